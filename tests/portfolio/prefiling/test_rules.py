"""Grading, as a plain library."""

from __future__ import annotations

import copy
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panhuo.portfolio.prefiling.rules.appraise import appraise
from panhuo.portfolio.prefiling.rules.errors import RuleError
from panhuo.portfolio.prefiling.rules.read import default_data, read_book
from panhuo.portfolio.prefiling.rules.sheets import Sheet, VetoAnswer, check_sheet

BOOK = read_book(default_data())
QUESTIONS = [question.id for question in BOOK.questions]
VETOES = [veto.id for veto in BOOK.vetoes]
NO = dict.fromkeys(VETOES, VetoAnswer.NO)

ratings = st.dictionaries(st.sampled_from(QUESTIONS), st.integers(0, BOOK.scale))
answers = st.dictionaries(st.sampled_from(VETOES), st.sampled_from(list(VetoAnswer)))
sheets = st.lists(st.builds(Sheet, values=ratings, vetoes=answers), max_size=5)


def full(value: int, **vetoes: VetoAnswer) -> Sheet:
    return Sheet(values=dict.fromkeys(QUESTIONS, value), vetoes=NO | vetoes)


@pytest.mark.parametrize(
    ("value", "grade", "passes"), [(10, "A", True), (7, "B", True), (5, "C", False), (2, "D", False)]
)
def test_the_total_decides_the_grade(value, grade, passes):
    found = appraise(BOOK, [full(value), full(value)])
    assert (found.grade, found.passes, found.score) == (grade, passes, value * 10)


def test_a_veto_refuses_even_the_best():
    found = appraise(BOOK, [full(10), full(10, published=VetoAnswer.YES)])
    assert found.grade == "D"
    assert not found.passes


def test_what_is_unclear_holds_back_without_lowering_the_grade():
    found = appraise(BOOK, [full(10), full(10, ownership=VetoAnswer.UNCLEAR)])
    assert found.grade == "A"
    assert not found.passes


def test_one_rater_is_not_enough():
    found = appraise(BOOK, [full(10)])
    assert found.grade is None
    assert found.score is None
    assert "raters" in found.missing


def test_an_unanswered_veto_leaves_no_grade():
    partly = Sheet(values=dict.fromkeys(QUESTIONS, 10), vetoes={k: v for k, v in NO.items() if k != "subject"})
    found = appraise(BOOK, [partly, partly])
    assert found.grade is None
    assert found.missing == ("vetoes",)


def test_a_weak_prospect_can_not_be_made_up_for():
    core = {q.id for q in BOOK.questions if q.dimension == BOOK.core}
    sheet = Sheet(values={q: 3 if q in core else 10 for q in QUESTIONS}, vetoes=NO)
    found = appraise(BOOK, [sheet, sheet])
    assert found.score is not None
    assert found.score > 65
    assert found.grade == "D"


def test_what_nobody_rated_takes_no_part():
    some = Sheet(values=dict.fromkeys(QUESTIONS[:-1], 8), vetoes=NO)
    found = appraise(BOOK, [some, some])
    assert found.score == 80
    assert found.coverage == Fraction(95)
    assert found.questions[-1].mean is None


@given(sheets)
def test_the_score_lies_between_the_lowest_and_the_highest_mean(given_sheets):
    found = appraise(BOOK, given_sheets)
    means = [q.mean for q in found.questions if q.mean is not None]
    if found.score is not None:
        assert min(means) <= found.score <= max(means)
    assert 0 <= found.coverage <= 100
    assert (found.coverage == 100) == (len(means) == len(QUESTIONS))


@given(sheets)
def test_nothing_passes_without_all_that_the_rule_asks(given_sheets):
    found = appraise(BOOK, given_sheets)
    if found.passes:
        assert len(given_sheets) >= BOOK.min_raters
        assert found.coverage >= BOOK.min_coverage
        assert found.grade in BOOK.may_file
        assert all(v.answer is VetoAnswer.NO for v in found.vetoes)


@given(sheets, st.randoms(use_true_random=False))
def test_the_order_of_the_panel_changes_nothing(given_sheets, random):
    shuffled = list(given_sheets)
    random.shuffle(shuffled)
    assert appraise(BOOK, shuffled) == appraise(BOOK, given_sheets)


@given(sheets, st.sampled_from(VETOES))
def test_a_veto_more_never_opens_filing(given_sheets, veto):
    assert not appraise(BOOK, [*given_sheets, Sheet(vetoes={veto: VetoAnswer.YES})]).passes


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda d: d.update(questions=[]), "no_questions"),
        (lambda d: d["questions"].append(dict(d["questions"][0])), "twice"),
        (lambda d: d["questions"][0].update(dimension="nowhere"), "no_dimension"),
        (lambda d: d["questions"][0].update(weight=0), "whole"),
        (lambda d: d.update(core="nowhere"), "no_core"),
        (lambda d: d["grades"].reverse(), "grade_order"),
        (lambda d: d.update(may_file=["D"]), "may_file"),
        (lambda d: d.update(min_raters="2"), "whole"),
        (lambda d: d.update(vetoes=None), "list"),
    ],
)
def test_a_book_that_contradicts_itself_is_refused(change, code):
    data = copy.deepcopy(default_data())
    change(data)
    with pytest.raises(RuleError) as caught:
        read_book(data)
    assert caught.value.code == code


@pytest.mark.parametrize(
    "sheet", [Sheet(values={"need": 11}), Sheet(values={"need": -1}), Sheet(values={"strange": 1})]
)
def test_a_rating_outside_the_scale_is_refused(sheet):
    with pytest.raises(RuleError):
        check_sheet(BOOK, sheet)
