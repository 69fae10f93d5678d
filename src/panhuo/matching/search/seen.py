"""Checking found documents against the records: what is not there, not open or not shared falls out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from panhuo.matching.index.demand_docs import indexed_needs, indexed_profiles
from panhuo.matching.index.names import NEED, PATENT, PROFILE
from panhuo.matching.index.patent_docs import indexed_patents
from panhuo.matching.search.filters import STATE

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from panhuo.orgs.api import User

Key = tuple[str, int]


def seen_by(user: User | AnonymousUser, keys: Iterable[Key], *, filters: Mapping[str, Collection[str]]) -> set[Key]:
    """Those of the records that this user may see now and that still fit the question's legal states."""
    wanted: dict[str, list[int]] = defaultdict(list)
    for object_type, object_id in keys:
        wanted[object_type].append(object_id)
    seen: set[Key] = set()
    if ids := wanted.get(PATENT):
        patents = indexed_patents().visible_to(user).filter(pk__in=ids)
        if STATE in filters:
            patents = patents.filter(legal_state__in=filters[STATE])
        seen |= {(PATENT, pk) for pk in patents.values_list("pk", flat=True)}
    if ids := wanted.get(NEED):
        needs = indexed_needs().visible_to(user).filter(pk__in=ids)
        seen |= {(NEED, pk) for pk in needs.values_list("pk", flat=True)}
    if ids := wanted.get(PROFILE):
        profiles = indexed_profiles().visible_to(user).filter(pk__in=ids)
        seen |= {(PROFILE, pk) for pk in profiles.values_list("pk", flat=True)}
    return seen
