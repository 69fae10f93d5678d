"""A list of patents is narrowed."""

from __future__ import annotations

from typing import Final

from django.db.models import Q

from panhuo.intake.numbers import parse_number
from panhuo.patents.domain.identity import number_key
from panhuo.patents.models import Inventor, OwnerName, PatentClass, PatentIdentifier
from panhuo.patents.queries.filters import UNKNOWN, PatentFilters
from panhuo.patents.queries.owners import current_owners, owner_unknown
from panhuo.patents.queries.visible import PatentQuerySet

_MOST_WORDS: Final = 8
_DIGITS_OF_A_NUMBER: Final = 5


def filter_patents(patents: PatentQuerySet, filters: PatentFilters) -> PatentQuerySet:
    """Narrow a queryset (already narrowed by `visible_to`)."""
    for condition in conditions(filters):
        patents = patents.filter(condition)
    return patents


def conditions(filters: PatentFilters) -> list[Q]:
    """The filters as conditions without joins, so that no row is counted twice."""
    found = [_word(word) for word in _words(filters.q)] + _years(filters)
    if filters.kind:
        found.append(Q(kind__in=filters.kind))
    if filters.state:
        found.append(Q(legal_state__in=filters.state))
    if filters.visibility:
        found.append(Q(visibility__in=filters.visibility))
    if filters.owner:
        found.append(_owners(filters.owner))
    if filters.ipc:
        found.append(_main_classes(filters.ipc))
    if filters.holder is not None:
        found.append(Q(holder=filters.holder))
    if filters.symbol:
        classes = PatentClass.objects.filter(symbol__startswith=filters.symbol)
        found.append(Q(pk__in=classes.values("patent")))
    return found


def _years(filters: PatentFilters) -> list[Q]:
    found: list[Q] = []
    if filters.year:
        years = [int(year) for year in filters.year if year != UNKNOWN]
        found.append(Q(filing_year__in=years) | (Q(filing_year=None) if UNKNOWN in filters.year else Q()))
    if filters.year_from is not None:
        found.append(Q(filing_year__gte=filters.year_from))
    if filters.year_to is not None:
        found.append(Q(filing_year__lte=filters.year_to))
    return found


def _words(q: str) -> list[str]:
    """A text that is a number as a whole stays whole (``ZL 2017 1 0601862.3``)."""
    if q and parse_number(q).valid:
        return [q]
    return q.split()[:_MOST_WORDS]


def _word(word: str) -> Q:
    """In title, abstract, an owner's or inventor's name, or as a number in any spelling."""
    owners = OwnerName.objects.filter(name__icontains=word).values("pk")
    found = (
        Q(title__icontains=word)
        | Q(title_en__icontains=word)
        | Q(abstract__icontains=word)
        | Q(pk__in=current_owners().filter(owner_name__in=owners).values("patent"))
        | Q(pk__in=Inventor.objects.filter(name=word).values("patent"))
    )
    reading = parse_number(word)
    if reading.valid and reading.normal and reading.form:
        key = number_key(reading.form.value, reading.normal)
        found |= Q(pk__in=PatentIdentifier.objects.filter(kind=reading.form.value, key=key).values("patent"))
    elif sum(char.isdigit() for char in word) >= _DIGITS_OF_A_NUMBER:
        found |= Q(pk__in=PatentIdentifier.objects.filter(value__icontains=word).values("patent"))
    return found


def _owners(wanted: tuple[str, ...]) -> Q:
    pairs = [value.split(":") for value in wanted if ":" in value]
    organisations = [int(pk) for kind, pk in pairs if kind == "org"]
    names = [int(pk) for kind, pk in pairs if kind == "name"]
    owners = current_owners().filter(Q(owner_name__organisation__in=organisations) | Q(owner_name__in=names))
    found = Q(pk__in=owners.values("patent"))
    return found | owner_unknown() if UNKNOWN in wanted else found


def _main_classes(wanted: tuple[str, ...]) -> Q:
    """A class stands for all below it, unless one of those is asked for too: F with F01K means F01K."""
    finest = [value for value in wanted if not any(other != value and other.startswith(value) for other in wanted)]
    found = Q()
    for value in finest:
        found |= Q(ipc_subclass="") if value == UNKNOWN else Q(ipc_subclass__startswith=value)
    return found
