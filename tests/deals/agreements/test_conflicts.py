"""Conflicts on the records: what stops, what is warned of, what settles it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from deals.agreements.records import approved, draft, in_force, paper
from panhuo.deals.agreements.api import (
    Stopped,
    acts_on,
    add_file,
    answer_objection,
    check,
    may_go_on,
    override,
    publicity_of,
    record_consent,
    record_notice,
    record_objection,
    record_pact,
    set_profile,
    sign,
    submit,
)
from panhuo.deals.rules.agreements.kinds import Act
from panhuo.deals.rules.findings import Severity
from panhuo.orgs.api import InvalidInput, NotAllowed, Role
from panhuo.patents.api import record_encumbrance
from portfolio.annuities.records import make_patents

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 1)


def codes(agreement: Any) -> dict[str, Severity]:
    return {one.finding.code: one.finding.severity for one in check(agreement, day=TODAY)}


def shared_patent(university: Any, **said: Any) -> Any:
    owners = (university.name, "示例科技有限公司")
    return make_patents(university, 1, owners=owners, **said)[0]


def consent(patent: Any, university: Any, office: Any, role: str, party: str, *acts: str) -> None:
    record_consent(
        patent, organisation=university, role=role, party=party, acts=acts, given_on=date(2026, 1, 5),
        source="同意书", actor=office,
    )  # fmt: skip


def test_gate_c_in_the_rules_of_the_room(university, office):
    patent = shared_patent(university)
    lay = {"organisation": university, "first": date(2025, 1, 1), "source": "登记", "actor": office}
    record_encumbrance(patent, kind="open_statement", **lay)
    record_encumbrance(patent, kind="pledge", party="示例银行", **lay)
    agreement = draft(office, university, kind="exclusive", patents=[patent])
    found = {one.finding.code: one for one in check(agreement, day=TODAY)}
    assert found["open_licence_no_exclusive"].finding.article == "专利法第五十一条第三款"
    assert found["coowner_consent"].finding.parties == ("示例科技有限公司",)
    assert found["pledged"].finding.severity is Severity.WARN
    with pytest.raises(Stopped):
        submit(agreement, approvers=[(office, "自己")], actor=office)
    assert agreement.checks.get().may_go_on is False, "what was found is kept even though it stopped"
    record_encumbrance(patent, kind="preservation", **lay)
    acts = {act: {one.code for one in rows} for act, rows in acts_on(patent, organisation=university, day=TODAY)}
    for act in (Act.TRANSFER, Act.ABANDON, Act.LAPSE, Act.PLEDGE):
        assert "suspended" in acts[act]


def test_consents_cover_the_acts_they_name(university, office):
    patent = shared_patent(university)
    agreement = draft(office, university, kind="exclusive", patents=[patent])
    consent(patent, university, office, "owner", "示例科技有限公司", "sole")
    assert "coowner_consent" in codes(agreement)
    consent(patent, university, office, "owner", "示例科技有限公司", "exclusive")
    assert "coowner_consent" not in codes(agreement)


def test_a_pact_of_the_owners_goes_first(university, office):
    patent = shared_patent(university)
    agreement = draft(office, university, kind="exclusive", patents=[patent])
    say = {"organisation": university, "source": "共有协议", "signed_on": None, "actor": office}
    with pytest.raises(InvalidInput, match="合计 100%"):
        record_pact(patent, alone={}, shares={university.name: "60", "示例科技有限公司": "30"}, **say)
    record_pact(patent, alone={university.name: ["exclusive"]}, shares={}, **say)
    assert set(codes(agreement)) == {"coowner_fee_shared"}


def test_a_pledge_waits_for_consent_or_a_reason(university, office):
    patent = make_patents(university, 1)[0]
    record_encumbrance(
        patent, kind="pledge", organisation=university, first=None, source="登记", party="示例银行", actor=office
    )
    agreement = draft(office, university, patents=[patent])
    assert codes(agreement) == {"pledged": Severity.WARN}
    assert not may_go_on(check(agreement, day=TODAY))
    with pytest.raises(InvalidInput, match="理由"):
        override(agreement, patent=patent, code="pledged", parties="示例银行", reason="", actor=office)
    override(agreement, patent=patent, code="pledged", parties="示例银行", reason="贷款已还清", actor=office)
    (one,) = check(agreement, day=TODAY)
    assert one.reason == "贷款已还清"
    assert may_go_on([one])
    other = draft(office, university, patents=[patent], title="另一份")
    consent(patent, university, office, "pledgee", "示例银行", "ordinary")
    assert codes(other) == {}


def test_what_the_law_stops_cannot_be_overridden(university, office):
    patent = shared_patent(university)
    agreement = draft(office, university, kind="exclusive", patents=[patent])
    with pytest.raises(NotAllowed, match="第十四条"):
        override(
            agreement, patent=patent, code="coowner_consent", parties="示例科技有限公司", reason="着急", actor=office
        )


def test_an_exclusive_licence_in_force_stops_the_next_one_but_not_itself(university, office):
    patent = make_patents(university, 1)[0]
    first = in_force(draft(office, university, kind="exclusive", patents=[patent]), office)
    assert codes(first) == {}
    second = draft(office, university, patents=[patent], taker="另一家公司")
    assert codes(second) == {"exclusive_in_force": Severity.BLOCK}
    elsewhere = draft(
        office, university, patents=[patent], taker="另一家公司", starts_on=date(2031, 1, 1), ends_on=date(2031, 6, 1)
    )
    assert codes(elsewhere) == {}, "its term begins after the other's is over"
    consent(patent, university, office, "licensee", "示例机械有限公司", "ordinary")
    assert codes(second) == {}


def test_a_sub_licence_needs_the_head_to_allow_it(university, office):
    patent = make_patents(university, 1)[0]
    head = in_force(draft(office, university, patents=[patent]), office)
    sub = draft(office, university, kind="sub", head=head, patents=[patent], taker="下游公司")
    assert "sublicence_not_agreed" in codes(sub)
    head.sublicence_allowed = True
    head.save()
    sub.refresh_from_db()
    assert codes(sub) == {"sublicence_ordinary": Severity.NOTE}


def test_a_state_university_publishes_name_and_price_before_it_signs(university, office):
    office.memberships.filter(organisation=university).update(role=Role.ADMIN)
    agreement = approved(draft(office, university), office)
    assert publicity_of(agreement, signing=date(2026, 3, 2)) == [], "nobody said what kind of institution it is"
    set_profile(university, institution="state_university", region="浙江省", actor=office)
    add_file(agreement, kind="signed", name="签字件.pdf", file=paper(), actor=office)
    with pytest.raises(Stopped, match="第十八条"):
        sign(agreement, signed_on=date(2026, 3, 2), effective_on=None, actor=office)
    notice = record_notice(
        agreement, first=date(2026, 2, 10), last=date(2026, 2, 25), places=["unit", "market"],
        contents=["name", "summary", "way", "price"], actor=office,
    )  # fmt: skip
    objection = record_objection(notice, by="张某", text="价格偏低", raised_on=date(2026, 2, 12), actor=office)
    warned = publicity_of(agreement, signing=date(2026, 3, 2))
    assert [one.code for one in warned] == ["objection_open"]
    answer_objection(objection, answer="经评估价格合理", answered_on=date(2026, 2, 20), actor=office)
    assert sign(agreement, signed_on=date(2026, 3, 2), effective_on=None, actor=office).signed_on == date(2026, 3, 2)


def test_consents_lie_in_the_past(university, office):
    patent = make_patents(university, 1)[0]
    with pytest.raises(InvalidInput, match="不能晚于今天"):
        record_consent(
            patent, organisation=university, role="owner", party="某人", acts=["sole"], source="x", actor=office,
            given_on=timezone.localdate().replace(year=timezone.localdate().year + 1, day=1),
        )  # fmt: skip


def test_in_a_cross_licence_each_side_answers_for_its_own_patents(university, office):
    own = make_patents(university, 1)[0]
    theirs = make_patents(university, 1, start=30, owners=("示例机械有限公司", "示例第三方"))[0]
    agreement = in_force(draft(office, university, kind="cross", mode="exclusive", patents=[own, theirs]), office)
    assert agreement.patents.get(patent=own).encumbrance.kind == "exclusive"
    assert agreement.patents.get(patent=theirs).encumbrance is None


def test_a_college_deals_with_its_universitys_patents(university, office):
    from factories import make_organisation, make_user

    college = make_organisation(name="示例理工大学示例学院")
    college.parent = university
    college.save()
    clerk = make_user(organisation=college)
    patent = shared_patent(university)
    patent.visibility = "public"
    patent.save()
    record_encumbrance(patent, kind="preservation", organisation=university, first=None, source="裁定书", actor=office)
    found = {one.finding.code: one.finding for one in check(draft(clerk, college, kind="transfer", patents=[patent]),
                                                            day=TODAY)}  # fmt: skip
    assert found["coowner_consent"].parties == ("示例科技有限公司",), "the university is its own side"
    assert "suspended" in found
