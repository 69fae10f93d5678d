"""Facets over what somebody may see. What everybody sees is counted once for all of them, at a large stock."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, TypeVar

from django.core.cache import cache

from panhuo.orgs.api import Viewer, newest
from panhuo.patents.models import Patent
from panhuo.patents.queries.facets import (
    MOST_OWNERS,
    PatentFacets,
    count_rows,
    facets_of,
    owner_groups,
    patent_facets,
    without_owner,
)
from panhuo.patents.queries.filters import UNKNOWN, PatentFilters
from panhuo.patents.queries.narrow import filter_patents
from panhuo.patents.queries.visible import PatentQuerySet, only_for, open_levels

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from panhuo.orgs.api import User

COUNTED_ALWAYS: Final = 5000
"""Below this number of patents counting costs less than remembering."""
KEPT_SECONDS: Final = 60
_T = TypeVar("_T")


def seen_patent_facets(user: User | AnonymousUser, filters: PatentFilters) -> PatentFacets:
    """`patent_facets` over what the user may see.

    The open levels are counted once for all who see them, and again after a write to a patent or to an owner's name
    or a minute; what only this user sees beside them is counted each time. A small stock is always counted, and so is
    what is found by words.
    """
    count = None if filters.q or filters.holder is not None else _counting(user)
    if count is None:
        return patent_facets(Patent.objects.visible_to(user), filters)

    def owners(narrow: PatentFilters, chosen: tuple[str, ...]) -> Counter[str]:
        return _shown(count("owners", narrow, _owners), chosen)

    return facets_of(lambda narrow: count("rows", narrow, count_rows), owners, filters)


def seen_states(user: User | AnonymousUser) -> Counter[str]:
    """How many patents of each legal state the user may see, counted as `seen_patent_facets` does."""
    count, whole = _counting(user), PatentFilters()
    rows = count_rows(Patent.objects.visible_to(user)) if count is None else count("rows", whole, count_rows)
    found: Counter[str] = Counter()
    for row, number in rows.items():
        found[row[1]] += number
    return found


_Read = Callable[[PatentQuerySet], Counter[Any]]


def _counting(user: User | AnonymousUser) -> Callable[[str, PatentFilters, _Read], Counter[Any]] | None:
    """Counts by what is kept and what is the user's own; None where the stock is small."""
    viewer = Viewer.of(user)
    last, *written = newest(Patent, told_of=("patent", "owner_name"))
    if last < COUNTED_ALWAYS:
        return None
    levels = open_levels(viewer)
    live = Patent.objects.filter(merged_into=None)
    shared = live if viewer.sees_all else live.filter(visibility__in=levels)
    own = live.none() if viewer.sees_all else live.filter(only_for(viewer)).exclude(visibility__in=levels)
    key = f"patents:{levels}:{viewer.sees_all}:{last}:{written}"

    def count(what: str, narrow: PatentFilters, read: _Read) -> Counter[Any]:
        common = _kept(f"{key}:{what}:{narrow.params()}", lambda: read(filter_patents(shared, narrow)))
        return Counter(common) + read(filter_patents(own, narrow))

    return count


def _kept(name: str, count: Callable[[], _T]) -> _T:
    key = hashlib.sha256(name.encode()).hexdigest()
    found: _T | None = cache.get(key)
    if found is None:
        found = count()
        cache.set(key, found, KEPT_SECONDS)
    return found


def _owners(patents: PatentQuerySet) -> Counter[str]:
    groups = owner_groups(patents)
    found = Counter({f"{kind}:{pk}": n for kind, group in groups.items() for pk, n in group})
    found[UNKNOWN] = without_owner(patents)
    return found


def _shown(counts: Counter[str], chosen: tuple[str, ...]) -> Counter[str]:
    """Those of most patents, of each kind; the chosen ones; and how many have none."""
    shown: Counter[str] = Counter()
    if counts[UNKNOWN] or UNKNOWN in chosen:
        shown[UNKNOWN] = counts[UNKNOWN]
    for kind in ("org:", "name:"):
        ranked = Counter({value: n for value, n in counts.items() if value.startswith(kind)})
        shown.update(dict(ranked.most_common(MOST_OWNERS)))
        shown.update({value: counts[value] for value in chosen if value.startswith(kind) and value not in shown})
    return shown
