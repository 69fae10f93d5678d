"""A digest as plain data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One item: what it is called, where it stands, one line of facts."""

    title: str
    url: str
    facts: str = ""


@dataclass(frozen=True, slots=True)
class Digest:
    """`more`: what to say of items beyond those shown; `manage` and `manage_words`: where the subscription is kept."""

    title: str
    lines: Sequence[Line]
    manage: str
    manage_words: str
    more: str = ""
