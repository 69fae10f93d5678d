"""What the law says for an institution on a day: floors and net income, from the tables in force."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from panhuo.deals.agreements.api import institution_of, region_of
from panhuo.deals.rules.institutions import Institution
from panhuo.deals.rules.shares.floors import Floor, Floors, Way, floors_for, parse_floors, shipped_floors
from panhuo.deals.rules.shares.net_income import (
    Cost,
    Definition,
    definition_for,
    own_definition,
    parse_definitions,
    shipped_definitions,
)
from panhuo.deals.shares.enums import TableKind
from panhuo.deals.shares.models import DatedTable, ShareRule
from panhuo.orgs.api import Organisation


def table_of(kind: TableKind) -> DatedTable | None:
    """The version that an administrator brought in, None: what we ship holds."""
    return DatedTable.objects.filter(kind=kind).first()


def floors_in_force() -> Sequence[Floor]:
    row = table_of(TableKind.FLOORS)
    return parse_floors(row.data) if row else shipped_floors()


def definitions_in_force() -> Sequence[Definition]:
    row = table_of(TableKind.NET_INCOME)
    return parse_definitions(row.data) if row else shipped_definitions()


@dataclass(frozen=True, slots=True)
class Profile:
    """What decides which floors bind an institution."""

    kind: Institution
    region: str


def profile_of(organisation: Organisation) -> Profile | None:
    """What the institution said it is, and the region whose texts hold for it; None: nobody said what it is."""
    kind = institution_of(organisation)
    return Profile(kind, region_of(organisation)) if kind else None


def floors_of(profile: Profile, *, way: Way, on: date, ruled: bool) -> Floors:
    """The floors that hold for it; `ruled`: it has a rule, or an agreement with the persons."""
    return floors_for(profile.kind, way=way, region=profile.region, on=on, ruled=ruled, rules=floors_in_force())


def definition_of(profile: Profile, *, on: date, rule: ShareRule | None) -> Definition | None:
    """Net income by the nearest region, else by the institution's own rule; None: undefined."""
    own = None
    if rule is not None and rule.costs is not None:
        own = own_definition([Cost(one) for one in rule.costs], article=rule.article)
    return definition_for(region=profile.region, on=on, rules=definitions_in_force(), own=own)


def rule_on(organisation: Organisation, *, on: date) -> ShareRule | None:
    """The institution's rule of that day; the newest version where two overlap."""
    rows = ShareRule.objects.filter(organisation=organisation, valid_from__lte=on)
    found = [row for row in rows if row.valid_to is None or row.valid_to >= on]
    return max(found, key=lambda row: row.version, default=None)


def floor_data(floors: Floors) -> dict[str, Any]:
    """What is kept of floors with a division, for its page."""
    return {
        "percent": str(floors.percent),
        "article": floors.binding.article if floors.binding else "",
        "national": str(floors.national.percents[floors.way]) if floors.national else "",
        "optional": [[str(one.percents[floors.way]), one.article] for one in floors.optional],
        "unclear": floors.unclear,
    }


def table_rows(kind: TableKind) -> list[Mapping[str, Any]]:
    """The rows of a table in force as plain data."""
    from importlib.resources import files
    from json import loads

    name = "floors" if kind == TableKind.FLOORS else "net_income"
    row = table_of(kind)
    if row is None:
        text = files("panhuo.deals.rules.shares").joinpath(f"data/{name}.json").read_text(encoding="utf-8")
        data = loads(text)
    else:
        data = row.data
    return list(data["floors" if kind == TableKind.FLOORS else "definitions"])
