"""From the form to the decision: sealed offers, scorers without the price, quality before price."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from exchange.procurement.purchase import offered, scored
from factories import make_organisation, make_user
from panhuo.exchange.procurement.api import (
    AgencyOffer,
    Procurement,
    ProcurementState,
    adoption_figures,
    award,
    close_offers,
    decide_adoption,
    declare_adoption,
    default_standard,
    explain_price,
    judge_explanation,
    make_agency_offer,
    may_see_prices,
    publish_procurement,
    ranking_of,
    read_standard,
    save_procurement,
    save_standard,
    score_offer,
    standard_for,
    state_traits,
)
from panhuo.exchange.services.api import CreditValues, record_credit
from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed, OrganisationKind, Role


def test_gaps_of_the_form_hold_it_back(purchase):
    save_procurement(
        purchase.university,
        title="空的",
        answers={},
        offers_until=timezone.localdate(),
        actor=purchase.office,
        procurement=purchase.procurement,
    )
    with pytest.raises(InvalidInput, match="服务类型"):
        publish_procurement(purchase.procurement, actor=purchase.office)


def test_offers_are_sealed_until_they_are_opened(purchase, root):
    (house, person), (other, other_person) = purchase.agencies
    assert purchase.procurement not in Procurement.objects.visible_to(person)
    publish_procurement(purchase.procurement, actor=purchase.office)
    found = Procurement.objects.visible_to(person).get()
    make_agency_offer(found, organisation=house, price=800_000, team="x", plan="x", actor=person)

    for reader in (purchase.office, root, other_person, purchase.scorers[0]):
        assert not AgencyOffer.objects.visible_to(reader).exists(), reader
    assert AgencyOffer.objects.visible_to(person).exists()
    with pytest.raises(NotAllowed):  # not everybody has offered, and it is too early
        close_offers(found, actor=purchase.office)

    make_agency_offer(found, organisation=other, price=700_000, team="x", plan="x", actor=other_person)
    close_offers(found, actor=purchase.office)
    assert AgencyOffer.objects.visible_to(purchase.office).count() == 2
    assert AgencyOffer.objects.visible_to(person).count() == 1
    found.refresh_from_db()
    assert may_see_prices(purchase.office, found)
    assert not may_see_prices(purchase.scorers[0], found)


def test_the_lowest_price_does_not_win_by_itself(purchase):
    offers = offered(purchase, (1_000_000, 990_000))
    with pytest.raises(InvalidInput, match="评分还不完整"):
        award(offers[0], reasons="x", actor=purchase.office)
    scored(purchase, offers, (9, 8))
    assert ranking_of(offers[0].procurement).winner == offers[0].pk
    with pytest.raises(InvalidInput, match="质量低于"):
        award(offers[1], reasons="便宜", actor=purchase.office)
    made = award(offers[0], reasons="质量最好", actor=purchase.office)
    assert made.recommended
    assert made.procurement.state == ProcurementState.DECIDED


def test_a_price_far_below_is_explained_or_out(purchase):
    offers = offered(purchase, (1_000_000, 300_000))
    scored(purchase, offers, (7, 9))
    assert ranking_of(offers[0].procurement).winner == offers[0].pk
    person = purchase.agencies[1][1]
    explain_price(offers[1], text="长期合作领域，有成熟模板和复核", actor=person)
    judge_explanation(offers[1], accepted=True, actor=purchase.office)
    assert ranking_of(offers[0].procurement).winner == offers[1].pk


def test_who_may_score(purchase):
    offers = offered(purchase, (800_000, 700_000))
    for stranger in (purchase.office, purchase.agencies[0][1], make_user()):
        with pytest.raises(NotAllowed):
            score_offer(offers[0], values={"team": 9}, actor=stranger)
    with pytest.raises(InvalidInput):
        score_offer(offers[0], values={"team": 11}, actor=purchase.scorers[0])


def test_who_may_not_offer(purchase, officer):
    publish_procurement(purchase.procurement, actor=purchase.office)
    found = Procurement.objects.get(pk=purchase.procurement.pk)
    (house, person), _other = purchase.agencies
    said = {"price": 1, "team": "x", "plan": "x"}
    with pytest.raises(NotAllowed):
        make_agency_offer(found, organisation=house, actor=make_user(), **said)
    record_credit(
        house,
        values=CreditValues(kind="sanction", text="停止承接", source="示例1号", stops_orders=True),
        actor=officer,
    )
    with pytest.raises(DomainError, match="不得承接新业务"):
        make_agency_offer(found, organisation=house, actor=person, **said)
    Procurement.objects.filter(pk=found.pk).update(offers_until=timezone.localdate() - timedelta(days=1))
    found.refresh_from_db()
    with pytest.raises(NotAllowed):
        make_agency_offer(found, organisation=house, actor=person, **said)


def test_a_standard_that_lets_price_decide_is_refused(purchase):
    boss = make_user(organisation=purchase.university, role=Role.ADMIN)
    data = {**default_standard().data}
    data["scheme"] = {**data["scheme"], "price_weight": 40}
    with pytest.raises(InvalidInput, match="价格不能起决定作用"):
        save_standard(purchase.university, data=data, note="x", actor=boss)
    data["scheme"]["price_weight"] = 15
    with pytest.raises(NotAllowed):
        save_standard(purchase.university, data=data, note="x", actor=purchase.office)
    made = save_standard(purchase.university, data=data, note="提高价格权重", actor=boss)
    assert standard_for(purchase.university) == made
    assert purchase.procurement.standard != made  # what is under way keeps its own
    assert read_standard(made.data).scheme.price_weight == 15


def test_adoption_counts_decided_purchases_and_what_was_confirmed(purchase, officer, enterprise, firm):
    offers = offered(purchase, (800_000, 700_000))
    scored(purchase, offers, (9, 7))
    award(offers[0], reasons="x", actor=purchase.office)
    make_organisation(kind=OrganisationKind.HOSPITAL)
    state_traits(enterprise, traits={"state_owned": True}, source="示例国资名录", actor=firm)
    declared = declare_adoption(enterprise, on=timezone.localdate(), evidence="示例公告", actor=firm)

    def of(kind: str) -> tuple[int, int, int]:
        found = {one.kind: one for one in adoption_figures(until=timezone.localdate())}
        return found[kind].adopted, found[kind].of, found[kind].unknown

    assert of("university") == (1, 1, 0)
    assert of("hospital") == (0, 1, 0)
    assert of("state_firm") == (0, 1, 0)
    assert of("listed") == (0, 0, 1)
    with pytest.raises(NotAllowed):
        decide_adoption(declared, confirm=True, actor=firm)
    decide_adoption(declared, confirm=True, actor=officer)
    assert of("state_firm") == (1, 1, 0)
    yesterday = timezone.localdate() - timedelta(days=1)
    assert all(one.adopted == 0 for one in adoption_figures(until=yesterday))
