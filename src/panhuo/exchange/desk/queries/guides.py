"""Guides: those that came with the platform, and those of authorities in their place or beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from panhuo.exchange.desk.enums import Topic
from panhuo.exchange.desk.models import Guide
from panhuo.exchange.desk.rules.guides import shipped_guides
from panhuo.exchange.desk.rules.laws import Cited, written


@dataclass(frozen=True, slots=True)
class ShownGuide:
    """`source`: who wrote it; empty: it came with the platform."""

    slug: str
    topic: str
    title: str
    text: str
    cites: Sequence[Cited]
    source: str = ""

    @property
    def topic_label(self) -> str:
        return str(Topic(self.topic).label)

    @property
    def cited(self) -> list[str]:
        return [written(one) for one in self.cites]

    @property
    def blocks(self) -> list[tuple[bool, list[str]]]:
        """(is a list, lines): neighbouring points of a list together."""
        found: list[tuple[bool, list[str]]] = []
        for line in (one.strip() for one in self.text.splitlines()):
            if not line:
                continue
            point = line.startswith("- ")
            said = line[2:].strip() if point else line
            if point and found and found[-1][0]:
                found[-1][1].append(said)
            else:
                found.append((point, [said]))
        return found


def guides() -> list[ShownGuide]:
    """All that everybody may read."""
    own = {one.slug: one for one in Guide.objects.select_related("organisation")}
    return list(_shown(own))


def guide_of(slug: str) -> ShownGuide | None:
    return next((one for one in guides() if one.slug == slug), None)


def _shown(own: dict[str, Guide]) -> Iterator[ShownGuide]:
    for one in shipped_guides():
        if one.slug not in own:
            yield ShownGuide(one.slug, one.topic, one.title, one.text, one.cites)
    for guide in own.values():
        if guide.published:
            cites = [Cited(*row) for row in guide.cites]
            source = str(guide.organisation or "")
            yield ShownGuide(guide.slug, guide.topic, guide.title, guide.text, cites, source)
