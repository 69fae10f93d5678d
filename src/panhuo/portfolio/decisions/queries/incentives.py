"""Who converts well: criteria as data, with the evidence behind each figure (priority examination lists)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from panhuo.orgs.api import Organisation
from panhuo.patents.api import Encumbrance, EncumbranceKind, Inventor, Patent

CRITERIA = {"licences": 1, "years": 3}
"""Defaults of ours: so many licences, transfers or equity contributions within so many years. The notice asks for
incentives but sets no figure."""
_LICENCES = (
    EncumbranceKind.LICENCE,
    EncumbranceKind.SOLE,
    EncumbranceKind.EXCLUSIVE,
    EncumbranceKind.OPEN_LICENCE,
)


@dataclass(frozen=True, slots=True)
class Conversion:
    """One patent that was licensed, transferred or contributed as equity; `kind` in words, `source` its contract."""

    patent: Patent
    kind: str
    on: date
    source: str


@dataclass(slots=True)
class Converter:
    """One inventor with the conversions of their patents as evidence."""

    name: str
    evidence: list[Conversion] = field(default_factory=list)


def counted_since(criteria: Mapping[str, int], *, today: date) -> date:
    """The first day that still counts."""
    years = {**CRITERIA, **criteria}["years"]
    return today.replace(year=today.year - years, day=min(today.day, 28))


def converters(
    organisation: Organisation, *, criteria: Mapping[str, int], today: date, more: Iterable[Conversion] = ()
) -> list[Converter]:
    """First inventors whose patents were converted often enough, with each conversion that counts.

    Licences are those written down on the patents; `more` is what a higher layer knows (transfers and equity
    contributions from the agreements), of which those since the first day are taken.
    """
    since = counted_since(criteria, today=today)
    by_patent = defaultdict(list)
    for conversion in [*_licences(organisation, since), *(other for other in more if other.on >= since)]:
        by_patent[conversion.patent.pk].append(conversion)
    found: dict[str, Converter] = {}
    for patent, name in Inventor.objects.filter(patent__in=list(by_patent), position=0).values_list("patent", "name"):
        found.setdefault(name, Converter(name)).evidence += by_patent[patent]
    good = [each for each in found.values() if len(each.evidence) >= {**CRITERIA, **criteria}["licences"]]
    for converter in good:
        converter.evidence.sort(key=lambda conversion: (conversion.on, conversion.patent.pk))
    return sorted(good, key=lambda each: (-len(each.evidence), each.name))


def _licences(organisation: Organisation, since: date) -> Iterator[Conversion]:
    rows = Encumbrance.objects.filter(
        organisation=organisation, withdrawn=False, kind__in=_LICENCES, first__gte=since
    ).select_related("patent")
    for row in rows:
        if row.first is not None:
            yield Conversion(row.patent, str(row.get_kind_display()), row.first, row.source)
