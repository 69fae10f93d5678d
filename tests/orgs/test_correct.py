"""Kind, region and code are put right by those who may; organisations are closed and come back."""

from __future__ import annotations

import pytest

from factories import make_organisation, make_region, make_user
from panhuo.needs.api import EnterpriseProfile
from panhuo.orgs.api import (
    InvalidInput,
    NotAllowed,
    Organisation,
    OrganisationKind,
    OrganisationStatus,
    OutboxEntry,
    RegionLevel,
    Role,
    close_organisation,
    correct_organisation,
    correctable,
    events_of,
    reopen_organisation,
)
from patents.samples import make_patent

pytestmark = pytest.mark.django_db
USCC, OTHER = "91330100799655058B", "91440300708461136T"


def correct(organisation: Organisation, *, actor, **said) -> Organisation:
    values = {"kind": organisation.kind, "region": organisation.region, "uscc": organisation.uscc or ""} | said
    return correct_organisation(organisation, actor=actor, **values)


@pytest.fixture
def manager(university):
    return make_user(username="manager", organisation=university, role=Role.ADMIN)


@pytest.fixture
def city():
    return make_region("330100", "杭州市", RegionLevel.CITY)


def test_the_administrator_of_the_installation_corrects_all_and_it_is_told(root, university, city):
    correct(university, kind="institute", region=city, uscc="9133 0100 7996 5505 8b", actor=root)
    university.refresh_from_db()
    assert (university.kind, university.region, university.uscc) == ("institute", city, USCC)
    event = events_of("organisation", university.pk).get(verb="corrected")
    assert event.data["corrected"]["kind"] == ["university", "institute"]
    correct(university, actor=root)
    assert events_of("organisation", university.pk).filter(verb="corrected").count() == 1


def test_its_own_administrator_corrects_the_region_and_adds_the_code_once(manager, university, city):
    correct(university, region=city, uscc=USCC, actor=manager)
    university.refresh_from_db()
    assert (university.region, university.uscc) == (city, USCC)
    for said in ({"uscc": OTHER}, {"uscc": ""}, {"kind": "authority"}):
        with pytest.raises(NotAllowed):
            correct(Organisation.objects.get(pk=university.pk), actor=manager, **said)


def test_an_authority_does_not_move_itself(authority, city):
    boss = make_user(organisation=authority, role=Role.ADMIN)
    assert "region" not in correctable(authority, actor=boss)
    with pytest.raises(NotAllowed):
        correct(authority, region=city, actor=boss)


def test_others_correct_nothing(office, outsider, university, city):
    for actor in (office, outsider):
        assert correctable(university, actor=actor) == ()
        with pytest.raises(NotAllowed):
            correct(university, region=city, actor=actor)


@pytest.mark.parametrize(
    ("said", "field"),
    [({"uscc": "123"}, "uscc"), ({"uscc": USCC}, "uscc"), ({"kind": "x"}, "kind"), ({"region": "990000"}, "region")],
)
def test_what_is_wrong_or_anothers_is_refused_at_its_field(root, university, said, field):
    make_organisation(uscc=USCC, status=OrganisationStatus.CLOSED)
    with pytest.raises(InvalidInput) as caught:
        correct(university, actor=root, **said)
    assert caught.value.field == field


def test_the_index_hears_where_the_owner_lies_now(root, university, enterprise, city):
    patent = make_patent(owners=(university.name,))
    EnterpriseProfile.objects.create(organisation=enterprise, main_products="泵")
    OutboxEntry.objects.all().delete()
    correct(university, region=city, actor=root)
    correct(enterprise, region=city, actor=root)
    assert set(OutboxEntry.objects.values_list("object_type", flat=True)) == {"patent", "profile"}
    assert OutboxEntry.objects.get(object_type="patent").object_id == patent.pk


def test_closed_and_back(root, office, university, enterprise):
    profile = EnterpriseProfile.objects.create(organisation=enterprise, main_products="泵")
    with pytest.raises(NotAllowed):
        close_organisation(university, actor=office)
    close_organisation(enterprise, actor=root, reason="已注销")
    assert OutboxEntry.objects.filter(object_type="profile", object_id=profile.pk).exists()
    with pytest.raises(InvalidInput):
        close_organisation(enterprise, actor=root)
    reopen_organisation(enterprise, actor=root)
    assert enterprise.status == OrganisationStatus.ACTIVE
    with pytest.raises(InvalidInput):
        reopen_organisation(enterprise, actor=root)


def test_a_closed_one_does_not_come_back_beside_its_successor(root, enterprise):
    close_organisation(enterprise, actor=root)
    make_organisation(name=enterprise.name, kind=OrganisationKind.ENTERPRISE)
    with pytest.raises(InvalidInput, match="已有名为"):
        reopen_organisation(enterprise, actor=root)
