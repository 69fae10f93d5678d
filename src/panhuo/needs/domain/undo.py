"""Closing, reopening, taking back."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from panhuo.needs.domain.save import FIELDS, OBJECT_TYPE, Snapshot, write
from panhuo.needs.enums import NeedStatus
from panhuo.needs.models import Need
from panhuo.needs.rules import require_write
from panhuo.orgs.api import AccessGrant, InvalidInput, User, log_event, write_outbox


@transaction.atomic
def close_need(need: Need, *, actor: User | None, reason: str = "") -> Need:
    """No more matches are wanted; the need stays readable. Closing twice changes nothing."""
    return _set_status(need, NeedStatus.CLOSED, verb="closed", actor=actor, reason=reason)


@transaction.atomic
def reopen_need(need: Need, *, actor: User | None) -> Need:
    """Matches are wanted again."""
    return _set_status(need, NeedStatus.OPEN, verb="reopened", actor=actor, reason="")


@transaction.atomic
def restore_need(need: Need, *, before: Snapshot, actor: User | None) -> Need:
    """Make a need again what it was (`NeedResult.before`)."""
    need = Need.objects.select_for_update().get(pk=need.pk)
    require_write(actor, need.organisation)
    for name in FIELDS:
        if name not in before:  # a snapshot from before there was such a field
            continue
        if name == "region":
            need.region_id = before[name]
        elif name == "deadline":
            need.deadline = date.fromisoformat(before[name]) if before[name] else None
        else:
            setattr(need, name, before[name])
    write(need, verb="restored", actor=actor, data={"version": before["version"]})
    return need


@transaction.atomic
def remove_need(need: Need, *, actor: User | None) -> None:
    """Delete a need and its shares; its events stay.

    Raises:
        NotAllowed: the actor may not write for the organisation.
        InvalidInput: other records depend on it.
    """
    require_write(actor, need.organisation)
    pk, version, title, organisation = need.pk, need.version, need.title, need.organisation
    try:
        need.delete()
    except ProtectedError as error:
        message = _("还有别的记录依赖它，不能删除")
        raise InvalidInput(message, field="need", code="protected") from error
    AccessGrant.objects.filter(object_type=OBJECT_TYPE, object_id=pk).delete()
    log_event(
        object_type=OBJECT_TYPE, object_id=pk, verb="removed", actor=actor, organisation=organisation,
        data={"title": title},
    )  # fmt: skip
    write_outbox(OBJECT_TYPE, pk, version=version + 1, gone=True)


def _set_status(need: Need, status: NeedStatus, *, verb: str, actor: User | None, reason: str) -> Need:
    need = Need.objects.select_for_update().get(pk=need.pk)
    require_write(actor, need.organisation)
    if need.status != status:
        need.status = status
        write(need, verb=verb, actor=actor, data={"reason": reason} if reason else {})
    return need
