"""Needs: list, page, form, Excel."""

from __future__ import annotations

import io

import openpyxl
import pytest

from factories import make_region
from panhuo.needs.api import Need, NeedValues, save_need
from panhuo.orgs.api import RegionLevel

FORM = {"text": "冬季电池衰减快。希望十分钟内预热。", "visibility": "members"}


def posted(client, organisation, **said):
    return client.post("/needs/new/", FORM | {"organisation": organisation.pk} | said)


@pytest.fixture
def own(client_of, firm):
    return client_of(firm)


def test_pasted_text_alone_is_enough_and_its_first_sentence_becomes_the_title(own, enterprise):
    response = posted(own, enterprise)
    need = Need.objects.get()
    assert need.title == "冬季电池衰减快"
    assert response["Location"] == f"/needs/{need.pk}/match/"
    page = own.get(f"/needs/{need.pk}/").content.decode()
    assert "标题取自正文第一句" in page


def test_all_that_was_filled_in_is_kept_in_fen_and_codes(own, enterprise):
    posted(own, enterprise, title="预热", industry="C38", region="330000", budget_min="12.5", budget_max="100",
           modes=["licence", "equity"], deadline="2099-06-30")  # fmt: skip
    need = Need.objects.get()
    assert (need.budget_min_fen, need.budget_max_fen) == (12_500_000, 100_000_000)
    assert (need.industry, need.region_id, need.modes) == ("C38", "330000", ["licence", "equity"])
    page = own.get(f"/needs/{need.pk}/").content.decode()
    for shown in ("12.5 万元", "100 万元", "浙江省", "许可、作价入股", "2099-06-30"):
        assert shown in page


@pytest.mark.parametrize(
    ("said", "field", "words"),
    [
        ({"text": ""}, "text", "请填写需求内容"),
        ({"budget_min": "很多"}, "budget_min", "请填写数字"),
        ({"budget_min": "-1"}, "budget_min", "负数"),
        ({"budget_min": "9", "budget_max": "3"}, "budget_max", "预算上限 3 小于下限 9"),
        ({"deadline": "2020-01-01"}, "deadline", "已经过去"),
        ({"deadline": "明天"}, "deadline", "2026-05-31 的格式"),
        ({"text": "长" * 50_001}, "text", "50000"),
    ],
)
def test_a_wrong_value_is_named_at_its_field_and_nothing_typed_is_lost(own, enterprise, said, field, words):
    response = posted(own, enterprise, title="保留这个标题", **said)
    assert response.status_code == 422
    assert words in "".join(response.context["form"].errors[field])
    assert "保留这个标题" in response.content.decode()
    assert not Need.objects.exists()


def test_editing_shows_every_value_and_saving_without_change_changes_nothing(own, enterprise):
    posted(own, enterprise, title="预热", budget_max="100", modes=["licence"], deadline="2099-06-30", region="330000")
    need = Need.objects.get()
    form = own.get(f"/needs/{need.pk}/edit/").context["form"]
    said = {name: form[name].value() for name in form.fields if form[name].value() not in (None, "")}
    own.post(f"/needs/{need.pk}/edit/", said)
    assert Need.objects.get().version == need.version


def test_a_city_is_chosen_below_its_province_and_a_county_that_stands_there_is_kept(own, enterprise, firm):
    city = make_region("330100", "杭州市", RegionLevel.CITY)
    county = make_region("330106", "西湖区", RegionLevel.COUNTY)
    page = own.get("/needs/new/").content.decode()
    assert "浙江省 · 杭州市" in page
    assert county.name not in page
    assert posted(own, enterprise, region=county.pk).status_code == 422
    posted(own, enterprise, region=city.pk)
    need = Need.objects.get()
    assert need.region == city
    assert f"/needs/{need.pk}/" in own.get("/needs/?region=330000").content.decode()
    save_need(NeedValues(region="330106"), organisation=enterprise, actor=firm, need=need)
    form = own.get(f"/needs/{need.pk}/edit/").context["form"]
    said = {name: form[name].value() for name in form.fields if form[name].value() not in (None, "")}
    assert own.post(f"/needs/{need.pk}/edit/", said).status_code == 302
    assert Need.objects.get().region == county


