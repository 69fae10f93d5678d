"""How many institutions of a kind buy by the standard: numerator, denominator, and of how many nothing is known.

Groups follow 国知发运字〔2025〕16号三（九）: universities, institutes, hospitals and national laboratories carry it out
in full; state firms, private universities, listed companies and innovative firms are encouraged to.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Final


class Kind(StrEnum):
    UNIVERSITY = "university"
    INSTITUTE = "institute"
    HOSPITAL = "hospital"
    NATIONAL_LAB = "national_lab"
    STATE_FIRM = "state_firm"
    PRIVATE_UNIVERSITY = "private_university"
    LISTED = "listed"
    INNOVATIVE = "innovative"


IN_FULL: Final = (Kind.UNIVERSITY, Kind.INSTITUTE, Kind.HOSPITAL, Kind.NATIONAL_LAB)


@dataclass(frozen=True, slots=True)
class Institution:
    """`traits`: what is known beyond the record's kind; a trait that nobody stated is None or absent."""

    id: int
    record_kind: str
    traits: dict[str, bool | None]
    adopted_on: date | None


@dataclass(frozen=True, slots=True)
class Figure:
    """`unknown`: institutions that may be of this kind; nobody said. They are in no figure."""

    kind: Kind
    adopted: int
    of: int
    unknown: int

    @property
    def rate(self) -> Fraction | None:
        """None where there is no institution of the kind: no rate is not a rate of nought."""
        return Fraction(self.adopted, self.of) if self.of else None


_BY_TRAIT: Final = {
    Kind.NATIONAL_LAB: (("institute", "university"), "institute", "national_laboratory"),
    Kind.STATE_FIRM: (("enterprise",), "enterprise", "state_owned"),
    Kind.PRIVATE_UNIVERSITY: (("university",), "university", "private"),
    Kind.LISTED: (("enterprise",), "enterprise", "listed"),
    Kind.INNOVATIVE: (("enterprise",), "enterprise", "innovative"),
}
"""Kinds of records among which it can be, the kind whose unanswered ones count as unknown, the trait."""


def is_of(kind: Kind, one: Institution) -> bool | None:
    """Whether it is of the kind; None: nobody said."""
    if kind not in _BY_TRAIT:
        return one.record_kind == kind.value
    among, asked, trait = _BY_TRAIT[kind]
    if one.record_kind not in among:
        return False
    said = one.traits.get(trait)
    return False if said is None and one.record_kind != asked else said


def figures(institutions: Iterable[Institution], *, until: date) -> list[Figure]:
    """A figure for each kind; adoption counts up to and with `until`."""
    known = list(institutions)
    return [_figure(kind, known, until) for kind in Kind]


def _figure(kind: Kind, known: list[Institution], until: date) -> Figure:
    said = [(one, is_of(kind, one)) for one in known]
    members = [one for one, belongs in said if belongs]
    adopted = sum(one.adopted_on is not None and one.adopted_on <= until for one in members)
    return Figure(kind, adopted, len(members), sum(belongs is None for _one, belongs in said))
