"""What an author says in a disclosure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from panhuo.orgs.models import User


class InventorValue(NamedTuple):
    """A name, and the account that it belongs to where it has one."""

    name: str
    user: User | None = None


class FundingValue(NamedTuple):
    """A publicly funded project."""

    project: str
    number: str
    agency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureValues:
    """`publicly_funded` None and `planned_years` None: not said."""

    title: str
    description: str
    planned_use: str = ""
    publicly_funded: bool | None = None
    planned_years: int | None = None
    confidentiality: str = "ordinary"
    inventors: Sequence[InventorValue] = field(default_factory=tuple)
    funding: Sequence[FundingValue] = field(default_factory=tuple)
