"""Removing many records at once, for undoing an import."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import ProtectedError

from panhuo.orgs.api import DomainError, write_outbox_many
from panhuo.orgs.models import AccessGrant, Event, User
from panhuo.patents.domain.load import chunks
from panhuo.patents.domain.touch import OBJECT_TYPE
from panhuo.patents.domain.undo import remove_patent
from panhuo.patents.models import Patent
from panhuo.patents.rules import require_write

_BATCH = 250


@transaction.atomic
def remove_patents(patents: Sequence[Patent], *, actor: User | None) -> dict[int, DomainError]:
    """`remove_patent` for many, with few queries; gives what could not be removed, by id.

    Raises:
        NotAllowed: the actor may not write for one of the holders.
    """
    for holder in {patent.holder_id: patent.holder for patent in patents}.values():
        require_write(actor, holder)
    kept: dict[int, DomainError] = {}
    for part in chunks(patents):
        try:
            with transaction.atomic():
                _remove(part, actor=actor)
        except ProtectedError:
            kept |= _one_by_one(part, actor=actor)
    return kept


def _remove(part: list[Patent], *, actor: User | None) -> None:
    ids = [patent.pk for patent in part]
    Patent.objects.filter(pk__in=ids).delete()
    AccessGrant.objects.filter(object_type=OBJECT_TYPE, object_id__in=ids).delete()
    events = [
        Event(
            object_type=OBJECT_TYPE, object_id=patent.pk, verb="removed", actor=actor,
            organisation_id=patent.holder_id, data={"title": str(patent)[:200]},
        )
        for patent in part
    ]  # fmt: skip
    Event.objects.bulk_create(events, batch_size=_BATCH)
    write_outbox_many(OBJECT_TYPE, [(patent.pk, patent.version + 1) for patent in part], gone=True)


def _one_by_one(part: list[Patent], *, actor: User | None) -> dict[int, DomainError]:
    kept: dict[int, DomainError] = {}
    for patent in part:
        pk = patent.pk
        try:
            remove_patent(patent, actor=actor)
        except DomainError as error:
            kept[pk] = error
    return kept
