"""How many patents of a list have which kind, state, owner, class and year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from panhuo.orgs.api import Organisation
from panhuo.patents.enums import LegalState, PatentKind
from panhuo.patents.models import OwnerName
from panhuo.patents.queries.filters import UNKNOWN, PatentFilters
from panhuo.patents.queries.ipc import SECTIONS, ipc_titles_exact
from panhuo.patents.queries.narrow import filter_patents
from panhuo.patents.queries.owners import current_owners, owner_unknown
from panhuo.patents.queries.visible import PatentQuerySet

MOST_OWNERS: Final = 15
MOST_SUBCLASSES: Final = 30
COUNTED: Final = ("kind", "state", "ipc", "year")
Rows = Counter[tuple[Any, ...]]
_COLUMNS: Final = ("kind", "legal_state", "ipc_subclass", "filing_year")


@dataclass(frozen=True, slots=True)
class FacetValue:
    """`value` is what the filter takes; `selected`: the list is narrowed by it now."""

    value: str
    label: str
    count: int
    selected: bool


@dataclass(frozen=True, slots=True)
class PatentFacets:
    """Counts for each facet under all filters but its own, so that a second value can be chosen."""

    total: int
    kind: list[FacetValue]
    state: list[FacetValue]
    owner: list[FacetValue]
    section: list[FacetValue]
    subclass: list[FacetValue]
    year: list[FacetValue]


def patent_facets(patents: PatentQuerySet, filters: PatentFilters | None = None) -> PatentFacets:
    """Counts over `patents` (narrowed by `visible_to`, not yet by `filters`).

    One counting query serves all facets without a filter of their own; each facet with one takes one more.
    """
    return facets_of(
        lambda narrow: count_rows(filter_patents(patents, narrow)),
        lambda narrow, chosen: _most_owners(filter_patents(patents, narrow), chosen),
        filters or PatentFilters(),
    )


def facets_of(
    count: Callable[[PatentFilters], Rows],
    owners: Callable[[PatentFilters, tuple[str, ...]], Counter[str]],
    filters: PatentFilters,
) -> PatentFacets:
    """The facets from whatever counts: `owners` gives those of most patents, and the chosen ones."""
    whole = count(filters)
    counts = dict.fromkeys(COUNTED, whole)
    for name in COUNTED:
        if getattr(filters, name):
            counts[name] = count(filters.without(name))
    section = _tally(counts["ipc"], lambda row: row[2][:1] or UNKNOWN)
    subclass = _tally(counts["ipc"], lambda row: row[2] or UNKNOWN)
    year = _tally(counts["year"], lambda row: str(row[3]) if row[3] else UNKNOWN)
    return PatentFacets(
        total=sum(whole.values()),
        kind=_in_order(PatentKind.choices, _tally(counts["kind"], lambda row: row[0]), filters.kind),
        state=_in_order(LegalState.choices, _tally(counts["state"], lambda row: row[1]), filters.state),
        owner=_owner_facet(owners(filters.without("owner"), filters.owner), filters.owner),
        section=_in_order([*SECTIONS.items(), (UNKNOWN, _("分类未知"))], section, filters.ipc),
        subclass=_subclasses(subclass, filters.ipc),
        year=_years(year, filters.year),
    )


def count_rows(patents: PatentQuerySet) -> Rows:
    """How many patents have which kind, state, class and year."""
    rows = patents.order_by().values_list(*_COLUMNS).annotate(n=Count("pk"))
    return Counter({row[:-1]: row[-1] for row in rows})


def _tally(counts: Rows, key: Callable[[tuple[Any, ...]], str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for row, count in counts.items():
        found[key(row)] += count
    return found


def _in_order(choices: Iterable[tuple[Any, Any]], counts: Counter[str], chosen: tuple[str, ...]) -> list[FacetValue]:
    """Values in the order of their list; those without any patent are left out unless chosen."""
    return [
        FacetValue(str(value), str(label), counts[str(value)], str(value) in chosen)
        for value, label in choices
        if counts[str(value)] or str(value) in chosen
    ]


def _subclasses(counts: Counter[str], chosen: tuple[str, ...]) -> list[FacetValue]:
    """The most frequent ones and the chosen ones. Sections and the unknown stand in the facet above."""
    own = Counter({value: n for value, n in counts.items() if value != UNKNOWN})
    extra = [value for value in chosen if len(value) > 1 and value != UNKNOWN]
    shown = list(dict.fromkeys([*extra, *(value for value, _n in own.most_common(MOST_SUBCLASSES))]))
    titles = ipc_titles_exact(shown)
    return [FacetValue(v, f"{v} {titles[v]}" if v in titles else v, own[v], v in chosen) for v in shown]


def _years(counts: Counter[str], chosen: tuple[str, ...]) -> list[FacetValue]:
    """From the latest back, the unknown last."""
    values = sorted({*counts, *chosen} - {UNKNOWN}, reverse=True)
    if counts[UNKNOWN] or UNKNOWN in chosen:
        values.append(UNKNOWN)
    return [FacetValue(v, _("申请日未知") if v == UNKNOWN else v, counts[v], v in chosen) for v in values]


def owner_groups(patents: PatentQuerySet) -> dict[str, QuerySet[Any, Any]]:
    """(owner, number of patents): organisations, and names that mean none we know; co-owned ones for each."""
    rows = current_owners().filter(patent__in=patents.order_by().values("pk")).order_by()
    meant = OwnerName.objects.exclude(organisation=None).values("pk")
    known = rows.filter(owner_name__in=meant).values_list("owner_name__organisation")
    others = rows.exclude(owner_name__in=meant).values_list("owner_name")
    return {"org": known.annotate(n=Count("patent", distinct=True)), "name": others.annotate(n=Count("patent"))}


def without_owner(patents: PatentQuerySet) -> int:
    """How many of them name nobody, neither an owner nor an applicant."""
    return patents.order_by().filter(owner_unknown()).count()


def _most_owners(patents: PatentQuerySet, chosen: tuple[str, ...]) -> Counter[str]:
    counts: Counter[str] = Counter()
    unknown = without_owner(patents)
    if unknown or UNKNOWN in chosen:
        counts[UNKNOWN] = unknown
    for kind, group in owner_groups(patents).items():
        counted = group.order_by("-n")
        counts.update({f"{kind}:{pk}": n for pk, n in counted[:MOST_OWNERS]})
        missing = [int(v[len(kind) + 1 :]) for v in chosen if v.startswith(f"{kind}:") and v not in counts]
        if missing:
            field = "owner_name__organisation" if kind == "org" else "owner_name"
            counts.update({f"{kind}:{pk}": n for pk, n in counted.filter(**{f"{field}__in": missing})})
            counts.update({f"{kind}:{pk}": 0 for pk in missing if f"{kind}:{pk}" not in counts})
    return counts


def _owner_facet(counts: Counter[str], chosen: tuple[str, ...]) -> list[FacetValue]:
    """Organisations first, then names, then the unknown; the chosen before all."""
    labels = _labels(counts)
    order = ("org", "name", UNKNOWN)
    ranked = sorted(counts, key=lambda v: (v not in chosen, order.index(v.partition(":")[0]), -counts[v], v))
    return [FacetValue(v, labels[v], counts[v], v in chosen) for v in ranked if v in labels]


def _labels(values: Iterable[str]) -> dict[str, str]:
    pairs = [(value, *value.split(":")) for value in values if value != UNKNOWN]
    labels: dict[str, str] = {UNKNOWN: _("未知")}
    for kind, model in (("org", Organisation), ("name", OwnerName)):
        wanted = [int(pk) for _value, k, pk in pairs if k == kind]
        if wanted:
            names = model.objects.filter(pk__in=wanted).values_list("pk", "name")
            labels |= {f"{kind}:{pk}": name for pk, name in names}
    return labels
