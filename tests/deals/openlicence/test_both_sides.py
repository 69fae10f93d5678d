"""An open licence is not taken, entered or paid by who stands on both sides by mandate unasked."""

from __future__ import annotations

import pytest

from deals.openlicence.test_life import TODAY, announced, days_ago
from deals.sides import agent_in_the_firm, agent_in_the_office, blocked, consent
from exchange.mandates.houses import Houses, make_houses
from panhuo.deals.openlicence.api import Acceptance, give_notice, record_notice, record_payment, take_back_notice

pytestmark = pytest.mark.django_db
SAID = {"contact": "示例联系人", "text": "我单位接受"}


@pytest.fixture
def houses() -> Houses:
    return make_houses()


def test_the_universitys_agent_does_not_accept_for_the_firm(houses):
    one = announced(houses.office, houses.university)
    agent, firm = agent_in_the_firm(houses), houses.firms[0]
    blocked(lambda: give_notice(one, organisation=firm, **SAID, actor=agent))
    assert not Acceptance.objects.exists()
    type(one.patent).objects.filter(pk=one.patent.pk).update(visibility="public")
    consent(houses, one.patent, houses.office)
    assert give_notice(one, organisation=firm, **SAID, actor=agent).organisation == firm


def test_the_firms_agent_enters_nothing_for_the_university(houses):
    one = announced(houses.office, houses.university)
    row = give_notice(one, organisation=houses.firms[0], **SAID, actor=houses.heads[0])
    agent = agent_in_the_office(houses)
    notice = {"name": "", "uscc": "", "contact": "", "notice_on": days_ago(1), "organisation": houses.firms[0]}
    blocked(lambda: record_notice(one, **notice, actor=agent))
    blocked(lambda: record_payment(row, day=TODAY, amount=10_000_00, note="", actor=agent))
    assert record_notice(one, **notice | {"name": "乙公司", "organisation": None}, actor=agent), "no house of ours"
    consent(houses, one.patent, houses.heads[0])
    assert record_payment(row, day=TODAY, amount=10_000_00, note="", actor=agent).obtained_on == TODAY


def test_stepping_back_is_open_to_everybody(houses):
    one = announced(houses.office, houses.university)
    row = give_notice(one, organisation=houses.firms[0], **SAID, actor=houses.heads[0])
    take_back_notice(row, actor=agent_in_the_office(houses))
    row.refresh_from_db()
    assert row.withdrawn
