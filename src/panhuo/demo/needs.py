"""Demonstration needs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone

from panhuo.demo.read import read_data
from panhuo.needs.api import NeedValues, find_need, save_need
from panhuo.orgs.api import Organisation


def load_needs(organisations: Mapping[str, Organisation]) -> int:
    """Needs that are not there yet; what users changed on the others stays. Gives how many were made."""
    made = 0
    for entry in read_data("needs")["needs"]:
        organisation = organisations[entry["organisation"]]
        values = need_values(entry)
        if find_need(values, organisation=organisation, actor=None) is None:
            save_need(values, organisation=organisation, actor=None, is_demo=True)
            made += 1
    return made


def need_values(entry: Mapping[str, Any]) -> NeedValues:
    """A need of the JSON; deadlines count from today."""
    low, high = entry.get("budget_fen", (None, None))
    days = entry.get("deadline_in_days")
    return NeedValues(
        external_id=f"demo:{entry['key']}",
        title=entry["title"],
        text=entry["text"] or None,
        industry=entry["industry"],
        region=entry["region"],
        budget_min_fen=low,
        budget_max_fen=high,
        modes=tuple(entry.get("modes", ())) or None,
        deadline=timezone.localdate() + timedelta(days=days) if days else None,
        visibility=entry["visibility"],
    )
