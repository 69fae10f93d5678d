"""Who converts well: criteria as data, with the evidence behind each figure (priority examination lists)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from panhuo.orgs.api import Organisation
from panhuo.patents.api import Encumbrance, EncumbranceKind, Inventor

CRITERIA = {"licences": 1, "years": 3}
"""Defaults of ours: so many licences within so many years. The notice asks for incentives but sets no figure."""
_LICENCES = (
    EncumbranceKind.LICENCE,
    EncumbranceKind.SOLE,
    EncumbranceKind.EXCLUSIVE,
    EncumbranceKind.OPEN_LICENCE,
)


@dataclass(slots=True)
class Converter:
    """One inventor with the licences of their patents as evidence."""

    name: str
    evidence: list[Encumbrance] = field(default_factory=list)


def converters(organisation: Organisation, *, criteria: dict[str, int], today: date) -> list[Converter]:
    """First inventors whose patents were licensed often enough, with each licence that counts."""
    wanted = {**CRITERIA, **criteria}
    since = today.replace(year=today.year - wanted["years"], day=min(today.day, 28))
    rows = Encumbrance.objects.filter(
        organisation=organisation, withdrawn=False, kind__in=_LICENCES, first__gte=since
    ).select_related("patent")
    by_patent = defaultdict(list)
    for row in rows:
        by_patent[row.patent_id].append(row)
    found: dict[str, Converter] = {}
    for patent, name in Inventor.objects.filter(patent__in=list(by_patent), position=0).values_list("patent", "name"):
        found.setdefault(name, Converter(name)).evidence += by_patent[patent]
    good = [one for one in found.values() if len(one.evidence) >= wanted["licences"]]
    return sorted(good, key=lambda one: (-len(one.evidence), one.name))
