"""Request → offers → order → acceptance → rating, each step with its rule of who may."""

from __future__ import annotations

from datetime import timedelta
from itertools import product

import pytest
from django.utils import timezone

from exchange.services.houses import asked, make_provider, offered
from factories import make_user
from panhuo.exchange.services.api import (
    TRANSITIONS,
    OfferState,
    OrderState,
    RequestState,
    ServiceOffer,
    ServiceOrder,
    ServiceRequest,
    move_order,
    open_steps,
    place_order,
    rate_order,
    ratings_of,
    reply_rating,
)
from panhuo.orgs.api import InvalidInput, NotAllowed, Notification, Role


@pytest.fixture
def scene(enterprise, firm):
    first, second = make_provider("示例导航一所"), make_provider("示例导航二所")
    request = asked(enterprise, firm)
    return request, first, second


@pytest.fixture
def order(scene, firm):
    request, (house, person), (other, other_person) = scene
    offered(request, other, other_person)
    return place_order(offered(request, house, person), reasons="方案具体", actor=firm)


def test_from_request_to_rating(order, scene, firm):
    request, (house, person), (other, _other_person) = scene
    request.refresh_from_db()
    assert request.state == RequestState.ORDERED
    assert request.offers.get(organisation=other).state == OfferState.PASSED

    move_order(order, verb="confirm", actor=person)
    move_order(order, verb="deliver", note="导航报告初稿", actor=person)
    with pytest.raises(NotAllowed):
        rate_order(order, quality=5, punctuality=5, communication=5, actor=firm)
    with pytest.raises(InvalidInput):
        move_order(order, verb="return", actor=firm)
    move_order(order, verb="return", note="缺竞争对手一章", actor=firm)
    move_order(order, verb="deliver", note="已补充", actor=person)
    done = move_order(order, verb="accept", actor=firm)
    assert (done.state, done.accepted_on) == (OrderState.ACCEPTED, timezone.localdate())
    assert [one.accepted for one in order.deliveries.all()] == [False, True]

    rating = rate_order(done, quality=4, punctuality=3, communication=5, comment="认真", actor=firm)
    with pytest.raises(NotAllowed):
        rate_order(done, quality=1, punctuality=1, communication=1, actor=firm)
    reply_rating(rating, reply="谢谢", actor=person)
    with pytest.raises(InvalidInput):
        reply_rating(rating, reply="再回一次", actor=person)
    assert ratings_of([house.pk])[house.pk].count == 1
    assert ratings_of([house.pk])[house.pk].mean is None  # too few to be shown
    assert Notification.objects.filter(user=person, text__contains=f"#{order.pk}").exists()


def test_every_step_is_refused_to_whom_the_table_does_not_name(order, scene, firm):
    """All states, all verbs, client, provider and stranger: exactly the table."""
    _request, (_house, person), _second = scene
    stranger = make_user()
    sides = {"client": firm, "provider": person, "": stranger}
    for state, (side, user) in product(OrderState.values, sides.items()):
        ServiceOrder.objects.filter(pk=order.pk).update(state=state)
        order.refresh_from_db()
        wanted = {row.verb for row in TRANSITIONS if state in row.sources and side in row.who}
        assert {row.verb for row in open_steps(user, order)} == wanted, (state, side)


def test_viewers_only_look(order, scene):
    _request, (house, _person), _second = scene
    looker = make_user(organisation=house, role=Role.VIEWER)
    assert ServiceOrder.objects.visible_to(looker).filter(pk=order.pk).exists()
    with pytest.raises(NotAllowed):
        move_order(order, verb="confirm", actor=looker)


def test_offers_are_hidden_from_other_providers(scene, firm):
    request, (house, person), (other, other_person) = scene
    mine, theirs = offered(request, house, person), offered(request, other, other_person)
    assert list(ServiceOffer.objects.visible_to(person)) == [mine]
    assert set(ServiceOffer.objects.visible_to(firm)) == {mine, theirs}


def test_only_the_invited_read_an_invitation(enterprise, firm):
    (house, person), (_other, other_person) = make_provider("示例甲所"), make_provider("示例乙所")
    request = asked(enterprise, firm, open_to_all=False, invited=[house])
    assert request in ServiceRequest.objects.visible_to(person)
    assert request not in ServiceRequest.objects.visible_to(other_person)
    with pytest.raises(NotAllowed):
        offered(request, _other, other_person)


def test_institutions_do_not_pass_the_gate_of_assessment_here(university, office, enterprise, firm):
    with pytest.raises(InvalidInput, match="申请前评估"):
        asked(university, office, kind="agency")
    assert asked(enterprise, firm, kind="agency").kind == "agency"  # firms are not bound by it


def test_an_unlisted_house_does_not_offer_and_nobody_after_the_last_day(enterprise, firm):
    house, person = make_provider(published=False)
    request = asked(enterprise, firm)
    assert request not in ServiceRequest.objects.visible_to(person)
    with pytest.raises(NotAllowed):
        offered(request, house, person)
    listed, listed_person = make_provider("示例丙所")
    ServiceRequest.objects.filter(pk=request.pk).update(offers_until=timezone.localdate() - timedelta(days=1))
    request.refresh_from_db()
    with pytest.raises(NotAllowed):
        offered(request, listed, listed_person)


def test_an_order_needs_reasons_and_the_clients_staff(scene, firm):
    request, (house, person), _second = scene
    offer = offered(request, house, person)
    with pytest.raises(InvalidInput):
        place_order(offer, reasons=" ", actor=firm)
    with pytest.raises(NotAllowed):
        place_order(offer, reasons="我选我自己", actor=person)
