"""Demonstration patents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

from panhuo.demo.read import read_data
from panhuo.orgs.api import Organisation
from panhuo.patents.api import (
    ClassScheme,
    ClassValue,
    PatentKind,
    PatentValues,
    Refusal,
    application,
    plan_patents,
    publication,
    save_patents,
    source_id,
)


def load_patents(organisations: Mapping[str, Organisation]) -> int:
    """Patents that are not there yet, each document as its own row; what users changed on the others stays.

    Gives how many were made.
    """
    groups: dict[tuple[str, str], list[list[PatentValues]]] = defaultdict(list)
    for entry in read_data("patents")["patents"]:
        groups[entry["holder"], entry["visibility"]].append(patent_rows(entry))
    return sum(
        _load_group(patents, holder=organisations[holder], visibility=visibility)
        for (holder, visibility), patents in groups.items()
    )


def _load_group(patents: list[list[PatentValues]], *, holder: Organisation, visibility: str) -> int:
    plans = plan_patents([rows[0] for rows in patents], holder=holder, visibility=visibility, actor=None)
    new = [
        row
        for rows, plan in zip(patents, plans, strict=True)
        if isinstance(plan, Refusal) or plan.patent is None
        for row in rows
    ]
    made = 0
    for result in save_patents(new, holder=holder, visibility=visibility, actor=None, is_demo=True):
        if isinstance(result, Refusal):
            raise result.error
        made += result.created
    return made


def patent_rows(entry: Mapping[str, Any]) -> list[PatentValues]:
    """One row for each published document, oldest first; one row where nothing is published."""
    identifier = application(entry["application"]) if "application" in entry else source_id(f"demo:{entry['key']}")
    documents = entry.get("documents") or [{}]
    return [
        PatentValues(
            kind=entry["kind"],
            title=entry["title"],
            abstract=entry["abstract"],
            application_date=_day(entry.get("filed")),
            publication_date=_day(document.get("date")),
            grant_date=_day(entry.get("granted")) if document is documents[-1] else None,
            status_text=entry.get("status"),
            owners=tuple(entry["owners"]),
            original_owners=tuple(entry["applicants"]),
            inventors=tuple(entry["inventors"]),
            classes=tuple(_classes(entry)),
            identifiers=(identifier, *([publication(document["number"])] if document else [])),
        )
        for document in documents
    ]


def _classes(entry: Mapping[str, Any]) -> list[ClassValue]:
    scheme = ClassScheme.LOCARNO if entry["kind"] == PatentKind.DESIGN else ClassScheme.IPC
    return [ClassValue(scheme.value, symbol, i == 0) for i, symbol in enumerate(entry["classes"])]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
