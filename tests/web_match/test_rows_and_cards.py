"""Explanations become rows: numbered parts, answers, open circles and question marks."""

from __future__ import annotations

from panhuo.engine.api import Coverage, Evidence, Explanation, NeedPart, Span
from panhuo.web.match.bar import score_bar
from panhuo.web.match.cards import Card
from panhuo.web.match.marks import Mark
from panhuo.web.match.rows import rows_of, turned_rows

FIRST, SECOND = Span("text", 0, 5), Span("title", 0, 4)


def part(text, coverage, *spans, aspect="effect"):
    evidence = tuple(Evidence(span, "预热时间为六分钟。", ("预热",)) for span in spans)
    return NeedPart(aspect, 0, len(text), text, coverage, evidence)


def card(*coverages):
    explanation = Explanation(
        [part("预热快。", coverage, *([FIRST] if coverage == "covered" else [])) for coverage in coverages], ()
    )
    return Card(
        1,
        "patent",
        None,
        "甲",
        "/",
        "valid",
        "有效",
        False,
        (),
        rows_of(explanation),
        score_bar({}, strongest=0),
        "",
        (),
    )


def test_background_is_no_part_and_numbers_count_only_what_is_asked():
    explanation = Explanation(
        [
            part("公司简介。", Coverage.NOT_ASKED, aspect="background"),
            part("预热要快。", Coverage.COVERED, FIRST, SECOND),
        ],
        (),
    )
    (row,) = rows_of(explanation)
    assert (row.mark, row.aspect, row.text) == (Mark(1, "effect"), "效果", "预热要快")
    assert [answer.in_title for answer in row.answers] == [False, True]
    assert [piece.text for piece in row.answers[0].pieces if piece.shared] == ["预热"]


def test_turned_round_a_row_takes_the_number_of_the_patents_sentence():
    explanation = Explanation([part("预热要快。", Coverage.COVERED, FIRST), part("防水。", Coverage.UNCOVERED)], ())
    covered, open_row = turned_rows(explanation, {FIRST: Mark(4)})
    assert covered.mark == Mark(4)
    assert "".join(piece.text for piece in covered.answers[0].pieces) == "预热要快"
    assert (open_row.mark, open_row.answers) == (None, ())


def test_a_short_need_shows_every_part_and_a_long_one_folds_what_is_not_answered():
    short = card(Coverage.COVERED, Coverage.UNCOVERED, Coverage.UNKNOWN)
    assert (len(short.shown_rows), short.folded_rows, short.covered) == (3, (), 1)
    long = card(*[Coverage.COVERED] * 2, *[Coverage.UNKNOWN] * 6)
    assert (len(long.shown_rows), len(long.folded_rows)) == (2, 6)


def test_where_nothing_is_answered_all_is_folded_but_still_there():
    none = card(Coverage.UNCOVERED, Coverage.UNKNOWN)
    assert (none.shown_rows, len(none.folded_rows)) == ((), 2)
