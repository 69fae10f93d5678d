"""The rights walker: every page as every kind of person."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from rights.numbers import numbers_by_route
from rights.routes import Route, all_routes
from rights.scene import Secret, make_secrets

ROUTES = all_routes()
WORDS = ["x"]
ASKED: dict[str, list[int]] = {}
LEAVING = {"account_logout"}


@pytest.fixture
def secrets(university, enterprise, office, firm) -> list[Secret]:
    return make_secrets(university=university, enterprise=enterprise, office=office, firm=firm)


@pytest.fixture
def people(secrets, office, firm, outsider, officer, root) -> dict[str, Any]:
    return {"stranger": None, "office": office, "firm": firm, "outsider": outsider, "officer": officer, "root": root}


@pytest.fixture
def numbers(people) -> dict[str, list[int]]:
    """The planted numbers to try at each address; the scene is the same in each test, so they are asked once."""
    if not ASKED:
        ASKED.update(
            numbers_by_route(ROUTES, [client_of(people[name]) for name in ("root", "office", "firm", "officer")])
        )
    return ASKED


def client_of(person: Any) -> Client:
    client = Client(raise_request_exception=True)
    if person is not None:
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def body(response: Any) -> str:
    raw = b"".join(response.streaming_content) if response.streaming else response.content
    return raw.decode("utf-8", "replace")


def test_every_page_states_its_rule():
    assert [route.name for route in ROUTES if route.rule is None] == []
    assert len(ROUTES) > 20


def test_pages_behind_a_rule_send_strangers_to_the_log_in(people, numbers):
    stranger = client_of(None)
    for route in ROUTES:
        if route.rule == "public":
            continue
        for url in _plain(route, numbers):
            for response in (stranger.get(url), stranger.post(url)):
                assert response.status_code in {302, 401, 403, 404, 405}, f"{route.name} {url}: {response.status_code}"
                if response.status_code == 302:
                    assert "/account/" in response["Location"], f"{route.name} {url} → {response['Location']}"


@pytest.mark.parametrize("name", ["stranger", "office", "firm", "outsider", "officer", "root"])
def test_nobody_reads_what_is_not_shared_with_them(name, people, secrets, numbers):
    hidden = {secret.mark for secret in secrets if not secret.read_by(name)}
    client = client_of(people[name])
    for route in ROUTES:
        if route.name in LEAVING:
            continue
        for url in _addresses(route, numbers):
            response = client.get(url)
            assert response.status_code < 500, f"{name} {url}: {response.status_code}"
            text = body(response)
            assert [mark for mark in hidden if mark in text] == [], f"{name} reads a secret at {url}"


@pytest.mark.parametrize("name", ["stranger", "outsider", "officer"])
def test_nobody_changes_what_is_not_shared_with_them(name, people, secrets, numbers):
    client = client_of(people[name])
    for number, secret in enumerate(secrets):
        before = secret.snapshot()
        for route in ROUTES:
            if route.name in LEAVING or not route.converters:
                continue
            if secret.record.pk not in numbers.get(route.name, []) and (route.name in numbers or number):
                continue  # an address without numbers is tried once
            for url in route.urls(numbers=[secret.record.pk], words=WORDS):
                response = client.post(url, {"value": "3", "reason": "x"})
                assert response.status_code < 500, f"{name} {url}: {response.status_code}"
                hidden = body(response)
                assert secret.read_by(name) or secret.mark not in hidden, f"{name} reads a secret at POST {url}"
        assert secret.snapshot() == before, f"{name} changed {secret.record!r}"


@pytest.mark.parametrize("name", ["office", "firm", "root"])
def test_insiders_do_find_their_secrets(name, people, secrets, numbers):
    """There is something to leak: those who may, read each mark on some page."""
    wanted = {secret.mark for secret in secrets if secret.read_by(name)}
    client = client_of(people[name])
    seen: set[str] = set()
    for route in ROUTES:
        if route.name in LEAVING or seen == wanted:
            continue
        for url in _addresses(route, numbers):
            text = body(client.get(url))
            seen |= {mark for mark in wanted if mark in text}
    assert seen == wanted


def _plain(route: Route, numbers: dict[str, list[int]]) -> list[str]:
    return list(route.urls(numbers=numbers.get(route.name, []), words=WORDS))


def _addresses(route: Route, numbers: dict[str, list[int]]) -> list[str]:
    plain = _plain(route, numbers)
    return plain + [f"{url}?q=%E6%9C%BA%E5%AF%86" for url in plain if not route.converters]
