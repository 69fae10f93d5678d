"""Citations, seats and the shipped guides, as plain rules."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panhuo.exchange.desk.rules.errors import RuleError
from panhuo.exchange.desk.rules.guides import shipped_guides
from panhuo.exchange.desk.rules.laws import Cited, check_cited, laws, numeral, written
from panhuo.exchange.desk.rules.seats import has_seat, moves_up

FILES = {
    "patent": "专利法(2020-10-17).md",
    "rules": "专利法实施细则(2023-12-11).md",
    "transform": "促进科技成果转化法(2015-08-29).md",
    "progress": "科学技术进步法(2021-12-24).md",
    "agency": "专利代理条例(2018-11-06).md",
}
SEQUENCES = st.lists(st.sampled_from(["join", "leave", "more"]), max_size=25)


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "一"), (10, "十"), (15, "十五"), (20, "二十"), (26, "二十六"), (100, "一百"), (105, "一百零五"),
     (110, "一百一十"), (115, "一百一十五"), (149, "一百四十九")],
)  # fmt: skip
def test_numbers_of_articles(number, said):
    assert numeral(number) == said


def test_how_a_citation_is_written():
    assert written(Cited("patent", 26, 4)) == "专利法第二十六条第四款"
    assert written(Cited("notice16", 9)) == "国知发运字〔2025〕16号（九）"
    assert written(Cited("other", 0, 0, "示例省专利条例")) == "示例省专利条例"


@pytest.mark.parametrize(
    "wrong", [Cited("patent", 83), Cited("patent", 0), Cited("agency", 33), Cited("x", 1), Cited("other", 3)]
)
def test_what_is_not_there_is_not_cited(wrong):
    with pytest.raises(RuleError):
        check_cited(wrong)


def test_the_guides_cite_what_there_is():
    guides = shipped_guides()
    assert len({one.slug for one in guides}) == len(guides) >= 8
    for guide in guides:
        assert guide.cites, guide.slug
        for cited in guide.cites:
            check_cited(cited)


@pytest.mark.shared
def test_the_laws_have_as_many_articles_as_we_say(shared_data: Path):
    for law, name in FILES.items():
        text = (shared_data / "policy" / "regulations" / name).read_text(encoding="utf-8")
        last = re.findall(r"^第([一二三四五六七八九十百零]+)条", text, re.MULTILINE)[-1]
        assert last == numeral(laws()[law].articles), law


@given(st.one_of(st.none(), st.integers(1, 4)), SEQUENCES)
def test_seats_are_never_more_than_there_are_and_go_by_turn(capacity, steps):
    seated: list[int] = []
    waiting: list[int] = []
    for number, step in enumerate(steps):
        if step == "join":
            (seated if has_seat(capacity, len(seated), len(waiting)) else waiting).append(number)
        elif step == "leave" and seated:
            seated.pop(0)
        elif step == "more" and capacity is not None:
            capacity += 1
        up = moves_up(capacity, len(seated), waiting)
        assert up == waiting[: len(up)]
        seated += up
        waiting = waiting[len(up) :]
        assert capacity is None or len(seated) <= capacity
        assert not waiting or len(seated) == capacity