def test_emptied_fields_become_unknown_again(own, enterprise):
    posted(own, enterprise, title="预热", budget_max="100", deadline="2099-06-30")
    need = Need.objects.get()
    own.post(f"/needs/{need.pk}/edit/", FORM | {"title": "预热", "organisation": enterprise.pk})
    need.refresh_from_db()
    assert (need.budget_max_fen, need.deadline) == (None, None)
    assert "未知" in own.get(f"/needs/{need.pk}/").content.decode()


def test_a_finer_industry_of_a_file_survives_the_form(own, enterprise):
    need = save_need(NeedValues(title="甲", text="乙", industry="C3841"), organisation=enterprise, actor=None).need
    form = own.get(f"/needs/{need.pk}/edit/").context["form"]
    assert form["industry"].value() == "C3841"
    assert "C3841" in str(form["industry"])


def test_only_its_own_staff_may_change_a_need(client_of, own, enterprise, outsider):
    posted(own, enterprise, title="公开的", visibility="public")
    need = Need.objects.get()
    other = client_of(outsider)
    assert other.get(f"/needs/{need.pk}/").status_code == 200
    assert other.get(f"/needs/{need.pk}/edit/").status_code == 403
    assert other.post(f"/needs/{need.pk}/close/").status_code == 403
    assert need.title in other.get("/needs/").content.decode()


def test_a_private_need_is_nowhere_for_others(client, client_of, own, enterprise, outsider):
    posted(own, enterprise, title="机密需求", visibility="organisation")
    need = Need.objects.get()
    for person in (client, client_of(outsider)):
        assert person.get(f"/needs/{need.pk}/").status_code == 404
        assert "机密需求" not in person.get("/needs/").content.decode()
    assert "机密需求" in own.get("/needs/").content.decode()


def test_an_organisation_that_is_not_ones_own_cannot_be_named(own, university):
    response = posted(own, university)
    assert "organisation" in response.context["form"].errors
    assert not Need.objects.exists()


def test_closed_and_opened_again(own, enterprise):
    posted(own, enterprise)
    need = Need.objects.get()
    own.post(f"/needs/{need.pk}/close/")
    assert "已结束" in own.get(f"/needs/{need.pk}/").content.decode()
    own.post(f"/needs/{need.pk}/reopen/")
    need.refresh_from_db()
    assert need.status == "open"


def test_the_list_is_narrowed_by_its_address_and_counts_what_it_would_leave(client, enterprise):
    for title, industry in (("甲泵", "C34"), ("乙阀", "C34"), ("丙膜", "C26")):
        save_need(
            NeedValues(title=title, text=title, industry=industry, visibility="public"),
            organisation=enterprise,
            actor=None,
        )
    page = client.get("/needs/?industry=C34&q=泵")
    assert [row.need.title for row in page.context["rows"]] == ["甲泵"]
    industry = next(facet for facet in client.get("/needs/").context["facets"] if facet.name == "industry")
    for entry in industry.entries:
        assert client.get("/needs/" + entry.url).context["page"].paginator.count == entry.count


def test_an_empty_list_says_what_to_do_next(client, own, db):
    assert "登记企业" in client.get("/needs/").content.decode()
    assert "用 Excel 一次导入多条" in own.get("/needs/").content.decode()


def test_the_workbook_holds_what_the_address_asks_for_and_no_formulas(client, own, enterprise):
    for title in ("=1+1的需求", "别的"):
        save_need(NeedValues(title=title, text="正文", visibility="public"), organisation=enterprise, actor=None)
    posted(own, enterprise, title="机密需求", visibility="organisation")
    book = openpyxl.load_workbook(io.BytesIO(b"".join(client.get("/needs/export/?q=需求").streaming_content)))
    (row,) = list(book.active.iter_rows(min_row=2))
    assert (row[0].value, row[0].data_type) == ("=1+1的需求", "s")
