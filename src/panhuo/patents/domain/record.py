"""A patent's facts in working memory: read once, compared, changed, written back in bulk."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from panhuo.intake.owners import org_key
from panhuo.orgs.models import Organisation
from panhuo.patents.domain.identity import Number, applications
from panhuo.patents.enums import LegalState, PatentKind, Visibility
from panhuo.patents.models import Patent
from panhuo.patents.values import SCALAR_FIELDS, ClassValue

PUBLIC_REALM = 0
INSTALLATION_REALM = -1
WIDTH = {Visibility.ORGANISATION: 0, Visibility.MEMBERS: 1, Visibility.PUBLIC: 2}
"""How many people may see a record."""


@dataclass(slots=True, eq=False)
class Record:
    """`patent` has no id while the record is new. `changed`: what is to be written; `stored`: numbers that are."""

    patent: Patent
    realm: int
    numbers: list[Number] = field(default_factory=list)
    owners: list[str] = field(default_factory=list)
    original_owners: list[str] = field(default_factory=list)
    inventors: list[str] = field(default_factory=list)
    classes: list[ClassValue] = field(default_factory=list)
    owner_organisations: frozenset[int] = frozenset()
    changed: set[str] = field(default_factory=set)
    stored: set[tuple[str, str]] = field(default_factory=set)

    @property
    def is_new(self) -> bool:
        return self.patent.pk is None

    @property
    def applications(self) -> set[str]:
        return applications(self.numbers)

    def scalar(self, name: str) -> Any:
        """The value of a plain field, None where nothing is known."""
        value = getattr(self.patent, name)
        nothing = value in ("", None) or (name == "kind" and value == PatentKind.UNKNOWN)
        return None if nothing or (name == "legal_state" and value == LegalState.UNKNOWN) else value

    def items(self, name: str) -> list[Any]:
        return list(getattr(self, name))


def realm_of(visibility: str, holder_id: int | None) -> int:
    """Where numbers live: 0 for what all may see, else with the organisation or installation that holds the record."""
    if visibility == Visibility.PUBLIC:
        return PUBLIC_REALM
    return INSTALLATION_REALM if holder_id is None else holder_id


def realms_of(holder: Organisation | None) -> tuple[int, int]:
    """The realms that this holder's rows are looked up in: its own first."""
    return (holder.pk if holder else INSTALLATION_REALM), PUBLIC_REALM


def may_overwrite(record: Record, holder: Organisation | None) -> bool:
    """One's own records; and those of nobody that name the organisation as an owner (it takes them over)."""
    if holder is None:
        return record.patent.holder_id is None
    own = record.patent.holder_id == holder.pk
    return own or (record.patent.holder_id is None and holder.pk in record.owner_organisations)


def may_touch(record: Record, holder: Organisation | None, visibility: str) -> bool:
    """Whether what is said under this visibility may flow into the record without becoming known to more people."""
    own = record.patent.holder_id == (holder.pk if holder else None)
    return own or WIDTH[Visibility(visibility)] >= WIDTH[Visibility(record.patent.visibility)]


def same_names(left: list[str], right: list[str]) -> bool:
    """Whether two lists name the same organisations in the same order, whatever their spelling."""
    return [org_key(name) for name in left] == [org_key(name) for name in right]


def scalars(record: Record) -> dict[str, Any]:
    return {name: getattr(record.patent, name) for name in SCALAR_FIELDS}
