"""The address of a list holds its whole state."""

from __future__ import annotations

from django.http import QueryDict
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from panhuo.web import listing

VALUES = st.lists(st.sampled_from(["invention", "utility", "A&B=c", "浙江大学"]), unique=True, max_size=4)


def address(params: str) -> QueryDict:
    return QueryDict(params)


def parsed(url: str) -> QueryDict:
    return QueryDict(url.removeprefix("?"))


@given(VALUES, st.sampled_from(["invention", "A&B=c", "浙江大学"]))
def test_toggling_twice_gives_the_same_choice(values, value):
    params = QueryDict(mutable=True)
    params.setlist("kind", values)
    params["q"] = "阀"
    once = parsed(listing.toggled(params, "kind", value))
    assert (value in once.getlist("kind")) is (value not in values)
    twice = parsed(listing.toggled(once, "kind", value))
    assert set(twice.getlist("kind")) == set(values)
    assert twice["q"] == "阀"


def test_every_change_goes_back_to_the_first_page():
    params = address("kind=invention&page=7&size=50")
    for url in (
        listing.toggled(params, "kind", "utility"),
        listing.replaced(params, sort="new"),
        listing.cleared(params, ["kind"]),
    ):
        assert "page" not in parsed(url)
        assert parsed(url)["size"] == "50"


def test_clearing_everything_leaves_an_address_that_browsers_follow():
    assert listing.cleared(address("kind=invention"), ["kind"]) == "?"


def test_a_chosen_value_stays_in_sight_without_records():
    facet = listing.facet(
        address("kind=design"),
        name="kind",
        label="类型",
        counts=[("design", "外观设计", 0), ("utility", "实用新型", 0)],
    )
    assert [(entry.label, entry.active) for entry in facet.entries] == [("外观设计", True)]


@given(st.text(max_size=15), st.text(max_size=6))
def test_nonsense_in_the_address_gives_a_sensible_page(number, size):
    request = RequestFactory().get("/", {"page": number, "size": size})
    page = listing.paginate(request, list(range(105)))
    assert 1 <= page.number <= page.paginator.num_pages
    assert page.paginator.per_page in listing.PAGE_SIZES


def test_a_page_of_records_keeps_their_order_and_what_was_added_to_them(db):
    from django.db.models import Value

    from panhuo.patents.api import Patent
    from web.records import plain

    for number in range(25):
        plain(f"一种装置{number:02}")
    request = RequestFactory().get("/", {"page": 2})
    page = listing.paginate(request, Patent.objects.annotate(extra_sign=Value(1)).order_by("-title"))
    assert [patent.title for patent in page] == [f"一种装置{number:02}" for number in range(4, -1, -1)]
    assert page.object_list[0].extra_sign == 1
