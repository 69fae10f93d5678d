"""The guides that come with the platform: our own sentences, which cite articles by number."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources

from panhuo.exchange.desk.rules.laws import Cited


@dataclass(frozen=True, slots=True)
class ShippedGuide:
    """`text`: paragraphs; a line that begins with "- " is a point of a list."""

    slug: str
    topic: str
    title: str
    text: str
    cites: tuple[Cited, ...]


@cache
def shipped_guides() -> tuple[ShippedGuide, ...]:
    """In the order in which they are shown."""
    place = resources.files("panhuo.exchange.desk.rules").joinpath("data/guides.json")
    return tuple(
        ShippedGuide(
            slug=one["slug"],
            topic=one["topic"],
            title=one["title"],
            text="\n".join(one["text"]),
            cites=tuple(Cited(*cite) for cite in one["cites"]),
        )
        for one in json.loads(place.read_text(encoding="utf-8"))
    )
