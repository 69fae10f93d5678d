"""Evidence is confirmed by the authority, sanctions stop orders, appeals are decided by somebody else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from exchange.services.houses import asked, make_provider, offered
from factories import make_organisation, make_region, make_user
from panhuo.exchange.services.api import (
    CreditRecord,
    CreditValues,
    appeal,
    decide_appeal,
    decide_credit,
    record_credit,
    remind_services,
    standing_of,
)
from panhuo.orgs.api import DomainError, NotAllowed, Notification, OrganisationKind

STOP = CreditValues(kind="sanction", text="责令停止承接新业务六个月", source="示例罚字1号", stops_orders=True)


@pytest.fixture
def agency(db):
    return make_provider()


def test_own_evidence_waits_until_the_authority_confirms(agency, officer):
    house, person = agency
    record = record_credit(house, values=CreditValues(kind="honour", text="示例表彰", source="示例文1号"), actor=person)
    assert standing_of(house).honours == 0
    assert record not in CreditRecord.objects.visible_to(make_user())
    with pytest.raises(NotAllowed):
        decide_credit(record, confirm=True, actor=person)
    decide_credit(record, confirm=True, actor=officer)
    assert standing_of(house).honours == 1
    assert CreditRecord.objects.visible_to(make_user()).filter(pk=record.pk).exists()


def test_nobody_sanctions_but_the_authority_of_the_province(agency):
    house, person = agency
    elsewhere = make_organisation(kind=OrganisationKind.AUTHORITY, region=make_region("440000", "广东省"))
    for stranger in (person, make_user(organisation=elsewhere)):
        with pytest.raises(NotAllowed):
            record_credit(house, values=STOP, actor=stranger)


def test_a_sanction_stops_offers_and_says_so(agency, officer, enterprise, firm):
    house, person = agency
    request = asked(enterprise, firm)
    record_credit(house, values=STOP, actor=officer)
    with pytest.raises(DomainError, match="因处罚不得承接新业务"):
        offered(request, house, person)


def test_an_appeal_is_not_decided_by_who_sanctioned(agency, authority, officer):
    house, person = agency
    record = record_credit(house, values=STOP, actor=officer)
    one = appeal(record, text="事实有误", actor=person)
    assert one.due_on > timezone.localdate() + timedelta(days=20)
    with pytest.raises(NotAllowed):
        appeal(record, text="再来一次", actor=person)
    with pytest.raises(NotAllowed):
        decide_appeal(one, uphold=True, decision="成立", actor=officer)
    assert standing_of(house).blocked

    other = make_user(organisation=authority)
    decide_appeal(one, uphold=True, decision="证据不足", actor=other)
    found = standing_of(house)
    assert found.clean
    assert not found.blocked


def test_a_late_appeal_is_reminded_of_once(agency, officer):
    house, person = agency
    one = appeal(record_credit(house, values=STOP, actor=officer), text="太重", actor=person)
    assert remind_services() == 0
    later = one.due_on + timedelta(days=1)
    assert remind_services(today=later) == remind_services(today=later) == 1
    assert Notification.objects.filter(user=officer, text__contains="已过答复期限").count() == 1


def test_a_dismissed_appeal_leaves_the_sanction(agency, authority, officer):
    house, person = agency
    record = record_credit(house, values=STOP, actor=officer)
    one = appeal(record, text="太重", actor=person)
    decide_appeal(one, uphold=False, decision="适当", actor=make_user(organisation=authority))
    assert standing_of(house).blocked
