"""Near needs, profiles and patents, put together by enterprise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Final

from panhuo.matching.enums import ReasonKind
from panhuo.matching.search.results import TakerReason
from panhuo.orgs.api import Organisation, normalise_name

DAMPING: Final = 30
"""k of reciprocal rank fusion: the larger, the less the first ranks stand out."""

PartyKey = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Party:
    """An enterprise, as an organisation or only as a name."""

    name: str
    organisation: Organisation | None

    @property
    def key(self) -> PartyKey:
        if self.organisation is not None:
            return ("organisation", str(self.organisation.pk))
        return ("name", normalise_name(self.name))


@dataclass(frozen=True, slots=True)
class Near:
    """One thing of an enterprise that lies near."""

    party: Party
    reason: TakerReason

    @property
    def kind(self) -> ReasonKind:
        return self.reason.kind

    @property
    def rank(self) -> int:
        """Counts within the kind."""
        return self.reason.rank


@dataclass(slots=True)
class Taker:
    """An enterprise with all that lies near, nearest first within each kind."""

    party: Party
    near: list[Near] = field(default_factory=list)

    @property
    def weight(self) -> float:
        """Reciprocal rank fusion over kinds, each with its best rank. Only for ordering."""
        best: dict[ReasonKind, int] = {}
        for item in self.near:
            best[item.kind] = min(item.rank, best.get(item.kind, item.rank))
        return sum(1 / (DAMPING + rank) for rank in best.values())


def group(items: Iterable[Near], *, but: Collection[PartyKey]) -> list[Taker]:
    """Enterprises in order, best first, without those in `but`. A bare name joins the organisation of that name."""
    everything = list(items)
    known = {
        normalise_name(item.party.organisation.name): item.party
        for item in everything
        if item.party.organisation is not None
    }
    takers: dict[PartyKey, Taker] = {}
    for item in everything:
        party = known.get(normalise_name(item.party.name), item.party)
        if party.key not in but and item.party.key not in but:
            takers.setdefault(party.key, Taker(party)).near.append(item)
    return sorted(takers.values(), key=lambda taker: (-taker.weight, taker.party.key))


def nearest_of_each_kind(taker: Taker, *, most: int) -> list[Near]:
    """At most `most` of each kind, needs first, then the profile, then own patents."""
    by_kind: dict[ReasonKind, list[Near]] = defaultdict(list)
    for item in sorted(taker.near, key=lambda item: item.rank):
        by_kind[item.kind].append(item)
    return [item for kind in ReasonKind for item in by_kind[kind][:most]]
