"""The contact room: who is in it, what an anonymous firm shows, brokers, approvals, meetings, the end."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from factories import make_organisation, make_user
from panhuo.exchange.contacts.api import (
    Approval,
    Contact,
    accept,
    agree_broker,
    agree_nda,
    approval_by_token,
    approval_token,
    ask_approval,
    ask_contact,
    contact_outcomes,
    contacts_waiting_for,
    decline,
    demand_name,
    dismiss_broker,
    draft_agreement,
    end_with_deal,
    end_without_deal,
    give_approval,
    invite_broker,
    post_message,
    propose_nda,
    remind_contacts,
    revoke_approval,
    set_meeting,
    set_next_step,
    tell_meeting,
    withdraw_contact,
)
from panhuo.needs.api import Need, NeedValues, firm_name, merge_needs, save_need
from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed, Notification, OrganisationKind
from portfolio.inventory.scene import make_patent

PDF = b"%PDF-1.4 example"


@pytest.fixture
def need(enterprise, firm) -> Need:
    values = NeedValues(
        title="锂电池组低温预热", text="要求预热不超过十分钟。", visibility="members", is_anonymous=True
    )
    return save_need(values, organisation=enterprise, actor=firm).need


@pytest.fixture
def patent(university):
    return make_patent(university, visibility="public")


@pytest.fixture
def asked(need, patent, enterprise, university, office, firm) -> Contact:
    return ask_contact(
        need=need, patent=patent, demand=enterprise, supply=university, asked_by="demand", message="想谈谈", actor=firm
    )


@pytest.fixture
def room(asked, office) -> Contact:
    return accept(asked, actor=office)


def test_an_anonymous_firm_is_named_to_the_other_side_once_it_accepted_and_to_nobody_else(
    asked, need, office, outsider, enterprise
):
    assert firm_name(need, office) == "匿名企业"
    assert demand_name(asked, seen_by="supply") == "匿名企业"
    assert enterprise.name not in "".join(Notification.objects.filter(user=office).values_list("text", flat=True))
    room = accept(asked, actor=office)
    assert demand_name(room, seen_by="supply") == enterprise.name
    assert firm_name(need, office) == enterprise.name
    assert firm_name(need, outsider) == "匿名企业"


def test_only_both_sides_see_it_not_even_the_administrator(asked, office, firm, outsider, officer, root):
    seen = {p.username for p in (office, firm, outsider, officer, root) if Contact.objects.visible_to(p).exists()}
    assert seen == {"office", "firm"}


def test_the_side_that_was_asked_answers_and_nothing_is_answered_twice(asked, office, firm):
    with pytest.raises(NotAllowed):
        accept(asked, actor=firm)
    with pytest.raises(InvalidInput):
        decline(asked, reason="other", actor=office)
    decline(asked, reason="immature", actor=office)
    with pytest.raises(DomainError):
        accept(asked, actor=office)
    with pytest.raises(DomainError):
        withdraw_contact(asked, actor=firm)


def test_about_the_same_there_is_one_live_contact(asked, need, patent, enterprise, university, firm, office):
    again = {"need": need, "patent": patent, "demand": enterprise, "supply": university}
    with pytest.raises(DomainError, match="已经就此在对接"):
        ask_contact(**again, asked_by="supply", actor=office)
    withdraw_contact(asked, actor=firm)
    assert ask_contact(**again, asked_by="supply", actor=office).state == "requested"


def test_nobody_asks_for_others_or_about_what_they_may_not_see(need, enterprise, university, outsider, office, firm):
    with pytest.raises(NotAllowed):
        ask_contact(need=need, demand=enterprise, supply=university, asked_by="supply", actor=outsider)
    secret = save_need(
        NeedValues(title="内部", text="内部", visibility="organisation"), organisation=enterprise, actor=firm
    ).need
    with pytest.raises(NotAllowed):
        ask_contact(need=secret, demand=enterprise, supply=university, asked_by="supply", actor=office)


def test_before_it_is_accepted_nobody_writes(asked, firm):
    with pytest.raises(DomainError):
        post_message(asked, text="在吗", actor=firm)


def test_files_are_checked_by_their_content(room, firm, office):
    made = post_message(room, text="见附件", files=[SimpleUploadedFile("数据.pdf", PDF)], actor=firm)
    assert made.files.get().kind == "pdf"
    with pytest.raises(InvalidInput):
        post_message(room, files=[SimpleUploadedFile("数据.pdf", b"MZ program")], actor=office)
    with pytest.raises(InvalidInput):
        post_message(room, text="  ", actor=office)


def test_the_next_step_is_seen_and_reminded_of_once_a_day(room, firm, office):
    with pytest.raises(InvalidInput):
        set_next_step(room, what="看样机", on=timezone.localdate() - timedelta(days=1), side="both", actor=firm)
    set_next_step(room, what="看样机", on=timezone.localdate(), side="supply", actor=firm)
    assert remind_contacts() == 1
    before = Notification.objects.count()
    remind_contacts()
    assert Notification.objects.count() == before


def test_secrecy_needs_both_and_a_changed_text_needs_both_again(room, firm, office):
    text = "双方对洽谈中知悉的未公开技术资料保密三年，不得转给第三方。"
    first = propose_nda(room, text=text, actor=office)
    with pytest.raises(DomainError):
        agree_nda(first, actor=office)
    changed = propose_nda(room, text=text + "期满前销毁。", actor=firm)
    assert list(changed.nda_signed) == ["demand"]
    done = agree_nda(changed, actor=office)
    assert (done.nda, set(done.nda_signed)) == ("agreed", {"demand", "supply"})
    with pytest.raises(DomainError):
        propose_nda(room, text=text, actor=firm)


def test_a_broker_enters_only_when_all_three_agreed_to_its_commission(room, firm, office, outsider):
    agency = make_organisation(name="示例经纪公司", kind=OrganisationKind.SERVICE)
    broker = make_user(username="broker", organisation=agency)
    with pytest.raises(InvalidInput):
        invite_broker(room, organisation=agency, basis="percent", paid_by="both", actor=firm)
    made = invite_broker(room, organisation=agency, basis="percent", basis_points=500, paid_by="both", actor=firm)
    assert Notification.objects.get(user=broker).url == "/contacts/", "the room itself is still closed to it"
    for person in (broker, office):
        assert not Contact.objects.visible_to(broker).exists()
        made = agree_broker(made, actor=person)
    assert made.is_active
    assert Contact.objects.visible_to(broker).exists()
    assert post_message(room, text="我来约时间", actor=broker).side == "broker"
    with pytest.raises(NotAllowed):
        end_without_deal(room, reason="price", actor=broker)
    with pytest.raises(NotAllowed):
        dismiss_broker(made, actor=outsider)
    dismiss_broker(made, actor=office)
    assert not Contact.objects.visible_to(broker).exists()


def test_an_approval_link_works_once_for_its_side_only(room, firm, office):
    made = ask_approval(
        room, name="示例经理", question="是否同意", expires_on=timezone.localdate() + timedelta(days=1), actor=firm
    )
    token = approval_token(made)
    assert not Approval.objects.visible_to(office).exists()
    assert approval_by_token(token + "x") is None
    with pytest.raises(InvalidInput):
        give_approval(token, approved=False, signed_name="示例经理")
    given = give_approval(token, approved=True, signed_name="示例经理")
    assert given.state == "approved"
    with pytest.raises(DomainError):
        give_approval(token, approved=False, signed_name="别人", comment="反悔")
    given.refresh_from_db()
    assert given.state == "approved"


def test_a_revoked_or_outdated_link_opens_nothing(room, firm, office):
    day = timezone.localdate()
    first = ask_approval(room, name="示例经理", question="是否同意", expires_on=day, actor=firm)
    with pytest.raises(NotAllowed):
        revoke_approval(first, actor=office)
    token = approval_token(first)
    revoke_approval(first, actor=firm)
    assert approval_by_token(token) is None
    second = ask_approval(room, name="示例经理", question="是否同意", expires_on=day, actor=firm)
    Approval.objects.filter(pk=second.pk).update(expires_on=day - timedelta(days=1))
    assert approval_by_token(approval_token(second)) is None


def test_a_meeting_is_told_of_after_it_was_held(room, firm, office):
    coming = set_meeting(room, at=timezone.now() + timedelta(days=1), kind="online", actor=firm)
    with pytest.raises(InvalidInput):
        tell_meeting(coming, result="terms", actor=office)
    held = set_meeting(room, at=timezone.now() - timedelta(hours=1), kind="on_site", actor=office)
    assert remind_contacts() == 1, "somebody has to say what came of it"
    tell_meeting(held, result="terms", note="同意许可", actor=office)
    assert remind_contacts() == 0
    assert contact_outcomes().met == 1


def test_a_deal_becomes_the_draft_of_an_agreement_once(room, firm, office, patent, enterprise):
    with pytest.raises(DomainError):
        draft_agreement(room, kind="ordinary", actor=office)
    end_with_deal(room, deal_fen=18_000_000, actor=firm)
    with pytest.raises(NotAllowed):
        draft_agreement(room, kind="ordinary", actor=firm)
    made = draft_agreement(room, kind="ordinary", actor=office)
    assert (made.price, made.patents.get().patent) == (18_000_000, patent)
    assert enterprise in {party.organisation for party in made.parties.all()}
    with pytest.raises(DomainError):
        draft_agreement(room, kind="ordinary", actor=office)


def test_an_end_takes_a_reason_and_is_counted(room, firm):
    with pytest.raises(InvalidInput):
        end_without_deal(room, reason="", actor=firm)
    end_without_deal(room, reason="price", actor=firm)
    with pytest.raises(DomainError):
        post_message(room, text="还在吗", actor=firm)
    found = contact_outcomes()
    assert (found.asked, found.accepted, found.deals, found.reasons) == (1, 1, 0, {"price": 1})


def test_a_merged_need_takes_its_contacts_along(room, need, enterprise, firm, office):
    other = save_need(
        NeedValues(title="电池预热", text="同一件事", visibility="named", is_anonymous=True),
        organisation=enterprise,
        actor=firm,
    ).need
    merge_needs(need, into=other, actor=firm)
    room.refresh_from_db()
    assert room.need == other
    assert Need.objects.visible_to(office).filter(pk=other.pk).exists()
    assert firm_name(other, office) == enterprise.name


def test_it_is_one_sides_turn_until_it_acts(asked, office, firm, root, outsider):
    def turn_of() -> set[str]:
        return {person.username for person in (office, firm, root, outsider) if contacts_waiting_for(person).exists()}

    assert turn_of() == {"office"}
    room = accept(asked, actor=office)
    assert turn_of() == {"firm"}, "who asked says what comes next"
    set_next_step(room, what="看样机", on=timezone.localdate(), side="supply", actor=firm)
    assert turn_of() == {"office"}
    set_next_step(room, what="一起看样机", on=timezone.localdate(), side="both", actor=office)
    assert turn_of() == {"office", "firm"}
    end_without_deal(room, reason="price", actor=firm)
    assert turn_of() == set()
