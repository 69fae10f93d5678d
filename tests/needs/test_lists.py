"""Who sees which need and profile; filters, counts, few queries; industries."""

from __future__ import annotations

import csv

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict

from factories import make_user
from panhuo.needs.api import (
    EnterpriseProfile,
    Industry,
    Need,
    NeedFilters,
    NeedValues,
    filter_needs,
    format_budget,
    industry_code,
    industry_name,
    load_industries,
    need_facets,
    need_sort,
    profile_text,
    save_need,
    save_profile,
)
from panhuo.orgs.api import InvalidInput, NotAllowed, OutboxEntry, grant_access

pytestmark = pytest.mark.django_db


def make(title: str, organisation=None, **said) -> Need:
    return save_need(NeedValues(title=title, **said), organisation=organisation, actor=None).need


@pytest.fixture
def four(enterprise):
    make("公开", enterprise, visibility="public", industry="C17", region="330000", modes=("licence", "open_licence"))
    make("登录", enterprise, visibility="members", industry="C1711", region="320000")
    make("内部", enterprise, visibility="organisation", text="水泵振动")
    make("别家", None, visibility="public", modes=("transfer",), budget_max_fen=100)


def seen(user) -> set[str]:
    visible = Need.objects.visible_to(user)
    listed = {need.title for need in visible}
    assert need_facets(visible).total == visible.count() == len(listed)
    return listed


def test_who_sees_which_need(four, firm, outsider, enterprise):
    assert seen(AnonymousUser()) == {"公开", "别家"}
    assert seen(make_user()) == {"公开", "别家"}
    assert seen(outsider) == {"公开", "登录", "别家"}
    assert seen(firm) == {"公开", "登录", "内部", "别家"}
    assert seen(make_user(is_superuser=True)) == seen(firm)
    private = Need.objects.get(title="内部")
    grant_access(object_type="need", object_id=private.pk, user=outsider, reason="对接", actor=None)
    assert "内部" in seen(outsider)


def titles(**params) -> list[str]:
    return sorted(need.title for need in filter_needs(Need.objects.all(), NeedFilters.from_params(params)))


def test_filters(four, enterprise):
    assert titles(industry="C17") == ["公开", "登录"]
    assert titles(industry=["C", "unknown"]) == sorted(["公开", "登录", "内部", "别家"])
    assert titles(region="330000") == ["公开"]
    assert titles(region="unknown") == ["内部", "别家"]
    assert titles(mode="licence") == ["公开"]
    assert titles(mode=["transfer", "open_licence"]) == ["公开", "别家"]
    assert titles(mode="unknown") == ["内部", "登录"]
    assert titles(q="水泵") == ["内部"]
    assert titles(organisation=str(enterprise.pk)) == ["公开", "内部", "登录"]
    assert titles(status="closed") == []
    assert len(titles(open_only="1")) == 4


def test_every_count_leads_to_as_many_needs(four):
    facets = need_facets(Need.objects.all())
    for name in ("status", "industry", "region", "mode"):
        for value in getattr(facets, name):
            assert len(titles(**{name: value.value})) == value.count, (name, value)


def test_counts_stand_under_all_filters_but_their_own(four):
    facets = need_facets(Need.objects.all(), NeedFilters.from_params({"mode": "transfer"}))
    assert facets.total == 1
    assert {value.value: value.count for value in facets.mode} == {
        "licence": 1, "transfer": 1, "open_licence": 1, "unknown": 2
    }  # fmt: skip


def test_filters_survive_the_address_and_nonsense_is_left_out():
    filters = NeedFilters.from_params(
        QueryDict("q=泵&mode=licence&industry=C17&region=330000&open_only=1&organisation=3")
    )
    again = QueryDict(mutable=True)
    for name, value in filters.params():
        again.appendlist(name, value)
    assert NeedFilters.from_params(again) == filters
    assert not NeedFilters.from_params(QueryDict("mode=x&industry=%25&region=浙&organisation=-1&q=%00"))


def test_orders(four):
    assert need_sort(Need.objects.all(), "budget")[0].title == "别家"
    assert need_sort(Need.objects.all(), "newest")[0].title == "别家"
    assert need_sort(Need.objects.all(), "no such order")[0].title == "别家"


@pytest.mark.parametrize("rows", [1, 3])
def test_a_list_takes_a_fixed_number_of_queries(enterprise, django_assert_num_queries, rows):
    for number in range(rows):
        make(f"需求{number}", enterprise, region="330000", budget_max_fen=100)
    with django_assert_num_queries(1):
        lines = [(n.title, str(n.organisation), str(n.region), format_budget(n)) for n in Need.objects.for_list()]
    assert len(lines) == rows
    with django_assert_num_queries(2):
        need_facets(Need.objects.all())


def test_profiles(enterprise, firm, outsider):
    with pytest.raises(NotAllowed):
        save_profile(enterprise, actor=outsider, main_products="泵")
    with pytest.raises(InvalidInput) as caught:
        save_profile(enterprise, actor=firm, size="huge")
    assert caught.value.field == "size"

    profile = save_profile(enterprise, actor=firm, main_products="泵、阀", industry="通用设备制造业")
    same = save_profile(enterprise, actor=firm, main_products="泵、阀")
    more = save_profile(enterprise, actor=firm, technologies_wanted="低噪声叶轮", visibility="organisation")

    assert (same.version, more.version) == (1, 2)
    assert OutboxEntry.objects.filter(object_type="profile", object_id=profile.pk).count() == 2
    assert more.industry == "C34"
    assert profile_text(more) == "低噪声叶轮\n泵、阀"
    assert EnterpriseProfile.objects.visible_to(firm).count() == 1
    assert not EnterpriseProfile.objects.visible_to(outsider)


def test_industries_come_with_the_app():
    assert Industry.objects.count() == 20 + 97
    assert industry_name("C35") == "专用设备制造业"
    assert industry_name("C3511") == "专用设备制造业"
    assert industry_name("C") == "制造业"
    assert industry_name("") == ""
    Industry.objects.all().delete()
    assert industry_name("C35") == "专用设备制造业"


@pytest.mark.parametrize(
    ("text", "code"), [("35", "C35"), ("c3511", "C3511"), ("纺织业", "C17"), (" ", ""), ("C", "C")]
)
def test_industries_by_code_or_name(text, code):
    assert industry_code(text) == code


def test_a_fuller_table_adds_to_what_is_shipped():
    rows = [{"code": "C351", "name": "采矿、冶金、建筑专用设备制造"}, {"code": "C3511", "name": "矿山机械制造"}]
    load_industries(rows, edition="2017")
    assert industry_name("C3511") == "矿山机械制造"
    assert Industry.objects.get(pk="C3511").parent == "C351"
    assert Industry.objects.get(pk="C351").parent == "C35"
    with pytest.raises(InvalidInput, match="第 1 行"):
        load_industries([{"code": "35X", "name": "x"}], edition="2017")


@pytest.mark.shared
def test_the_edition_of_2011_loads(shared_data):
    with (shared_data / "reference" / "gbt4754_2011.csv").open(encoding="utf-8-sig") as file:
        assert load_industries(csv.DictReader(file), edition="2011") > 1000
    assert industry_name("A0111") == "稻谷种植"
