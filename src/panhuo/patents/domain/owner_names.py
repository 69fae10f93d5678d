"""Rows for the names of owners: made when first met, resolved again when an organisation gets a name."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q
from rapidfuzz import fuzz

from panhuo.intake.owners import normalise_org_name, org_key
from panhuo.orgs.api import log_event
from panhuo.orgs.models import Organisation
from panhuo.patents.domain.load import chunks
from panhuo.patents.domain.owner_rules import ALIKE, OwnerResolver, Resolved
from panhuo.patents.domain.touch import touch_patents
from panhuo.patents.enums import Resolution
from panhuo.patents.models import OwnerName, Patent

DECIDED = (Resolution.CONFIRMED, Resolution.REJECTED)
"""What a person decided stays, whatever the rules say later."""
_FIELDS = ("resolution", "reason", "organisation_id", "candidate_id")


def resolve_owner_names(names: Iterable[str]) -> dict[str, Resolved]:
    """Each name → what the rules make of it now (nothing is written)."""
    wanted = list(dict.fromkeys(names))
    resolver = OwnerResolver.for_names(wanted)
    return {name: resolver.resolve(name) for name in wanted}


def ensure_owner_names(names: Iterable[str]) -> dict[str, OwnerName]:
    """Key → row, for all names; new ones are resolved and stored."""
    by_key = {org_key(name)[:200]: normalise_org_name(name) for name in names}
    found = _stored(by_key)
    missing = {key: name for key, name in by_key.items() if key not in found}
    if not missing:
        return found
    resolved = resolve_owner_names(missing.values())
    rows = [
        OwnerName(
            normal_name=key,
            name=name,
            resolution=resolved[name].resolution,
            reason=resolved[name].reason,
            organisation_id=resolved[name].organisation,
            candidate_id=resolved[name].candidate,
        )
        for key, name in missing.items()
    ]
    OwnerName.objects.bulk_create(rows, ignore_conflicts=True, batch_size=200)
    return found | _stored(missing)


@transaction.atomic
def reresolve_owner_names(organisation: Organisation) -> int:
    """Resolve again the undecided names that may mean this organisation; gives how many changed.

    Call it when an organisation is created, activated, renamed, given a name or closed. The index hears of every
    patent whose owner changed.
    """
    rows = _may_mean(organisation)
    resolved = resolve_owner_names(row.name for row in rows)
    changed = [row for row in rows if _set(row, resolved[row.name])]
    OwnerName.objects.bulk_update(changed, ["resolution", "reason", "organisation", "candidate"], batch_size=200)
    for part in chunks([row.pk for row in changed]):
        touch_patents(Patent.objects.filter(owners__owner_name__in=part).distinct())
    if changed:
        data = {"organisation": organisation.pk, "names": len(changed)}
        log_event(object_type="owner_name", object_id=changed[0].pk, verb="resolved_again", data=data)
    return len(changed)


def _stored(keys: Iterable[str]) -> dict[str, OwnerName]:
    found: dict[str, OwnerName] = {}
    for part in chunks(keys):
        found |= {row.normal_name: row for row in OwnerName.objects.filter(normal_name__in=part)}
    return found


def _may_mean(organisation: Organisation) -> list[OwnerName]:
    names = [organisation.name, *organisation.names.values_list("name", flat=True)]
    keys = [org_key(name) for name in names]
    undecided = OwnerName.objects.exclude(resolution__in=DECIDED)
    linked = Q(organisation=organisation) | Q(candidate=organisation)
    ids = set(undecided.filter(linked).values_list("pk", flat=True))
    for pk, key in undecided.values_list("pk", "normal_name").iterator(chunk_size=5000):
        if any(key.startswith(own) or fuzz.ratio(key, own, score_cutoff=ALIKE) for own in keys):
            ids.add(pk)
    return [row for part in chunks(sorted(ids)) for row in OwnerName.objects.filter(pk__in=part)]


def _set(row: OwnerName, resolved: Resolved) -> bool:
    before = tuple(getattr(row, name) for name in _FIELDS)
    row.resolution, row.reason = resolved.resolution, resolved.reason
    row.organisation_id, row.candidate_id = resolved.organisation, resolved.candidate
    return before != tuple(getattr(row, name) for name in _FIELDS)
