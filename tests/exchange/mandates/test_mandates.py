"""What a mandate opens, and what it closes again at once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from exchange.mandates.houses import Houses, make_houses, mandated, paper, proposed
from factories import make_organisation, make_user
from panhuo.exchange.mandates.api import accept_mandate, end_mandate, followed, refuse_mandate, remind_of_ends
from panhuo.matching.index.scope import tokens_for, tokens_of
from panhuo.needs.api import Need, NeedValues, close_need, firm_name, save_need
from panhuo.orgs.api import (
    DomainError,
    InvalidInput,
    NotAllowed,
    Notification,
    OrganisationKind,
    Role,
    Viewer,
    events_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def houses() -> Houses:
    return make_houses(firms=2)


def secret_need(houses: Houses, n: int = 0) -> Need:
    values = NeedValues(title="窑炉余热回收", text="降低排烟温度", visibility="organisation", is_anonymous=True)
    return save_need(values, organisation=houses.firms[n], actor=houses.heads[n]).need


def sees(houses: Houses, need: Need) -> tuple[bool, bool]:
    """By the records, and by the tokens of the index."""
    tokens = tokens_of(visibility=need.visibility, organisation_id=need.organisation_id)
    mine = tokens_for(Viewer.of(houses.agent))
    assert mine is not None
    return Need.objects.visible_to(houses.agent).filter(pk=need.pk).exists(), bool(set(tokens) & set(mine))


def test_a_mandate_holds_from_acceptance_to_revocation(houses):
    need = secret_need(houses)
    mandate = proposed(houses, houses.firms[0])
    assert sees(houses, need) == (False, False), "proposed is not accepted"
    accept_mandate(mandate, actor=houses.heads[0])
    assert sees(houses, need) == (True, True)
    assert firm_name(need, houses.agent) == "示例企业0有限公司"
    changed = save_need(NeedValues(title="窑炉余热再利用"), organisation=houses.firms[0], actor=houses.agent, need=need)
    assert changed.changes["title"][1] == "窑炉余热再利用"

    end_mandate(mandate, reason="不再合作", actor=houses.heads[0])
    assert sees(houses, need) == (False, False)
    with pytest.raises(NotAllowed):
        close_need(need, actor=houses.agent)
    verbs = [event.verb for event in events_of("mandate", mandate.pk)]
    assert verbs == ["proposed", "accepted", "revoked"]


def test_it_holds_only_in_its_period_and_its_matters(houses):
    need = secret_need(houses)
    today = timezone.localdate()
    later = {"starts_on": today + timedelta(days=1), "ends_on": today + timedelta(days=9)}
    mandated(houses, houses.firms[0], houses.heads[0], **later)
    assert sees(houses, need) == (False, False), "its first day is tomorrow"
    mandated(houses, houses.firms[0], houses.heads[0], scopes=["contacts"])
    assert sees(houses, need) == (False, False), "negotiating is not keeping needs"
    mandated(houses, houses.firms[0], houses.heads[0])
    assert sees(houses, need) == (True, True)


def test_only_the_heads_of_the_firm_accept(houses):
    mandate = proposed(houses, houses.firms[0])
    clerk = make_user(organisation=houses.firms[0])
    both = make_user(organisation=houses.firms[0], role=Role.ADMIN)
    both.memberships.create(organisation=houses.agency, role=Role.VIEWER)
    for user in (houses.agent, clerk, both, houses.heads[1]):
        with pytest.raises(NotAllowed):
            accept_mandate(mandate, actor=user)
    refuse_mandate(mandate, reason="不需要", actor=houses.heads[0])
    with pytest.raises(DomainError):
        accept_mandate(mandate, actor=houses.heads[0])


def test_a_mandate_needs_paper_matter_and_period(houses):
    firm, today = houses.firms[0], timezone.localdate()
    for given in (
        {"scopes": []},
        {"scopes": ["answers"]},
        {"ends_on": today - timedelta(days=1), "starts_on": today - timedelta(days=9)},
        {"starts_on": today, "ends_on": today - timedelta(days=1)},
        {"file": ContentFile(b"MZ executable", name="a.pdf")},
    ):
        with pytest.raises(InvalidInput):
            proposed(houses, firm, **given)
    proposed(houses, firm)
    with pytest.raises(DomainError):
        proposed(houses, firm)
    other = make_organisation(kind=OrganisationKind.ENTERPRISE)
    with pytest.raises(NotAllowed):
        proposed(houses, firm, actor=make_user(organisation=other))


def test_both_hear_before_it_ends_once(houses):
    today = timezone.localdate()
    mandated(houses, houses.firms[0], houses.heads[0], ends_on=today + timedelta(days=20), file=paper())
    for _again in range(2):
        assert remind_of_ends() == 1
    assert Notification.objects.filter(user=houses.agent, key__endswith=":ends:30").count() == 1
    assert Notification.objects.filter(user=houses.heads[0], key__endswith=":ends:30").count() == 1


def test_the_agency_follows_its_firms_needs_only(houses):
    mandated(houses, houses.firms[0], houses.heads[0])
    mine, theirs = secret_need(houses, 0), secret_need(houses, 1)
    found = followed(houses.agent)
    assert [row.need for row in found] == [mine]
    assert (found[0].turn, found[0].act) == ("ours", "ask")
    assert theirs not in [row.need for row in found]
