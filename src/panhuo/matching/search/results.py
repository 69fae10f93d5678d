"""What a search gives back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from panhuo.engine.api import Explanation, Level
from panhuo.matching.enums import Mode, ReasonKind
from panhuo.needs.api import EnterpriseProfile, Need
from panhuo.orgs.api import Organisation
from panhuo.patents.api import Patent


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something that we don't know of a record: a stable `code` and a translated `text`."""

    code: str
    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Found:
    """What all hits have in common.

    `score` and `parts` (characters, pairs, meaning; a part that was not measured is absent) order the
    hits of one search and say nothing beyond it: don't show them as percentages. `because` says in words
    what decided. `level` is None where what it would mean was not measured. `stale`: the record is newer
    than what the index ranked.
    """

    rank: int
    score: float
    parts: Mapping[str, float]
    explanation: Explanation
    because: str
    level: Level | None
    unknown: tuple[Unknown, ...]
    stale: bool


@dataclass(frozen=True, slots=True)
class PatentHit(Found):
    patent: Patent


@dataclass(frozen=True, slots=True)
class NeedHit(Found):
    need: Need


@dataclass(frozen=True, slots=True)
class TakerReason(Found):
    """One need, profile or own patent that lies near, with its own rank among those of its kind."""

    kind: ReasonKind
    need: Need | None = None
    profile: EnterpriseProfile | None = None
    patent: Patent | None = None

    @property
    def title(self) -> str:
        return str(self.need or self.patent or self.profile or "")


@dataclass(frozen=True, slots=True)
class TakerHit:
    """An enterprise that may take the patent. `organisation` is None where we know it only by name."""

    rank: int
    name: str
    organisation: Organisation | None
    reasons: tuple[TakerReason, ...]


HitT = TypeVar("HitT", bound=Found | TakerHit)


@dataclass(frozen=True, slots=True)
class Results(Generic[HitT]):
    """Hits in order; `notes` are sentences that the user should read; `run_id` names the stored run, if kept."""

    hits: Sequence[HitT]
    mode: Mode
    notes: tuple[str, ...] = ()
    run_id: int | None = None
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
