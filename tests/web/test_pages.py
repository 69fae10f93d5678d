"""The frame, the fixed pages, errors and languages."""

from __future__ import annotations

import re
from typing import Never

import pytest
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed
from panhuo.web.errors import DomainErrorMiddleware


@pytest.mark.parametrize("url", ["/about/", "/method/", "/search/", "/patents/", "/account/login/"])
def test_public_pages_answer_without_account(client, db, url):
    page = client.get(url)
    assert page.status_code == 200
    assert '<html lang="zh-CN"' in page.content.decode()


def test_healthz_reaches_the_database(client, db):
    assert client.get("/healthz").json()["status"] == "ok"


def test_the_language_changes_and_stays(client, db):
    client.post("/i18n/setlang/", {"language": "en", "next": "/about/"})
    assert '<html lang="en"' in client.get("/about/").content.decode()


def test_the_menu_offers_what_a_person_may_use(client_of, office, firm, officer, root, db):
    def offered(person) -> set[str]:
        page = client_of(person).get("/about/").content.decode().split("</header>")[0]
        return {url for url in ("/imports/", "/owners/review/", "/profile/", "/registrations/") if f'"{url}"' in page}

    assert offered(None) == set()
    assert offered(office) == {"/imports/", "/owners/review/"}
    assert "/profile/" in offered(firm)
    assert "/registrations/" in offered(officer)
    assert "/registrations/" in offered(root)


def test_every_entry_of_the_menus_leads_somewhere():
    from django.urls import reverse

    from panhuo.web.nav import ENTRIES

    assert all(reverse(entry.name) for entry in ENTRIES)


def answer_to(error: Exception, *, method: str = "get", **headers: str) -> HttpResponse | None:
    request: HttpRequest = getattr(RequestFactory(), method)("/needs/new/", headers=headers)
    request._messages = type("Kept", (list,), {"add": lambda self, _level, text, _extra="": self.append(text)})()
    return DomainErrorMiddleware(lambda _request: HttpResponse()).process_exception(request, error)


def test_a_refused_form_goes_back_with_the_message():
    answer = answer_to(DomainError("不行", code="x"), method="post", Referer="http://testserver/needs/new/?a=1")
    assert (answer.status_code, answer["Location"]) == (302, "http://testserver/needs/new/?a=1")


def test_a_refused_form_never_leads_to_another_site():
    answer = answer_to(DomainError("不行", code="x"), method="post", Referer="http://evil.example/")
    assert answer["Location"] == "/needs/new/"


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (NotAllowed("不许"), 403),
        (NotAllowed("机密", hidden=True), 404),
        (InvalidInput("不对", field="q"), 400),
    ],
)
def test_a_refused_page_says_why_unless_there_is_something_to_hide(error, status):
    answer = answer_to(error)
    assert answer.status_code == status
    assert (error.message in answer.content.decode()) is (status != 404)


def test_a_part_of_a_page_shows_the_message_at_the_top():
    answer = answer_to(InvalidInput("不对", field="q"), **{"HX-Request": "true"})
    assert (answer.status_code, answer["HX-Retarget"]) == (422, "[data-toasts]")
    assert "不对" in answer.content.decode()


def test_a_fault_stays_a_fault():
    assert answer_to(ValueError("x")) is None


def test_not_found_is_a_page_of_ours(client, db):
    page = client.get("/no/such/page/")
    assert page.status_code == 404
    assert "没有找到" in page.content.decode()


def test_a_form_without_its_token_is_told_what_to_do(db):
    answer = Client(enforce_csrf_checks=True).post("/search/", {"q": "泵"})
    assert answer.status_code == 403
    assert "刷新后重新提交" in answer.content.decode()


@pytest.mark.parametrize("name", ["400.html", "403.html", "404.html", "500.html"])
def test_error_pages_need_nothing_but_themselves(name):
    assert "<h1" in render_to_string(name)


def test_a_fault_names_the_id_under_which_the_log_has_it(db, monkeypatch, caplog):
    def broken(*_args: object, **_kwargs: object) -> Never:
        raise ValueError("a fault")

    monkeypatch.setattr("panhuo.web.nav.menu", broken)
    monkeypatch.setattr("panhuo.web.templatetags.panhuo.menu", broken)
    page = Client(raise_request_exception=False).get("/about/")
    assert page.status_code == 500
    shown = re.search(r"<code>([0-9a-f-]{36})</code>", page.content.decode())
    assert shown
    assert any(shown[1] in str(record.msg) for record in caplog.records)
