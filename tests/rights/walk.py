"""What the tests of the rights walk share: the addresses, how they are visited, what is read from them."""

from __future__ import annotations

from typing import Any

from django.test import Client

from rights.numbers import numbers_by_route
from rights.routes import Route, all_routes

ROUTES = all_routes()
WORDS = ["x"]
LEAVING = {"account_logout"}
_ASKED: dict[str, list[int]] = {}


def client_of(person: Any) -> Client:
    client = Client(raise_request_exception=True)
    if person is not None:
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def numbers_for(people: dict[str, Any]) -> dict[str, list[int]]:
    """The planted numbers to try at each address; the scene is the same in each test, so they are asked once."""
    if not _ASKED:
        insiders = [client_of(people[name]) for name in ("root", "office", "firm", "officer")]
        _ASKED.update(numbers_by_route(ROUTES, insiders))
    return _ASKED


def body(response: Any) -> str:
    raw = b"".join(response.streaming_content) if response.streaming else response.content
    return raw.decode("utf-8", "replace")


def plain(route: Route, numbers: dict[str, list[int]]) -> list[str]:
    return list(route.urls(numbers=numbers.get(route.name, []), words=WORDS))


def addresses(route: Route, numbers: dict[str, list[int]]) -> list[str]:
    """Those of the route, and with a search for the marks where it is a list."""
    urls = plain(route, numbers)
    return urls + [f"{url}?q=%E6%9C%BA%E5%AF%86" for url in urls if not route.converters]
