"""刚性约束: no filing without a passed assessment."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from panhuo.orgs.api import InvalidInput, NotAllowed, unread
from panhuo.patents.api import Encumbrance, application, withdraw_encumbrance
from panhuo.portfolio.prefiling.api import (
    Filing,
    NotAssessed,
    coverage_of,
    decide,
    enter_filing,
    fates_by_grade,
    link_filings,
    may_file,
    record_step,
    remind,
    reopen_disclosure,
    require_may_file,
    submit_disclosure,
    unassessed,
    units_of,
)
from portfolio.prefiling.people import MARK, disclosed, passed, rate_all, under_assessment
from web.records import make_patent

NUMBER = "202610601862.X"


def today() -> date:
    return timezone.localdate()


def number_of(serial: int, kind: str = "1") -> str:
    from panhuo.intake.api import parse_number

    normal = parse_number(f"2026{kind}{serial:07d}").normal
    assert normal
    return normal


def test_nothing_is_filed_without_a_disclosure():
    allowed, reason = may_file(None)
    assert not allowed
    assert "申请前评估" in reason


@pytest.mark.django_db
def test_a_draft_and_one_under_assessment_are_not_filed(people):
    disclosure = disclosed(people)
    assert may_file(disclosure) == (False, f"披露 #{disclosure.pk} 还没有提交评估")
    submit_disclosure(disclosure, actor=people.author)
    assert not may_file(disclosure)[0]
    with pytest.raises(NotAssessed):
        enter_filing(disclosure, number=number_of(1), filed_on=today(), actor=people.office)
    assert not Filing.objects.exists()


@pytest.mark.django_db
def test_a_passed_one_is_filed_and_counted(people):
    disclosure = passed(people)
    assert may_file(disclosure)[0]
    filing = enter_filing(disclosure, number=number_of(2), filed_on=today(), actor=people.office)
    assert require_may_file(disclosure) == filing.decision
    assert filing.decision.grade == "A"


@pytest.mark.django_db
@pytest.mark.parametrize("conclusion", ["improve", "secret", "publish", "drop"])
def test_any_other_conclusion_keeps_it_shut(people, conclusion):
    disclosure = under_assessment(people)
    rate_all(disclosure, people, value=9)
    decide(disclosure, conclusion=conclusion, reasons="另有安排", actor=people.office)
    with pytest.raises(NotAssessed):
        require_may_file(disclosure)


@pytest.mark.django_db
def test_the_office_can_not_decide_against_the_rule(people):
    disclosure = under_assessment(people)
    rate_all(disclosure, people, value=9, vetoes={"published": "yes"})
    with pytest.raises(InvalidInput, match="新颖性"):
        decide(disclosure, conclusion="file", reasons="还是想申请", actor=people.office)
    assert not may_file(disclosure)[0]


@pytest.mark.django_db
def test_a_filing_before_the_pass_was_not_assessed_before(people):
    disclosure = passed(people)
    with pytest.raises(NotAssessed, match="早于通过评估"):
        enter_filing(disclosure, number=number_of(3), filed_on=today() - timedelta(days=1), actor=people.office)


@pytest.mark.django_db
def test_taken_up_again_the_old_pass_opens_nothing(people):
    disclosure = passed(people)
    reopen_disclosure(disclosure, actor=people.author)
    assert not may_file(disclosure)[0]


@pytest.mark.django_db
def test_only_the_office_and_the_author_enter_filings(people, outsider, root):
    disclosure = passed(people)
    for other in (outsider, root, people.colleague, people.boss, people.panel[0]):
        with pytest.raises(NotAllowed):
            enter_filing(disclosure, number=number_of(4), filed_on=today(), actor=other)


@pytest.mark.django_db
@pytest.mark.parametrize("number", ["", "不是号码", "CN115986674A", "202610601862.1"])
def test_a_number_that_is_none_is_refused(people, number):
    with pytest.raises(InvalidInput):
        enter_filing(passed(people), number=number, filed_on=today(), actor=people.office)


@pytest.mark.django_db
def test_coverage_counts_what_was_filed_past_the_gate(people):
    since, until = today().replace(month=1, day=1), today()
    assert coverage_of(people.university, since=since, until=until).rate is None
    disclosure = passed(people)
    enter_filing(disclosure, number=number_of(5), filed_on=today(), actor=people.office)
    past = make_patent(
        holder=people.university, application_date=today(), identifiers=(application(number_of(6)),), owners=()
    )
    make_patent(holder=people.university, application_date=None, identifiers=(application(number_of(7)),), owners=())
    make_patent(holder=people.university, application_date=date(2017, 7, 21), owners=())
    found = coverage_of(people.university, since=since, until=until)
    assert (found.assessed, found.filings, found.undated) == (1, 2, 1)
    assert list(unassessed(units_of(people.university), since=since, until=until)) == [past]
    college = coverage_of(people.college, since=since, until=until)
    assert (college.assessed, college.filings) == (1, 1)


@pytest.mark.django_db
def test_a_filing_and_its_record_count_once(people):
    since, until = today().replace(month=1, day=1), today()
    filing = enter_filing(passed(people), number=number_of(8), filed_on=today(), actor=people.office)
    patent = make_patent(
        holder=people.university, application_date=today(), grant_date=today(), owners=(),
        identifiers=(application(filing.number),),
    )  # fmt: skip
    link_filings()
    filing.refresh_from_db()
    assert filing.patent == patent
    assert [event.step for event in filing.events.all()] == ["granted"]
    found = coverage_of(people.university, since=since, until=until, kind="invention")
    assert (found.assessed, found.filings) == (1, 1)
    assert link_filings() == 0


@pytest.mark.django_db
def test_public_money_lies_on_the_patent_for_the_whole_institution_and_tells_no_secret(people):
    filing = enter_filing(passed(people), number=number_of(11), filed_on=today(), actor=people.office)
    patent = make_patent(holder=people.university, owners=(), identifiers=(application(filing.number),))
    assert link_filings() == 1
    [row] = Encumbrance.objects.visible_to(people.colleague)
    assert (row.patent, row.kind, row.organisation) == (patent, "public_funding", people.university)
    assert (row.first, row.party) == (today(), "示例省科技厅")
    assert row.source == f"申请前评估 #{filing.disclosure_id} 的财政资助声明"
    assert MARK not in f"{row.source}{row.party}"
    assert link_filings() == 0
    withdraw_encumbrance(row, actor=people.office)
    assert link_filings() == 0, "what a person withdrew stays withdrawn"


@pytest.mark.django_db
def test_without_public_money_nothing_lies_on_the_patent(people):
    disclosure = passed(people, publicly_funded=False, funding=[])
    filing = enter_filing(disclosure, number=number_of(12), filed_on=today(), actor=people.office)
    make_patent(holder=people.university, owners=(), identifiers=(application(filing.number),))
    link_filings()
    assert not Encumbrance.objects.exists()


@pytest.mark.django_db
def test_the_grade_at_filing_is_set_beside_what_became_of_it(people):
    one = enter_filing(passed(people), number=number_of(9), filed_on=today(), actor=people.office)
    enter_filing(one.disclosure, number=number_of(10), filed_on=today(), actor=people.office)
    with pytest.raises(InvalidInput, match="证据"):
        record_step(one, step="licensed", on=today(), evidence="", actor=people.office)
    record_step(one, step="licensed", on=today(), evidence="合同 SL-1", actor=people.office)
    (row,) = fates_by_grade(units_of(people.university))
    assert (row.grade, row.total) == ("A", 2)
    assert {str(fate): n for fate, n in row.counts.items() if n} == {"used": 1, "pending": 1}


@pytest.mark.django_db
def test_a_pass_that_is_not_filed_is_reminded_of_once_a_period(people):
    passed(people)
    assert remind() == 0
    before = unread(people.office).count()
    later = today() + timedelta(days=91)
    assert remind(today=later) == 1
    assert remind(today=later) == 1
    assert unread(people.office).count() == before + 1


@pytest.mark.django_db
def test_public_money_is_asked_about_until_something_was_done_with_it(people):
    filing = enter_filing(passed(people), number=number_of(11), filed_on=today(), actor=people.office)
    record_step(filing, step="granted", on=today(), evidence="", actor=people.office)
    later = today() + timedelta(days=400)
    assert remind(today=later) == 1
    record_step(filing, step="implemented", on=today(), evidence="产品 SL-9", actor=people.author)
    assert remind(today=later) == 0
