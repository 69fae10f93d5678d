"""The list, the page and the export of patents."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from panhuo.patents.api import PatentFilters, Visibility
from web.records import make_patent, plain

LIST, EXPORT = "/patents/", "/patents/export/"


@pytest.fixture
def three(university):
    return {
        "pump": make_patent(),
        "plain": plain("一种什么都没说的技术"),
        "secret": plain("一种内部装置", holder=university, visibility=Visibility.ORGANISATION),
    }


def titles(response) -> list[str]:
    return [patent.title for patent in response.context["page"]]


def sheet_of(response) -> list[tuple]:
    book = load_workbook(BytesIO(b"".join(response.streaming_content)))
    return list(book.worksheets[0].iter_rows(values_only=True))


def test_a_stranger_finds_public_patents_only(client, three):
    assert sorted(titles(client.get(LIST))) == sorted([three["pump"].title, three["plain"].title])


def test_the_office_also_finds_its_own(client_of, three, office):
    assert three["secret"].title in titles(client_of(office).get(LIST))


@pytest.mark.parametrize(
    ("params", "found"),
    [
        ("kind=invention", ["pump"]),
        ("state=unknown", ["plain"]),
        ("ipc=F", ["pump"]),
        ("ipc=G", []),
        ("year=2017", ["pump"]),
        ("year=unknown", ["plain"]),
        ("q=隔膜泵", ["pump"]),
        ("q=ZL 2017 1 0601862.3", ["pump"]),
        ("q=乙示例", ["pump"]),
        ("kind=nonsense&year=abc&page=-3&size=7", ["pump", "plain"]),
    ],
)
def test_filters_narrow_list_and_export_alike(client, three, params, found):
    wanted = sorted(three[name].title for name in found)
    assert sorted(titles(client.get(f"{LIST}?{params}"))) == wanted
    rows = sheet_of(client.get(f"{EXPORT}?{params}"))[1:]
    assert sorted(row[3] for row in rows) == wanted


def test_facets_lead_to_as_many_patents_as_they_count(client, three):
    response = client.get(LIST)
    entries = [entry for facet in response.context["facets"] for entry in facet.entries]
    assert {facet.name for facet in response.context["facets"]} >= {"state", "kind", "owner", "section", "year"}
    for entry in entries:
        assert client.get(LIST + entry.url).context["page"].paginator.count == entry.count, entry.label


def test_a_chip_takes_its_filter_away(client, three):
    response = client.get(f"{LIST}?kind=invention&q=隔膜泵&sort=title")
    for chip in response.context["chips"]:
        fewer = client.get(LIST + chip.url)
        assert len(fewer.context["chips"]) == 1
        assert fewer.context["sort"] == "title"
    assert not client.get(LIST + response.context["clear_url"]).context["chips"]


def test_the_find_form_keeps_filters_and_order(client, three):
    kept = dict(client.get(f"{LIST}?kind=invention&sort=title&page=2&q=x").context["kept"])
    assert kept == {"kind": "invention", "sort": "title"}


def test_the_list_asks_as_much_for_many_as_for_few(client, three, django_assert_max_num_queries):
    for number in range(20):
        plain(f"一种示例装置{number}", owners=(f"示例企业{number}",))
    with django_assert_max_num_queries(20):
        client.get(LIST)


def test_an_empty_cell_means_not_known_and_texts_are_no_formulas(client, db):
    plain('=HYPERLINK("http://x")', abstract="+1")
    header, row = sheet_of(client.get(EXPORT))
    cells = dict(zip(header, row, strict=True))
    assert cells["名称"] == '=HYPERLINK("http://x")'
    assert cells["申请日"] is None
    assert cells["同族件数"] is None
    book = load_workbook(BytesIO(b"".join(client.get(EXPORT).streaming_content)))
    assert {cell.data_type for line in book.worksheets[0].iter_rows() for cell in line} <= {"s", "n"}


def test_the_page_tells_facts_and_says_what_is_unknown(client, three):
    page = client.get(reverse("patent-detail", args=[three["pump"].pk])).content.decode()
    for fact in (
        "201710601862.3",
        "示例理工大学",
        "示例泵业有限公司",
        "甲示例",
        "2017-07-21",
        "F04B43/02",
        "来源原文：授权",
    ):
        assert fact in page
    bare = client.get(reverse("patent-detail", args=[three["plain"].pk])).content.decode()
    assert bare.count("ph-unknown") >= 5
    assert "None" not in bare


def test_the_reading_leaves_nothing_of_the_abstract_out(client, three):
    sentences = client.get(reverse("patent-detail", args=[three["pump"].pk])).context["sentences"]
    assert "".join(s.text for s in sentences) == three["pump"].abstract
    assert {s.aspect for s in sentences} >= {"problem", "scenario"}


def test_a_patent_that_is_not_shared_looks_like_none(client_of, three, outsider):
    hidden, none = (client_of(outsider).get(f"/patents/{pk}/") for pk in (three["secret"].pk, 987654))
    assert (hidden.status_code, none.status_code) == (404, 404)
    assert three["secret"].title not in hidden.content.decode()
    for part in ("similar", "needs", "takers"):
        assert client_of(outsider).get(f"/patents/{three['secret'].pk}/{part}/").status_code == 404


def test_search_engines_get_title_number_and_description_of_public_patents(client, client_of, three, office):
    page = client.get(f"/patents/{three['pump'].pk}/").content.decode()
    assert "<title>一种隔膜泵及其在线清洗方法 201710601862.3 ·" in page
    assert 'name="robots"' not in page
    assert (
        'name="robots" content="noindex"' in client_of(office).get(f"/patents/{three['secret'].pk}/").content.decode()
    )


def test_the_story_is_for_those_who_keep_the_record(client, client_of, university, office):
    patent = make_patent(holder=university, actor=office)
    assert client.get(f"/patents/{patent.pk}/").context["events"] is None
    assert list(client_of(office).get(f"/patents/{patent.pk}/").context["events"])


def test_an_old_address_leads_to_the_record_that_took_it_over(client, three, root):
    from panhuo.patents.api import merge_patents

    merge_patents(three["pump"], three["plain"], actor=root)
    assert client.get(f"/patents/{three['plain'].pk}/")["Location"] == f"/patents/{three['pump'].pk}/"


def test_names_of_filters_are_those_of_the_records():
    from panhuo.web.patents.query import FILTER_NAMES

    assert set(FILTER_NAMES) <= set(PatentFilters.__dataclass_fields__)
