"""Every address of the site, with the rule that stands on its view."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

OTHERS_RULES = {
    "account_login": "public",
    "account_logout": "public",
    "account_inactive": "public",
    "account_signup": "public",
    "account_reauthenticate": "signed_in",
    "account_email": "signed_in",
    "account_confirm_email": "public",
    "account_confirm_login_code": "public",
    "account_email_verification_sent": "public",
    "account_change_password": "signed_in",
    "account_set_password": "signed_in",
    "account_reset_password": "public",
    "account_reset_password_done": "public",
    "account_reset_password_from_key": "public",
    "account_reset_password_from_key_done": "public",
    "set_language": "public",
}
"""Views of libraries can't bear our mark: their rules are written down here."""


@dataclass(frozen=True)
class Route:
    name: str
    parts: tuple[str, ...]
    converters: tuple[tuple[str, str], ...]
    rule: str | None

    def urls(self, *, numbers: list[int], words: list[str]) -> Iterator[str]:
        """The address with every candidate; where it has several places, with candidates of one thousand together."""
        places = [kind for _, kind in self.converters]
        groups = _thousands(numbers) if places.count("int") > 1 else [numbers]
        combinations = {v for group in groups for v in product(*(group if k == "int" else words for k in places))}
        for values in sorted(combinations):
            url = "/" + self.parts[0]
            for value, rest in zip(values, self.parts[1:], strict=True):
                url += f"{value}{rest}"
            yield url


def _thousands(numbers: list[int]) -> list[list[int]]:
    """A record and what hangs on it have numbers of one thousand (tests/rights/scene.py)."""
    return [[n for n in numbers if n // 1000 == thousand] for thousand in sorted({n // 1000 for n in numbers})]


def all_routes() -> list[Route]:
    return list(_walk(get_resolver().url_patterns, ""))


def _walk(patterns: list[Any], prefix: str) -> Iterator[Route]:
    for pattern in patterns:
        text = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            if pattern.app_name != "ninja" and not text.startswith("api/"):
                yield from _walk(pattern.url_patterns, text)
        elif isinstance(pattern, URLPattern):
            yield _route(pattern, text)


def _route(pattern: URLPattern, text: str) -> Route:
    name = pattern.name or text
    text = re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<str:\1>", text).replace("^", "").replace("$", "").replace("\\", "")
    found = re.findall(r"<(?:(\w+):)?(\w+)>", text)
    parts = re.split(r"<(?:\w+:)?\w+>", text)
    rule = getattr(pattern.callback, "access_rule", None) or OTHERS_RULES.get(name)
    converters = tuple((key, kind or "str") for kind, key in found)
    return Route(name=name, parts=tuple(parts), converters=converters, rule=str(rule) if rule else None)
