"""Filters, counts, order and few queries."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import QueryDict

from panhuo.patents.api import (
    Patent,
    PatentFilters,
    display_number,
    display_owner,
    filter_patents,
    ipc_class,
    patent_facets,
    patent_sort,
)
from patents.samples import app_number, make_patent, save

pytestmark = pytest.mark.django_db


def titles(**params) -> list[str]:
    found = filter_patents(Patent.objects.all(), PatentFilters.from_params(params))
    return sorted(patent.title for patent in found)


@pytest.fixture
def three(university):
    save(
        app_number(9_940_001), title="余热发电", abstract="烟气", owners=(university.name, "示例公司"),
        classes=(ipc_class("F01K25/10"), ipc_class("F27D17/00")), application_date=date(2019, 3, 1),
        publication_date=date(2019, 9, 1), status_text="授权", inventors=("示例发明人甲",),
    )  # fmt: skip
    save(
        app_number(9_940_002, kind="2"), "CN299400002U", title="余热换热器", owners=("示例公司",),
        classes=(ipc_class("F28D7/16"),), application_date=date(2021, 3, 1), status_text="未缴年费专利权终止",
    )  # fmt: skip
    save(app_number(9_940_003), title="药片计数", owners=(university.name,))


def test_filters(three, university):
    assert titles() == ["余热发电", "余热换热器", "药片计数"]
    assert titles(kind="utility") == ["余热换热器"]
    assert titles(kind=["utility", "invention"]) == titles()
    assert titles(state="unknown") == ["药片计数"]
    assert titles(owner=f"org:{university.pk}") == ["余热发电", "药片计数"]
    assert titles(ipc="F") == ["余热发电", "余热换热器"]
    assert titles(ipc=["F", "F28D"]) == ["余热换热器"]
    assert titles(ipc=["F28D", "unknown"]) == ["余热换热器", "药片计数"]
    assert titles(symbol="F27D 17") == ["余热发电"]
    assert titles(year=["2019", "unknown"]) == ["余热发电", "药片计数"]
    assert titles(year_from="2020") == ["余热换热器"]


def test_words_are_found_in_title_abstract_owner_and_inventor(three):
    assert titles(q="余热") == ["余热发电", "余热换热器"]
    assert titles(q="烟气 余热") == ["余热发电"]
    assert titles(q="示例公司") == ["余热发电", "余热换热器"]
    assert titles(q="示例发明人甲") == ["余热发电"]
    assert titles(q="没有的词") == []
    assert titles(q="100%_") == []


@pytest.mark.parametrize("form", ["{n}", "ZL {n}", "CN{bare}", "{spaced}", "ＺＬ{n}"])
def test_a_number_finds_its_patent_in_any_spelling(three, form):
    number = app_number(9_940_001)
    bare = number.replace(".", "")
    spaced = f"ZL {number[:4]} {number[4]} {number[5:]}"
    assert titles(q=form.format(n=number, bare=bare, spaced=spaced)) == ["余热发电"]


def test_a_publication_is_found_by_either_document_and_by_a_part(three):
    assert titles(q="CN299400002U") == titles(q="CN 299400002 U") == titles(q="99400002") == ["余热换热器"]


@pytest.mark.parametrize(
    "query",
    [
        "kind=x&state=&owner=org:abc&owner=12&ipc=%27&year=20x&holder=-1&year_from=a",
        "q=%00",
        "ipc=f01k&symbol=%25",
        "owner=",
    ],
)
def test_what_cannot_be_a_value_is_left_out(three, query):
    filters = PatentFilters.from_params(QueryDict(query))
    assert not filters
    assert filter_patents(Patent.objects.all(), filters).count() == 3


def test_filters_survive_the_address():
    params = QueryDict(
        "q=余热&kind=utility&kind=design&owner=org:3&ipc=F01K&year=unknown&year_from=2019&symbol=F01K25/10"
    )
    filters = PatentFilters.from_params(params)
    again = QueryDict(mutable=True)
    for name, value in filters.params():
        again.appendlist(name, value)
    assert PatentFilters.from_params(again) == filters


def counts(facet) -> dict[str, int]:
    return {value.value: value.count for value in facet}


def test_facets_count_under_all_filters_but_their_own(three, university):
    facets = patent_facets(Patent.objects.all(), PatentFilters.from_params({"kind": "utility"}))
    assert facets.total == 1
    assert counts(facets.kind) == {"invention": 2, "utility": 1}
    assert counts(facets.state) == {"dead": 1}
    assert [value.selected for value in facets.kind] == [False, True]


def test_facets_of_all(three, university):
    facets = patent_facets(Patent.objects.all())
    assert counts(facets.state) == {"valid": 1, "dead": 1, "unknown": 1}
    assert counts(facets.section) == {"F": 2, "unknown": 1}
    assert counts(facets.subclass) == {"F01K": 1, "F28D": 1}
    assert counts(facets.year) == {"2021": 1, "2019": 1, "unknown": 1}
    assert {value.label: value.count for value in facets.owner} == {university.name: 2, "示例公司": 2}


def test_every_facet_value_leads_to_as_many_patents_as_it_counts(three):
    facets = patent_facets(Patent.objects.all())
    fields = {"kind": facets.kind, "state": facets.state, "owner": facets.owner, "year": facets.year}
    pairs = [(name, value) for name, values in fields.items() for value in values]
    pairs += [("ipc", value) for value in (*facets.section, *facets.subclass)]
    for name, value in pairs:
        assert len(titles(**{name: value.value})) == value.count, (name, value)


def test_patents_without_an_owner_are_offered_last_and_found(three, university):
    assert "unknown" not in counts(patent_facets(Patent.objects.all()).owner)
    save(app_number(9_940_004), title="无主装置")
    facets = patent_facets(Patent.objects.all())
    assert [(value.value, value.label, value.count) for value in facets.owner][-1] == ("unknown", "未知", 1)
    assert titles(owner="unknown") == ["无主装置"]
    assert titles(owner=["unknown", f"org:{university.pk}"]) == ["余热发电", "无主装置", "药片计数"]
    chosen = patent_facets(Patent.objects.all(), PatentFilters.from_params({"owner": "unknown", "kind": "design"}))
    assert [(value.value, value.count, value.selected) for value in chosen.owner] == [("unknown", 0, True)]


def test_a_chosen_value_without_patents_stays_in_sight(three):
    facets = patent_facets(Patent.objects.all(), PatentFilters.from_params({"kind": "design", "owner": "org:999999"}))
    assert counts(facets.kind)["design"] == 0


def test_orders(three):
    def first(sort: str) -> str:
        return patent_sort(Patent.objects.all(), sort)[0].title

    assert first("filed") == "余热换热器"
    assert first("filed_asc") == "余热发电"
    assert first("published") == "余热发电"
    assert first("newest") == "药片计数"
    assert first("no such order") == first("filed")
    assert patent_sort(Patent.objects.all(), "filed").last().title == "药片计数"


@pytest.mark.parametrize("rows", [1, 3])
def test_a_list_page_takes_a_fixed_number_of_queries(university, django_assert_num_queries, rows):
    for _ in range(rows):
        make_patent(owners=(university.name, "示例公司"), classes=(ipc_class("F01K25/10"),))
    with django_assert_num_queries(3):
        lines = [
            (display_number(p), display_owner(p), p.title, p.abstract, p.holder)
            for p in patent_sort(Patent.objects.all(), "filed").for_list()
        ]
    assert len(lines) == rows
    with django_assert_num_queries(7):
        patent_facets(Patent.objects.all())
