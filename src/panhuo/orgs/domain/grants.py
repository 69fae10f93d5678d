"""Sharing one object with another organisation or a person. The app that shares checks that it may."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from panhuo.orgs.domain.events import log_event
from panhuo.orgs.domain.outbox import write_outbox
from panhuo.orgs.models import AccessGrant

if TYPE_CHECKING:
    from panhuo.orgs.models import Organisation, User

SAME_VERSION = 0
"""Outbox version of a change of rights: the record itself stayed as it was."""


@transaction.atomic
def grant_access(
    *,
    object_type: str,
    object_id: int,
    organisation: Organisation | None = None,
    user: User | None = None,
    reason: str,
    until: datetime | None = None,
    actor: User | None,
) -> AccessGrant:
    """Let one organisation or one person see one object until a moment (None: until revoked).

    A second grant to the same one replaces reason and end.
    """
    whom = _whom(organisation, user)
    grant, _made = AccessGrant.objects.update_or_create(
        object_type=object_type, object_id=object_id, **whom, defaults={"reason": reason, "until": until}
    )
    data = {**_names(grant), "reason": reason, "until": until.isoformat() if until else None}
    log_event(object_type=object_type, object_id=object_id, verb="shared", actor=actor, data=data)
    write_outbox(object_type, object_id, version=SAME_VERSION)
    return grant


@transaction.atomic
def revoke_access(
    *,
    object_type: str,
    object_id: int,
    organisation: Organisation | None = None,
    user: User | None = None,
    actor: User | None,
) -> bool:
    """Take the share back; it works for the next reader. False: there was none."""
    rows = AccessGrant.objects.filter(object_type=object_type, object_id=object_id, **_whom(organisation, user))
    grant = rows.first()
    if grant is None:
        return False
    _drop(grant, verb="unshared", actor=actor)
    return True


def drop_lapsed_grants() -> int:
    """Remove shares whose end has passed, so that the index forgets them too; gives how many."""
    lapsed = list(AccessGrant.objects.filter(until__lte=timezone.now()))
    for grant in lapsed:
        with transaction.atomic():
            _drop(grant, verb="share_lapsed", actor=None)
    return len(lapsed)


def _drop(grant: AccessGrant, *, verb: str, actor: User | None) -> None:
    object_type, object_id = grant.object_type, grant.object_id
    log_event(object_type=object_type, object_id=object_id, verb=verb, actor=actor, data=_names(grant))
    write_outbox(object_type, object_id, version=SAME_VERSION)
    grant.delete()


def _whom(organisation: Organisation | None, user: User | None) -> dict[str, Any]:
    if (organisation is None) == (user is None):
        raise ValueError("a grant names either an organisation or a person")
    return {"organisation": organisation, "user": user}


def _names(grant: AccessGrant) -> dict[str, Any]:
    return {"organisation": grant.organisation_id, "user": grant.user_id}
