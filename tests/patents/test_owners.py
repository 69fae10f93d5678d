"""Which organisation an owner's name means."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser

from factories import make_organisation, make_user
from panhuo.orgs.api import (
    KnownName,
    NameKind,
    NotAllowed,
    OrganisationKind,
    OrganisationStatus,
    OutboxEntry,
    add_name,
    close_organisation,
    rename,
)
from panhuo.patents.api import (
    OwnerName,
    Patent,
    confirm_owner,
    display_owner,
    owner_reviews,
    patents_of,
    reject_owner,
    reresolve_owner_names,
    resolve_owner_names,
)
from patents.samples import app_number, make_patent, save

pytestmark = pytest.mark.django_db


def resolved(name: str):
    return resolve_owner_names([name])[name]


@pytest.mark.parametrize(
    ("name", "resolution"),
    [
        ("示例理工大学", "exact"),
        ("示例理工大学 ", "exact"),
        ("示例理工大学能源与动力工程学院", "rule"),
        ("示例理工大学，机械工程学院", "rule"),
        ("示例工学院", "rule"),
        ("Demo University", "rule"),
        ("示例理工大学城市学院", "doubtful"),
        ("示例理工大学附属第一医院", "none"),
        ("示例理工大学出版社有限公司", "none"),
        ("示例理大学", "doubtful"),
        ("别处大学", "none"),
    ],
)
def test_names_and_what_they_mean(university, name, resolution):
    add_name(university, name="示例工学院", kind=NameKind.FORMER, actor=None)
    add_name(university, name="Demo University", kind=NameKind.ALIAS, actor=None)

    found = resolved(name)

    assert found.resolution == resolution
    assert found.organisation == (university.pk if resolution in {"exact", "rule"} else None)
    assert found.candidate == (university.pk if resolution == "doubtful" else None)
    assert bool(found.reason) == (resolution != "none")


def test_a_listed_institution_is_not_taken_for_a_part_of_another(university):
    KnownName.objects.create(
        name="示例理工大学城市学院", normal_name="示例理工大学城市学院", kind=OrganisationKind.UNIVERSITY
    )
    KnownName.objects.create(
        name="示例理工大学能源工程学院", normal_name="示例理工大学能源工程学院", kind=OrganisationKind.UNIVERSITY
    )
    assert resolved("示例理工大学城市学院").resolution == "none"
    assert resolved("示例理工大学能源工程学院").resolution == "none"


def test_first_and_second_hospital_are_two():
    make_organisation(name="示例市第一人民医院", kind=OrganisationKind.HOSPITAL)
    assert resolved("示例市第二人民医院").resolution == "none"
    assert resolved("示例市第一人民医院").resolution == "exact"


def test_spellings_of_a_company_are_one_name(enterprise):
    a = save(app_number(9_930_001), title="甲", owners=("示例机械有限责任公司",)).patent
    b = save(app_number(9_930_002), title="乙", owners=("示例机械有限公司",)).patent
    assert OwnerName.objects.count() == 1
    assert set(patents_of(enterprise)) == {a, b}


def test_patents_of_counts_every_co_owner_and_not_former_owners(university, enterprise):
    both = make_patent(owners=(university.name, enterprise.name))
    sold = make_patent(owners=(enterprise.name,), original_owners=(university.name,))
    filed = make_patent(original_owners=(university.name,))
    held = make_patent(holder=university)

    assert set(patents_of(university)) == {both, filed, held}
    assert set(patents_of(enterprise)) == {both, sold}
    assert display_owner(both) == f"{university.name}、{enterprise.name}"
    assert display_owner(filed) == university.name


def test_more_than_three_owners_are_counted():
    assert (
        display_owner(make_patent(owners=("甲公司", "乙公司", "丙公司", "丁公司"))) == "甲公司、乙公司、丙公司 等 4 家"
    )


def test_a_new_organisation_finds_its_patents_and_the_index_hears_of_it():
    patent = make_patent(owners=("示例新学院", "别的公司"))
    assert OwnerName.objects.get(name="示例新学院").resolution == "none"

    organisation = make_organisation(name="示例新学院")

    assert set(patents_of(organisation)) == {patent}
    version = Patent.objects.get(pk=patent.pk).version
    assert version == patent.version + 1
    assert OutboxEntry.objects.filter(object_type="patent", object_id=patent.pk).latest("pk").version == version
    assert reresolve_owner_names(organisation) == 0


def test_a_renamed_organisation_keeps_its_patents_and_finds_those_of_its_new_name(university):
    old, new = make_patent(owners=(university.name,)), make_patent(owners=("示例科技大学",))
    rename(university, name="示例科技大学", actor=None)
    assert set(patents_of(university)) == {old, new}


def test_a_name_added_and_taken_away_is_followed(university):
    patent = make_patent(owners=("示例工学院",))
    name = add_name(university, name="示例工学院", kind=NameKind.FORMER, actor=None)
    assert set(patents_of(university)) == {patent}
    name.delete()
    assert not patents_of(university)


def test_an_organisation_finds_its_patents_when_it_is_approved_and_loses_them_when_closed():
    patent = make_patent(owners=("示例新学院",))
    organisation = make_organisation(name="示例新学院", status=OrganisationStatus.PENDING)
    assert not patents_of(organisation)
    organisation.status = OrganisationStatus.ACTIVE
    organisation.save()
    assert set(patents_of(organisation)) == {patent}
    close_organisation(organisation, actor=None)
    assert not patents_of(organisation)


def test_the_review_list_is_for_those_who_decide(university, office, outsider):
    make_patent(owners=("示例理工大学城市学院",))
    make_patent(owners=("示例理工大学城市学院",))
    assert [(name.name, name.patents) for name in owner_reviews(office)] == [("示例理工大学城市学院", 2)]
    assert list(owner_reviews(make_user(is_superuser=True))) == list(owner_reviews(office))
    assert not owner_reviews(outsider)
    assert not owner_reviews(AnonymousUser())


def test_confirming_makes_the_patents_ours(university, office, outsider):
    patent = make_patent(owners=("示例理工大学城市学院",))
    name = OwnerName.objects.get()
    with pytest.raises(NotAllowed):
        confirm_owner(name, organisation=university, actor=outsider)

    confirm_owner(name, organisation=university, actor=office)

    assert set(patents_of(university)) == {patent}
    name.refresh_from_db()
    assert name.decided_by == office
    assert office.display_name in name.reason
    assert not owner_reviews(office)
    reresolve_owner_names(university)
    name.refresh_from_db()
    assert name.resolution == "confirmed"


def test_nobody_but_the_administrator_gives_a_name_to_another_organisation(university, other_university, office):
    make_patent(owners=("示例理工大学城市学院",))
    with pytest.raises(NotAllowed):
        confirm_owner(OwnerName.objects.get(), organisation=other_university, actor=office)
    confirm_owner(OwnerName.objects.get(), organisation=other_university, actor=make_user(is_superuser=True))


def test_rejecting_is_for_good(university, office):
    make_patent(owners=("示例理工大学城市学院",))
    reject_owner(OwnerName.objects.get(), actor=office)
    reresolve_owner_names(university)
    assert OwnerName.objects.get().resolution == "rejected"
    assert not patents_of(university)
    assert not owner_reviews(office)
