"""Orders are blocked without a passed assessment; checks come after filing and after grant."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from exchange.procurement.purchase import awarded
from factories import make_user
from panhuo.exchange.procurement.api import (
    AgencyOrder,
    CheckOutcome,
    OrderState,
    check_quality,
    orderable,
    place_agency_order,
    read_standard,
    record_filed,
    records_of,
    remind_checks,
    take_order,
)
from panhuo.intake.api import parse_number
from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed, Notification
from panhuo.portfolio.prefiling.api import FilingStep, NotAssessed, record_step
from portfolio.prefiling.people import MARK, disclosed, make_people, passed, under_assessment


@pytest.fixture
def people(university, office):
    return make_people(university, office)


@pytest.fixture
def decided(purchase):
    return awarded(purchase)


def test_without_a_passed_assessment_there_is_no_order(decided, people, office):
    for blocked in (None, disclosed(people), under_assessment(people)):
        with pytest.raises(NotAssessed):
            place_agency_order(decided, disclosure=blocked, actor=office)
    assert not AgencyOrder.objects.exists()
    assert [one.allowed for one in orderable(decided.procurement, office)] == [False, False]


def test_who_is_not_named_cannot_order(decided, people, university):
    disclosure = passed(people)
    with pytest.raises(NotAllowed):
        place_agency_order(decided, disclosure=disclosure, actor=make_user(organisation=university))


def test_another_house_cannot_order_here(decided, people, outsider):
    with pytest.raises(NotAllowed):
        place_agency_order(decided, disclosure=passed(people), actor=outsider)


def test_from_order_to_checks(decided, people, office, purchase):
    disclosure = passed(people, days_ago=40)
    house, person = purchase.agencies[0]
    order = place_agency_order(decided, disclosure=disclosure, actor=office)
    with pytest.raises(DomainError, match="已经委托过"):
        place_agency_order(decided, disclosure=disclosure, actor=office)
    with pytest.raises(InvalidInput, match="利益冲突"):
        take_order(order, attorney="示例代理师", no_conflict=False, actor=person)
    with pytest.raises(NotAllowed):
        take_order(order, attorney="示例代理师", no_conflict=True, actor=office)
    take_order(order, attorney="示例代理师", no_conflict=True, actor=person)

    with pytest.raises(NotAllowed):  # nothing is filed yet
        check_quality(order, stage="filing", answers={}, actor=office)
    filed_on = timezone.localdate() - timedelta(days=30)
    order = record_filed(order, number=parse_number("202610000002").normal, filed_on=filed_on, actor=office)
    assert order.state == OrderState.FILED
    assert remind_checks() == 1

    checks = read_standard(purchase.procurement.standard.data).checks("filing")
    answers = {one.id: "yes" for one in checks}
    with pytest.raises(InvalidInput):
        check_quality(order, stage="filing", answers={}, actor=office)
    with pytest.raises(NotAllowed):
        check_quality(order, stage="filing", answers=answers, actor=person)
    with pytest.raises(NotAllowed):  # not granted yet
        check_quality(order, stage="grant", answers=answers, actor=office)
    failed = check_quality(order, stage="filing", answers=answers | {"claims": "no"}, note="保护范围过窄", actor=office)
    assert failed.outcome == CheckOutcome.FAILED
    assert records_of([house.pk])[house.pk].passed == 0
    assert check_quality(order, stage="filing", answers=answers, actor=office).outcome == CheckOutcome.PASSED
    assert (records_of([house.pk])[house.pk].passed, records_of([house.pk])[house.pk].checked) == (1, 1)
    assert remind_checks() == 0

    record_step(order.filing, step=FilingStep.GRANTED, on=timezone.localdate(), evidence="", actor=office)
    order = AgencyOrder.objects.get(pk=order.pk)
    granted = {one.id: "yes" for one in read_standard(purchase.procurement.standard.data).checks("grant")}
    assert check_quality(order, stage="grant", answers=granted, actor=office).outcome == CheckOutcome.PASSED


def test_no_word_of_the_disclosure_reaches_the_agency(decided, people, office, purchase, client):
    order = place_agency_order(decided, disclosure=passed(people), actor=office)
    person = purchase.agencies[0][1]
    assert not any(MARK in one.text for one in Notification.objects.filter(user=person))
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    for url in (f"/procurement/orders/{order.pk}/", f"/procurement/{decided.procurement_id}/", "/procurement/orders/"):
        page = client.get(url)
        assert page.status_code == 200, url
        assert MARK not in page.content.decode()
