"""Confidential needs are opened to organisations one by one; the grants are what `visible_to` and the index read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.db.models import QuerySet

from panhuo.needs.enums import NeedVisibility
from panhuo.needs.rules import require_write
from panhuo.orgs.api import AccessGrant, Organisation, grant_access, revoke_access

if TYPE_CHECKING:
    from panhuo.needs.models import Need
    from panhuo.orgs.api import User

NEED: Final = "need"
REASONS: Final = {NeedVisibility.NAMED: "need.named", NeedVisibility.MATCHED: "need.matched"}
"""Reason of the grants that belong to a level; they end when the need leaves the level."""


def named_organisations(need: Need) -> list[Organisation]:
    """Those that the writer named, by name."""
    rows = _grants(need, NeedVisibility.NAMED).exclude(organisation=None)
    return list(Organisation.objects.filter(pk__in=rows.values("organisation")).order_by("name"))


@transaction.atomic
def name_organisations(need: Need, organisations: Iterable[Organisation], *, actor: User | None) -> None:
    """From now on these are the named ones; who is no longer among them loses sight of the need at once.

    Raises:
        NotAllowed: the actor may not write for the need's organisation.
    """
    require_write(actor, need.organisation)
    wanted = {one.pk: one for one in organisations if one.pk != need.organisation_id}
    for grant in _grants(need, NeedVisibility.NAMED).select_related("organisation"):
        if grant.organisation is not None and grant.organisation_id not in wanted:
            revoke_access(object_type=NEED, object_id=need.pk, organisation=grant.organisation, actor=actor)
    _open(need, wanted.values(), REASONS[NeedVisibility.NAMED], actor)


@transaction.atomic
def open_to_matched(need: Need, organisations: Iterable[Organisation], *, actor: User | None) -> None:
    """Let organisations whose patents were matched see a need of the level "matched"; other levels stay as they are."""
    require_write(actor, need.organisation)
    if need.visibility == NeedVisibility.MATCHED:
        _open(need, organisations, REASONS[NeedVisibility.MATCHED], actor)


def end_shares(need: Need, *, actor: User | None) -> None:
    """Take back what belonged to a level that the need has left. The caller holds the transaction."""
    for level in REASONS:
        if need.visibility == level:
            continue
        for grant in _grants(need, level).select_related("organisation"):
            if grant.organisation is not None:
                revoke_access(object_type=NEED, object_id=need.pk, organisation=grant.organisation, actor=actor)


def _grants(need: Need, level: NeedVisibility) -> QuerySet[AccessGrant]:
    return AccessGrant.objects.filter(object_type=NEED, object_id=need.pk, reason=REASONS[level])


def _open(need: Need, organisations: Iterable[Organisation], reason: str, actor: User | None) -> None:
    """A grant for another reason (an accepted contact) stays what it is."""
    there = set(
        AccessGrant.objects.filter(object_type=NEED, object_id=need.pk, organisation__isnull=False).values_list(
            "organisation", flat=True
        )
    )
    for one in organisations:
        if one.pk not in there and one.pk != need.organisation_id:
            grant_access(object_type=NEED, object_id=need.pk, organisation=one, reason=reason, actor=actor)
