"""From a draft to a licence that lies on its patents, and to its end."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile

from deals.agreements.records import SIGNED, approved, draft, in_force, paper
from factories import make_user
from panhuo.deals.agreements.api import (
    Agreement,
    AgreementState,
    PartyValue,
    add_file,
    amend,
    create_agreement,
    decide_approval,
    keep_up,
    open_to_parties,
    sign,
    submit,
    take_back,
    terminate,
)
from panhuo.orgs.api import InvalidInput, NotAllowed
from panhuo.patents.api import Encumbrance, encumbrances_of
from portfolio.annuities.records import make_patents

pytestmark = pytest.mark.django_db


def test_a_licence_in_force_lies_on_its_patent(university, office):
    agreement = in_force(draft(office, university, kind="sole", territory="江苏省", field="农机"), office)
    assert agreement.state == AgreementState.IN_FORCE
    (row,) = encumbrances_of(university)[agreement.patents.get().patent_id]
    assert (row.kind, row.first, row.last, row.party) == ("sole", SIGNED, date(2030, 2, 28), "示例机械有限公司")
    assert (row.territory, row.field) == ("江苏省", "农机")
    assert agreement.patents.get().encumbrance == row


def test_ending_and_changing_move_the_licence_on_the_patent(university, office):
    agreement = in_force(draft(office, university), office)
    amend(agreement, ends_on=date(2032, 2, 28), note="补充协议一", actor=office)
    live = Encumbrance.objects.get(withdrawn=False)
    assert live.last == date(2032, 2, 28)
    assert agreement.versions.count() == 2
    terminate(agreement, on=date(2026, 6, 30), reason="双方协商解除", actor=office)
    live.refresh_from_db()
    assert live.last == date(2026, 6, 30)
    agreement.refresh_from_db()
    assert agreement.state == AgreementState.TERMINATED


def test_days_bring_effect_and_end(university, office):
    agreement = approved(draft(office, university, ends_on=date(2026, 8, 31)), office)
    add_file(agreement, kind="signed", name="签字件.pdf", file=paper(), actor=office)
    signed = sign(agreement, signed_on=SIGNED, effective_on=None, actor=office)
    assert signed.state == AgreementState.SIGNED
    Agreement.objects.filter(pk=agreement.pk).update(effective_on=SIGNED + timedelta(days=30))
    assert keep_up(today=SIGNED) == 0
    assert keep_up(today=SIGNED + timedelta(days=30)) == 1
    assert Agreement.objects.get(pk=agreement.pk).state == AgreementState.IN_FORCE
    keep_up(today=date(2026, 9, 1))
    assert Agreement.objects.get(pk=agreement.pk).state == AgreementState.ENDED


def test_nobody_approves_their_own_and_the_last_word_counts(university, office):
    agreement = draft(office, university)
    chief, lawyer = make_user(organisation=university), make_user(organisation=university)
    with pytest.raises(InvalidInput, match="不能审批自己"):
        submit(agreement, approvers=[(office, "自己")], actor=office)
    submit(agreement, approvers=[(chief, "负责人"), (lawyer, "法务")], actor=office)
    first, second = agreement.approvals.all()
    with pytest.raises(NotAllowed):
        decide_approval(first, approve=True, note="", actor=lawyer)
    decide_approval(first, approve=True, note="", actor=chief)
    agreement.refresh_from_db()
    assert agreement.state == AgreementState.REVIEW
    with pytest.raises(InvalidInput, match="写明意见"):
        decide_approval(second, approve=False, note=" ", actor=lawyer)
    decide_approval(second, approve=False, note="期限不明", actor=lawyer)
    agreement.refresh_from_db()
    assert agreement.state == AgreementState.DRAFT
    submit(agreement, approvers=[(lawyer, "法务")], actor=office)
    decide_approval(agreement.approvals.get(version=agreement.versions.last()), approve=True, note="", actor=lawyer)
    take_back(agreement, actor=office)
    agreement.refresh_from_db()
    assert agreement.state == AgreementState.DRAFT


def test_signing_needs_the_signed_copy_and_sensible_days(university, office):
    agreement = approved(draft(office, university), office)
    with pytest.raises(InvalidInput, match="签字盖章件"):
        sign(agreement, signed_on=SIGNED, effective_on=SIGNED, actor=office)
    with pytest.raises(InvalidInput, match="不是可以接受"):
        add_file(agreement, kind="signed", name="x.pdf", file=ContentFile(b"<html>"), actor=office)
    add_file(agreement, kind="signed", name="签字件.pdf", file=paper(), actor=office)
    with pytest.raises(InvalidInput, match="早于签订日"):
        sign(agreement, signed_on=SIGNED, effective_on=SIGNED - timedelta(days=1), actor=office)


def test_only_the_parties_see_it_and_a_draft_only_the_office(university, office, enterprise, firm, outsider):
    party = [PartyValue("taker", organisation=enterprise)]
    agreement = draft(office, university, parties=party)
    root = make_user(username="root2", is_superuser=True)

    def seen_by(user: Any) -> bool:
        return Agreement.objects.visible_to(user).filter(pk=agreement.pk).exists()

    assert seen_by(office)
    assert not seen_by(firm)
    open_to_parties(agreement, actor=office)
    assert seen_by(firm)
    assert not seen_by(outsider)
    assert not seen_by(root)


def test_drafts_are_refused_with_reasons(university, office, outsider, other_university):
    with pytest.raises(NotAllowed):
        draft(outsider, university)
    with pytest.raises(InvalidInput, match="至少选择一件专利"):
        draft(office, university, patents=[])
    with pytest.raises(InvalidInput, match="填写对方"):
        draft(office, university, parties=[])
    with pytest.raises(InvalidInput, match="止日早于起日"):
        draft(office, university, starts_on=date(2030, 1, 1), ends_on=date(2029, 1, 1))
    with pytest.raises(NotAllowed):
        draft(office, university, patents=make_patents(other_university, 1, start=50))
    development = create_agreement(
        actor=office, holder=university, kind="development", title="委托开发", parties=[PartyValue("taker", "某公司")],
        patents=[],
    )  # fmt: skip
    assert development.parties.get(side="giver").organisation == university
