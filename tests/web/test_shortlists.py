"""Short lists of the portfolio's rooms: narrowed, counted, let out as Excel, and only one's own."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import openpyxl
import pytest

from browser import DESKTOP, PHONE, assert_fits, settled, shoot
from panhuo.portfolio.decisions.api import Review, open_review
from panhuo.portfolio.inventory.api import BulkAction, open_inventory
from portfolio.annuities.records import make_accounts

PERIOD = {"first": date(2026, 1, 1), "last": date(2026, 12, 31), "budget": 100000}


@pytest.fixture
def rooms(university, office):
    """Two reviews, two bulk actions."""
    open_inventory(university, actor=office)
    make_accounts(university, 1, paid_through=9)
    for title in ("一号评审", "二号评审"):
        open_review(university, title=title, actor=office, **PERIOD)
    Review.objects.filter(title="一号评审").update(state="cancelled")
    for verb, words in (("grade", "=设定自评等级"), ("college", "指定学院")):
        BulkAction.objects.create(organisation=university, actor=office, verb=verb, words=words, done=3)


def rows_of(response) -> list[tuple[object, ...]]:
    assert response.status_code == 200
    book = openpyxl.load_workbook(BytesIO(b"".join(response.streaming_content)))
    return list(book.active.iter_rows(values_only=True))


@pytest.mark.django_db
def test_reviews_are_narrowed_counted_and_let_out(client_of, office, outsider, rooms):
    client = client_of(office)
    page = client.get("/decisions/?state=cancelled").content.decode()
    assert "一号评审" in page
    assert "二号评审" not in page
    assert "1 项" in page
    assert "?state=cancelled&amp;export=xlsx" in page
    [row] = rows_of(client.get("/decisions/?state=cancelled&export=xlsx"))[1:]
    assert row[0] == "一号评审"
    assert len(rows_of(client.get("/decisions/?export=xlsx"))) == 1 + 2
    assert "没有符合条件的" in client.get("/decisions/?state=executed").content.decode()
    assert rows_of(client_of(outsider).get("/decisions/?export=xlsx"))[1:] == []


@pytest.mark.django_db
def test_bulk_actions_are_texts_in_the_sheet(client_of, office, rooms):
    client = client_of(office)
    [row] = rows_of(client.get("/inventory/bulk/list/?verb=grade&export=xlsx"))[1:]
    assert row[:3] == ("=设定自评等级", 3, 0)
    page = client.get("/inventory/bulk/list/?verb=college").content.decode()
    assert "=设定自评等级" not in page


LETS_OUT = (
    "/decisions/", "/decisions/savings/", "/annuities/files/", "/annuities/forecast/", "/inventory/filings/",
    "/inventory/samplings/", "/inventory/bulk/list/", "/inventory/progress/", "/ratings/rounds/",
)  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("url", LETS_OUT)
def test_every_short_list_is_let_out(client_of, office, rooms, url):
    client = client_of(office)
    assert client.get(url).status_code == 200
    assert client.get(f"{url}?state=nonsense&verb=x").status_code == 200
    heads = rows_of(client.get(f"{url}?export=xlsx"))[0]
    assert all(heads)
    assert client_of(None).get(f"{url}?export=xlsx").status_code == 302


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_short_lists_fit(open_page, office, rooms):
    for size, name in ((DESKTOP, "wide"), (PHONE, "phone")):
        page = open_page(user=office, size=size)
        page.goto("/decisions/?state=cancelled")
        settled(page)
        assert_fits(page)
        shoot(page, f"shortlist-{name}")
