"""Nobody acts on both sides of one deal without the consent of those concerned."""

from __future__ import annotations

import pytest

from exchange.mandates.houses import Houses, make_houses, mandated
from factories import make_user
from panhuo.exchange.answers.api import AnswerValues, answer_request, ask
from panhuo.exchange.contacts.api import accept, agree_broker, ask_contact, invite_broker
from panhuo.exchange.mandates.api import answer_consent, ask_consent
from panhuo.needs.api import Need, NeedValues, save_need
from panhuo.orgs.api import DomainError, NotAllowed, Role

pytestmark = pytest.mark.django_db
YES = AnswerValues(kind="interested", text="愿意")


@pytest.fixture
def houses() -> Houses:
    return make_houses()


@pytest.fixture
def need(houses) -> Need:
    values = NeedValues(title="窑炉余热回收", text="降低排烟温度", visibility="members")
    return save_need(values, organisation=houses.firms[0], actor=houses.heads[0]).need


def test_an_agent_of_both_is_blocked_until_both_consent(houses, need):
    mandated(houses, houses.firms[0], houses.heads[0])
    request = ask(need, organisation=houses.university, actor=houses.heads[0])
    mandated(houses, houses.university, houses.office, scopes=["answers", "contacts"])
    with pytest.raises(NotAllowed) as blocked:
        answer_request(request, YES, actor=houses.agent)
    assert blocked.value.code == "both_sides"
    with pytest.raises(NotAllowed):
        ask(need, organisation=houses.university, actor=houses.agent)

    consent = ask_consent(
        demand=houses.firms[0], supply=houses.university, need=need, disclosure="两边都收服务费", actor=houses.agent
    )
    with pytest.raises(NotAllowed):
        answer_consent(consent, agree=True, actor=houses.agent)
    answer_consent(consent, agree=True, actor=houses.heads[0])
    with pytest.raises(NotAllowed):
        answer_request(request, YES, actor=houses.agent)
    answer_consent(consent, agree=True, actor=houses.office)
    assert answer_request(request, YES, actor=houses.agent).kind == "interested"

    answer_consent(consent, agree=False, actor=houses.office)
    with pytest.raises(NotAllowed):
        ask(need, organisation=houses.university, actor=houses.agent)


def test_consent_is_to_one_deal_only(houses, need):
    mandated(houses, houses.firms[0], houses.heads[0])
    mandated(houses, houses.university, houses.office, scopes=["answers"])
    consent = ask_consent(
        demand=houses.firms[0], supply=houses.university, need=need, disclosure="说明", actor=houses.agent
    )
    for head in (houses.heads[0], houses.office):
        answer_consent(consent, agree=True, actor=head)
    ask(need, organisation=houses.university, actor=houses.agent)
    values = NeedValues(title="另一条需求", text="内容另外", visibility="members")
    other = save_need(values, organisation=houses.firms[0], actor=houses.agent).need
    with pytest.raises(NotAllowed):
        ask(other, organisation=houses.university, actor=houses.agent)


def test_a_persons_second_house_counts(houses, need):
    """Works for the agency, and for the university that is asked."""
    mandated(houses, houses.firms[0], houses.heads[0])
    houses.agent.memberships.create(organisation=houses.university, role=Role.STAFF)
    with pytest.raises(NotAllowed):
        ask(need, organisation=houses.university, actor=houses.agent)
    colleague = make_user(organisation=houses.agency)
    request = ask(need, organisation=houses.university, actor=colleague)
    with pytest.raises(NotAllowed):
        answer_request(request, YES, actor=houses.agent)


def test_contacts_and_brokers_are_blocked_too(houses, need):
    mandate = mandated(houses, houses.firms[0], houses.heads[0])
    mandated(houses, houses.university, houses.office, scopes=["contacts"])
    parties = {"need": need, "demand": houses.firms[0], "supply": houses.university, "asked_by": "demand"}
    with pytest.raises(NotAllowed):
        ask_contact(**parties, actor=houses.agent)
    contact = ask_contact(**parties, actor=houses.heads[0])
    with pytest.raises(NotAllowed):
        accept(contact, actor=houses.agent)
    contact = accept(contact, actor=houses.office)
    broker = invite_broker(contact, organisation=houses.agency, basis="free", paid_by="both", actor=houses.heads[0])
    agree_broker(broker, actor=houses.office)
    with pytest.raises(NotAllowed):
        agree_broker(broker, actor=houses.agent)
    assert mandate.is_live


def test_one_side_needs_no_consent(houses, need):
    mandated(houses, houses.firms[0], houses.heads[0])
    request = ask(need, organisation=houses.university, actor=houses.agent)
    assert answer_request(request, YES, actor=houses.office).kind == "interested"
    with pytest.raises(DomainError):
        ask_consent(demand=houses.firms[0], supply=houses.university, need=need, disclosure="说明", actor=houses.agent)
