"""What stands in the way of an agreement."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panhuo.deals.rules.agreements.conflicts import conflicts
from panhuo.deals.rules.agreements.coowners import split_fee
from panhuo.deals.rules.agreements.facts import (
    UNENCUMBERED,
    Encumbrances,
    Licence,
    Owners,
    OwnersAgreement,
    Patent,
    Pledge,
    Proposal,
    Suspension,
)
from panhuo.deals.rules.agreements.invalidity import Fate, fee_after_invalidity
from panhuo.deals.rules.agreements.kinds import Act, licence_kind
from panhuo.deals.rules.agreements.scope import Scope
from panhuo.deals.rules.findings import Finding, Need, Severity, allowed
from panhuo.deals.rules.sources import Basis
from panhuo.law.kinds import Kind

TODAY = date(2026, 3, 2)
PATENT = Patent("示例", Kind.INVENTION, is_granted=True, expires=date(2036, 5, 1), annuity_paid=True)
ALONE = Owners(("示例大学",))
JIANGSU, NANJING, ZHEJIANG = (frozenset({name}) for name in ("江苏省", "江苏省南京市", "浙江省"))


def judged(
    act: Act, lies: Encumbrances = UNENCUMBERED, *, patent: Patent = PATENT, owners: Owners = ALONE, **more: object
) -> list[Finding]:
    proposal = replace(Proposal(act, TODAY, by=owners.names[0], counterparty="新厂"), **more)
    return conflicts(proposal, patent=patent, owners=owners, encumbrances=lies)


def codes(*args: object, **more: object) -> list[str]:
    return [one.code for one in judged(*args, **more)]  # type: ignore[arg-type]


def under(kind: Act, **scope: object) -> Encumbrances:
    return Encumbrances(licences=(Licence("旧厂", kind, Scope(**scope)),))  # type: ignore[arg-type]


def test_gate_c_each_with_its_article():
    lies = Encumbrances(open_licence=True, pledges=(Pledge("示例银行"),))
    found = judged(Act.EXCLUSIVE, lies, owners=Owners(("示例大学", "示例公司")))
    assert {one.code: (one.severity, one.article) for one in found} == {
        "open_licence_no_exclusive": (Severity.BLOCK, "专利法第五十一条第三款"),
        "coowner_consent": (Severity.BLOCK, "专利法第十四条第二款"),
        "pledged": (Severity.WARN, "民法典第四百四十四条"),
    }
    assert "示例公司" in next(one for one in found if one.code == "coowner_consent").message
    preserved = Encumbrances(suspensions=((Suspension.PRESERVATION, Scope(date(2026, 1, 1))),))
    for act in (Act.TRANSFER, Act.ABANDON, Act.LAPSE, Act.PLEDGE, Act.EQUITY):
        found = judged(act, preserved)
        assert [(one.code, one.article) for one in found] == [("suspended", "专利法实施细则第一百零四条、第一百零五条")]
    assert codes(Act.ORDINARY, preserved) == ["suspended_licence"]
    over = Encumbrances(suspensions=((Suspension.PRESERVATION, Scope(date(2025, 1, 1), date(2026, 3, 1))),))
    assert codes(Act.TRANSFER, over) == []


@pytest.mark.parametrize("act", [Act.ORDINARY, Act.SOLE, Act.EXCLUSIVE, Act.CROSS])
@pytest.mark.parametrize("old", [Act.SOLE, Act.EXCLUSIVE])
def test_no_licence_beside_an_exclusive_or_sole_one(act: Act, old: Act):
    assert "exclusive_in_force" in codes(act, under(old))
    assert codes(act, under(old, last=date(2026, 3, 1))) == [], "an expired one blocks nothing"
    assert codes(act, under(old), counterparty="旧厂") == [], "one may license the same firm anew"


def test_scopes_that_do_not_meet_leave_room():
    assert codes(Act.ORDINARY, under(Act.EXCLUSIVE, territories=JIANGSU), scope=Scope(territories=ZHEJIANG)) == []
    assert codes(Act.ORDINARY, under(Act.EXCLUSIVE, territories=JIANGSU), scope=Scope(territories=NANJING))
    assert codes(Act.ORDINARY, under(Act.EXCLUSIVE, territories=JIANGSU))
    later = Scope(date(2027, 1, 1), date(2028, 1, 1))
    assert codes(Act.ORDINARY, under(Act.EXCLUSIVE, last=date(2026, 12, 31)), scope=later) == []
    assert codes(Act.ORDINARY, under(Act.EXCLUSIVE, last=date(2027, 1, 1)), scope=later)


def test_exclusive_beside_ordinary_ones():
    assert codes(Act.EXCLUSIVE, under(Act.ORDINARY)) == ["ordinary_in_force"]
    assert allowed(judged(Act.EXCLUSIVE, under(Act.ORDINARY), names_earlier_licences=True))
    assert codes(Act.ORDINARY, under(Act.ORDINARY)) == []


def test_sole_licensor_that_cannot_exploit_may_give_one_ordinary_licence():
    found = judged(Act.ORDINARY, under(Act.SOLE), licensor_cannot_exploit=True)
    assert [(one.code, one.severity) for one in found] == [("sole_own_exploitation", Severity.WARN)]
    assert allowed(found)


def test_transfer_leaves_licences_alive():
    found = judged(Act.TRANSFER, under(Act.ORDINARY), owner_exploits=True)
    assert [one.code for one in found] == ["licences_live_on", "transferor_must_stop"]
    assert allowed(found)
    assert codes(Act.EQUITY, Encumbrances(open_licence=True)) == ["open_licence_transfer"]


def test_coowners():
    two = Owners(("甲", "乙"))
    assert codes(Act.ORDINARY, owners=two) == codes(Act.CROSS, owners=two) == ["coowner_fee_shared"]
    assert codes(Act.CROSS, owners=two, mode=Act.EXCLUSIVE) == ["coowner_consent"]
    assert codes(Act.TRANSFER, owners=replace(two, consents=frozenset({"乙"}))) == []
    agreed = replace(two, agreement=OwnersAgreement({"甲": frozenset({Act.SOLE})}))
    assert allowed(judged(Act.SOLE, owners=agreed))
    assert not allowed(judged(Act.EXCLUSIVE, owners=agreed)), "an agreement that is silent leaves the law"
    assert not allowed(judged(Act.SOLE, owners=agreed, by="乙"))


@given(st.integers(0, 10**12), st.lists(st.integers(1, 100), min_size=1, max_size=6))
def test_fees_are_split_to_the_last_fen(fee: int, shares: list[int]):
    names = tuple(f"共有人{n}" for n in range(len(shares)))
    agreement = OwnersAgreement(shares=dict(zip(names, map(Decimal, shares), strict=True)))
    for owners in (Owners(names), Owners(names, agreement=agreement)):
        assert sum(split_fee(fee, owners).parts.values()) == fee


def test_pledge_waits_for_consent_given_for_that_act():
    consented = Encumbrances(pledges=(Pledge("示例银行", consented=frozenset({Act.ORDINARY})),))
    assert allowed(judged(Act.ORDINARY, consented))
    found = judged(Act.TRANSFER, consented)
    assert not allowed(found)
    assert (found[0].severity, found[0].basis) == (Severity.WARN, Basis.MEMORY)


def test_sublicences():
    def of(licence: Licence, **more: object) -> list[Finding]:
        return judged(Act.SUB, Encumbrances(licences=(licence,)), by="旧厂", **more)

    head = Licence("旧厂", scope=Scope(date(2025, 1, 1), date(2028, 12, 31), JIANGSU), sublicence=True)
    inside = Scope(date(2026, 3, 2), date(2028, 12, 31), NANJING)
    assert allowed(of(head, scope=inside))
    assert of(head, scope=replace(inside, last=date(2029, 1, 1)))[0].code == "sublicence_too_wide"
    assert [one.code for one in of(head, scope=inside, mode=Act.EXCLUSIVE)] == ["sublicence_kind"]
    assert of(replace(head, sublicence=None), scope=inside)[0].needs is Need.CONSENT_OF_LICENSOR
    ended = replace(head, scope=replace(head.scope, last=date(2026, 3, 1)))
    assert [one.code for one in of(ended, scope=inside)] == ["sublicence_without_licence"]


@pytest.mark.parametrize(
    ("act", "funded", "approved", "blocked"),
    [
        (Act.TRANSFER, True, False, True),
        (Act.TRANSFER, False, False, True),
        (Act.TRANSFER, True, True, False),
        (Act.EXCLUSIVE, True, False, True),
        (Act.EXCLUSIVE, False, False, False),
        (Act.SOLE, True, False, False),
        (Act.ORDINARY, True, False, False),
    ],
)
def test_going_abroad(act: Act, funded: bool, approved: bool, blocked: bool):  # noqa: FBT001
    patent = replace(PATENT, publicly_funded=funded)
    assert allowed(judged(act, patent=patent, foreign=True, approved=approved)) is not blocked
    assert allowed(judged(act, patent=patent)), "at home nothing is asked"


def test_defence_patents():
    patent = replace(PATENT, defence=True)
    assert "defence_abroad" in codes(Act.TRANSFER, patent=patent, foreign=True, approved=True)
    assert codes(Act.TRANSFER, patent=patent) == ["defence_approval"]
    assert codes(Act.ORDINARY, patent=patent) == []


def test_own_use():
    assert codes(Act.OWN_USE, owners=Owners(("甲", "乙"))) == ["coowner_own_use"]
    assert allowed(judged(Act.OWN_USE, under(Act.SOLE)))
    assert codes(Act.OWN_USE, under(Act.EXCLUSIVE)) == ["own_use_under_exclusive"]
    assert codes(Act.OWN_USE, under(Act.EXCLUSIVE, last=date(2026, 3, 1))) == []


def test_fees_after_a_declaration_of_invalidity():
    def fate(paid: date | None, **more: bool) -> Fate:
        return fee_after_invalidity(paid=paid, declared_invalid=TODAY, **more).fate

    before = date(2026, 3, 1)
    assert fate(before) is Fate.STAYS
    assert fate(before, plainly_unfair=True) is Fate.BACK
    assert fate(before, bad_faith=True) is Fate.DAMAGES
    assert fate(None) is fate(TODAY) is Fate.NOT_OWED


def test_letting_go():
    assert codes(Act.LAPSE, under(Act.ORDINARY)) == codes(Act.ABANDON, under(Act.SOLE)) == ["licensor_keeps_up"]
    free = Encumbrances(licences=(Licence("旧厂", may_lapse=True),))
    assert codes(Act.LAPSE, free) == []


def test_no_right_no_deal():
    assert codes(Act.ORDINARY, patent=replace(PATENT, ended=True)) == ["not_in_force"]
    assert codes(Act.TRANSFER, patent=replace(PATENT, expires=TODAY)) == ["not_in_force"]
    assert codes(Act.ORDINARY, patent=replace(PATENT, is_granted=False)) == ["application_only"]
    assert codes(Act.ORDINARY, scope=Scope(TODAY, date(2036, 5, 1))) == ["beyond_term"]
    assert codes(Act.ORDINARY, scope=Scope(TODAY, date(2036, 4, 30))) == []


def test_commissioned_development_settles_whose_the_results_are():
    assert codes(Act.DEVELOPMENT) == ["results_unsettled"]
    assert codes(Act.DEVELOPMENT, settles_ownership=True) == []


@pytest.mark.parametrize(
    ("stated", "kind"),
    [
        (None, Act.ORDINARY),
        ("", Act.ORDINARY),
        ("独家", Act.ORDINARY),
        ("独占许可", Act.EXCLUSIVE),
        ("排他实施许可", Act.SOLE),
        (Act.EXCLUSIVE, Act.EXCLUSIVE),
        (Act.SUB, Act.ORDINARY),
    ],
)
def test_kind_of_licence(stated: str | None, kind: Act):
    assert licence_kind(stated) is kind


@pytest.mark.parametrize("act", list(Act))
def test_every_finding_can_be_read_and_names_an_article(act: Act):
    lies = Encumbrances(
        licences=(Licence("旧厂", Act.SOLE), Licence("老厂")),
        pledges=(Pledge("示例银行"),),
        suspensions=((Suspension.OWNERSHIP, Scope()),),
        open_licence=True,
    )
    patent = replace(PATENT, publicly_funded=True, annuity_paid=False)
    for one in judged(act, lies, patent=patent, owners=Owners(("甲", "乙")), foreign=True, owner_exploits=True):
        assert one.message
        assert "%(" not in one.message
        assert one.article
