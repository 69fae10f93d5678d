"""Who gets a share: only persons with important contributions count towards the floor."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final


class Role(StrEnum):
    """`TEAM`: persons of the team together, to be split among them. `TRANSFER_STAFF`: persons of the office.

    College, institution, funds, offices and outside brokers are no persons with important contributions.
    """

    MAIN_CONTRIBUTOR = "main_contributor"
    CONTRIBUTOR = "contributor"
    TEAM = "team"
    TRANSFER_STAFF = "transfer_staff"
    COLLEGE = "college"
    FUND = "fund"
    OFFICE = "office"
    BROKER = "broker"
    INSTITUTION = "institution"


PERSONS: Final = frozenset({Role.MAIN_CONTRIBUTOR, Role.CONTRIBUTOR, Role.TEAM, Role.TRANSFER_STAFF})


@dataclass(frozen=True, slots=True)
class Part:
    """`percent` of the net income to `name`. `contributed`: transfer staff count as persons only if they did."""

    name: str
    role: Role
    percent: Decimal
    contributed: bool = True

    @property
    def to_person(self) -> bool:
        return self.role in PERSONS and self.contributed
