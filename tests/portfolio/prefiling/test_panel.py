"""Who writes, who rates, who decides."""

from __future__ import annotations

import copy

import pytest

from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed, unread
from panhuo.portfolio.prefiling.api import (
    InventorValue,
    PersonRole,
    assess,
    book_for,
    create_disclosure,
    decide,
    edit_disclosure,
    may_see_sheets,
    name_person,
    round_result,
    save_book,
    submit_disclosure,
    unname_person,
    why_not,
)
from panhuo.portfolio.prefiling.rules.read import default_data
from portfolio.prefiling.people import disclosed, rate_all, under_assessment, values

pytestmark = pytest.mark.django_db


def test_public_funding_must_be_said_before_it_is_handed_in(people):
    disclosure = disclosed(people, publicly_funded=None, funding=())
    with pytest.raises(InvalidInput) as caught:
        submit_disclosure(disclosure, actor=people.author)
    assert caught.value.field == "publicly_funded"
    edit_disclosure(disclosure, values(publicly_funded=True, funding=()), actor=people.author)
    with pytest.raises(InvalidInput) as caught:
        submit_disclosure(disclosure, actor=people.author)
    assert caught.value.field == "funding"


def test_members_of_others_do_not_disclose_here(people, outsider, firm):
    for stranger in (outsider, firm):
        with pytest.raises(NotAllowed):
            create_disclosure(values(), organisation=people.college, office=people.office, actor=stranger)


def test_office_staff_work_for_the_institution(people, outsider):
    with pytest.raises(InvalidInput, match="工作人员"):
        create_disclosure(values(), organisation=people.college, office=outsider, actor=people.author)


def test_inventors_have_no_part_in_the_panel(people):
    inventor = people.panel[0]
    disclosure = submit_disclosure(
        disclosed(people, inventors=[InventorValue("甲"), InventorValue("乙", inventor)]), actor=people.author
    )
    for one in (inventor, people.author):
        with pytest.raises(InvalidInput, match="发明人"):
            name_person(disclosure, user=one, role=PersonRole.PANEL, actor=people.office)


def test_the_author_names_no_panel(people):
    disclosure = submit_disclosure(disclosed(people), actor=people.author)
    with pytest.raises(NotAllowed):
        name_person(disclosure, user=people.panel[0], role=PersonRole.PANEL, actor=people.author)


def test_who_is_not_named_does_not_rate(people, outsider):
    disclosure = under_assessment(people)
    for other in (outsider, people.author, people.office, people.colleague):
        with pytest.raises(NotAllowed):
            assess(disclosure, values={"need": 5}, vetoes={}, actor=other)


def test_nobody_follows_another_before_the_decision(people):
    disclosure = under_assessment(people)
    assert not may_see_sheets(people.panel[0], disclosure)
    assert may_see_sheets(people.office, disclosure)
    rate_all(disclosure, people, value=8)
    decide(disclosure, conclusion="file", reasons="好", actor=people.office)
    assert may_see_sheets(people.panel[0], disclosure)


def test_rating_again_replaces(people):
    disclosure = under_assessment(people)
    first, second = people.panel
    assess(disclosure, values={"need": 2}, vetoes={}, actor=first)
    assess(disclosure, values={"need": 4}, vetoes={}, actor=first)
    assess(disclosure, values={"need": 9}, vetoes={}, actor=second)
    need = next(q for q in round_result(disclosure).appraisal.questions if q.id == "need")
    assert (need.raters, need.low, need.high, need.spread) == (2, 4, 9, 5)


def test_it_is_said_what_is_missing(people):
    disclosure = under_assessment(people)
    assess(disclosure, values={"need": 10}, vetoes={"ownership": "unclear"}, actor=people.panel[0])
    said = "；".join(why_not(round_result(disclosure)))
    assert "至少要 2 人" in said
    assert "权属" in said
    with pytest.raises(InvalidInput) as caught:
        decide(disclosure, conclusion="file", reasons="急", actor=people.office)
    assert "至少要 2 人" in caught.value.message


def test_the_last_office_staff_stays(people):
    disclosure = under_assessment(people)
    office = disclosure.people.get(role=PersonRole.OFFICE)
    with pytest.raises(DomainError, match="另一位"):
        unname_person(office, actor=people.author)
    name_person(disclosure, user=people.colleague, role=PersonRole.OFFICE, actor=people.office)
    unname_person(office, actor=people.author)
    with pytest.raises(NotAllowed):
        decide(disclosure, conclusion="drop", reasons="x", actor=people.office)


def test_the_author_hears_of_the_decision_without_a_word_of_content(people):
    disclosure = under_assessment(people)
    decide(disclosure, conclusion="drop", reasons="没有前景", actor=people.office)
    assert [note.text for note in unread(people.author)] == [f"披露 #{disclosure.pk} 已有结论"]


def test_own_rules_are_versions_and_old_decisions_keep_theirs(people):
    disclosure = under_assessment(people)
    rate_all(disclosure, people, value=7)
    decide(disclosure, conclusion="file", reasons="好", actor=people.office)
    data = copy.deepcopy(default_data())
    data["grades"][0]["score"], data["grades"][0]["core"] = 99, 99
    data["may_file"] = ["A"]
    with pytest.raises(NotAllowed):
        save_book(people.university, data=data, note="", actor=people.office)
    own = save_book(people.university, data=data, note="只让 A 级申请", actor=people.boss)
    assert book_for(people.college) == own
    assert round_result(disclosure).version.organisation is None
    other = under_assessment(people)
    rate_all(other, people, value=7)
    with pytest.raises(InvalidInput, match="A 级"):
        decide(other, conclusion="file", reasons="好", actor=people.office)


def test_rules_that_contradict_themselves_are_refused(people):
    data = copy.deepcopy(default_data()) | {"questions": []}
    with pytest.raises(InvalidInput, match="至少要有一个"):
        save_book(people.university, data=data, note="", actor=people.boss)
