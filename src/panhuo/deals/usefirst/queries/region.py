"""Provincial rules in force."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from panhuo.deals.rules.usefirst.region import RegionRule, parse_regions, rule_for, shipped_data
from panhuo.deals.usefirst.models import RegionTable


def region_table() -> RegionTable | None:
    """The version that an administrator brought in."""
    return RegionTable.objects.first()


def region_data() -> dict[str, Any]:
    """The table in force as plain data."""
    row = region_table()
    return dict(row.data) if row else shipped_data()


def region_rules() -> Sequence[RegionRule]:
    return parse_regions(region_data())


def region_rule(region: str, *, on: date) -> RegionRule | None:
    """The rule for a place on a day; None: nothing is kept about it."""
    return rule_for(region, on=on, rules=region_rules()) if region else None
