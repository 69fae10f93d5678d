"""The directory: who is in it, how it is narrowed."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser

from exchange.services.houses import make_provider, profile_of
from factories import make_organisation, make_region, make_user
from panhuo.exchange.services.api import (
    CaseValues,
    CreditValues,
    DirectoryFilters,
    ItemValues,
    ServiceProfile,
    directory_facets,
    filter_directory,
    record_credit,
    save_case,
    save_item,
    save_profile,
)
from panhuo.orgs.api import InvalidInput, NotAllowed, OrganisationKind


def found(**said):
    rows = ServiceProfile.objects.visible_to(AnonymousUser())
    return {str(one) for one in filter_directory(rows, DirectoryFilters(**said))}


def test_narrowed_by_kind_region_words_and_credit(officer):
    agency, _person = make_provider("示例代理所")
    make_provider("示例概念验证中心", kind="proof")
    make_provider("示例未公开所", published=False)
    record_credit(agency, values=CreditValues(kind="sanction", text="警告", source="示例1号"), actor=officer)

    assert found() == {"示例代理所", "示例概念验证中心"}
    assert found(kind=("proof",)) == {"示例概念验证中心"}
    assert found(q="概念 中心") == {"示例概念验证中心"}
    assert found(credit=("clean",)) == {"示例概念验证中心"}
    assert found(region=("33",)) == {"示例代理所", "示例概念验证中心"}
    counts = directory_facets(ServiceProfile.objects.listed(), DirectoryFilters())
    assert {value: n for value, _label, n in counts["credit"]} == {"clean": 1, "sanctioned": 1}
    assert {value: n for value, _label, n in counts["kind"]} == {"agency": 1, "proof": 1}


def test_a_service_is_found_where_it_is_offered(db):
    house = make_organisation(kind=OrganisationKind.SERVICE, name="示例中试基地", region=make_region())
    person = make_user(organisation=house)
    profile = save_profile(house, summary="中试", published=True, actor=person)
    region = make_region("440000", "广东省")
    save_item(profile, values=ItemValues(kind="pilot", title="中试", regions=[region]), actor=person)
    assert found(region=("44",)) == {"示例中试基地"}
    assert found(region=("11",)) == set()


def test_each_facet_counts_what_it_leaves(officer):
    house, _person = make_provider("示例全国所")
    local = make_organisation(kind=OrganisationKind.SERVICE, name="示例本地所")
    someone = make_user(organisation=local)
    profile = save_profile(local, summary="x", published=True, actor=someone)
    region = make_region("440000", "广东省")
    save_item(profile, values=ItemValues(kind="training", title="x", regions=[region]), actor=someone)
    record_credit(house, values=CreditValues(kind="sanction", text="x", source="x"), actor=officer)
    counts = directory_facets(ServiceProfile.objects.listed(), DirectoryFilters())
    assert {value for value, _label, _n in counts["region"]} == {"33", "44"}
    for name, rows in counts.items():
        for value, _label, n in rows:
            assert len(found(**{name: (value,)})) == n, (name, value)


def test_an_agency_without_its_licence_is_refused(db):
    house = make_organisation(kind=OrganisationKind.SERVICE)
    person = make_user(organisation=house)
    profile = save_profile(house, summary="代理", published=False, actor=person)
    with pytest.raises(InvalidInput, match="第九条"):
        save_item(profile, values=ItemValues(kind="agency", title="发明申请"), actor=person)


def test_prices_that_contradict_themselves_are_refused(db):
    house, person = make_provider()
    profile = profile_of(house)
    wrong = ItemValues(kind="agency", title="x", price_kind="range", price_low=200, price_high=100)
    with pytest.raises(InvalidInput, match="下限高于上限"):
        save_item(profile, values=wrong, actor=person)
    said = ItemValues(kind="agency", title="x", price_kind="negotiable", price_low=200)
    assert save_item(profile, values=said, actor=person).price_low is None


def test_nobody_writes_for_another_house(db, officer):
    house, _person = make_provider()
    for stranger in (officer, make_user()):
        with pytest.raises(NotAllowed):
            save_profile(house, summary="x", published=True, actor=stranger)
        with pytest.raises(NotAllowed):
            save_case(profile_of(house), values=CaseValues(kind="agency", title="x", text="x"), actor=stranger)
