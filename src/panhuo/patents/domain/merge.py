"""Two records turn out to be one patent."""

from __future__ import annotations

from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.orgs.api import InvalidInput, log_event, write_outbox
from panhuo.orgs.models import AccessGrant, User
from panhuo.patents.domain.changes import apply_changes, changes_of
from panhuo.patents.domain.check import Checked
from panhuo.patents.domain.load import load_records
from panhuo.patents.domain.record import PUBLIC_REALM, Record
from panhuo.patents.domain.snapshot import take
from panhuo.patents.domain.touch import OBJECT_TYPE
from panhuo.patents.domain.write import write_records
from panhuo.patents.models import Patent, PatentIdentifier
from panhuo.patents.rules import require_edit
from panhuo.patents.values import SCALAR_FIELDS

HAND: Final = "patent_merge"
"""Events of this type, by the kept record's number, hold what taking a merge back needs."""


@transaction.atomic
def merge_patents(keep: Patent, lose: Patent, *, actor: User | None) -> Patent:
    """Make `lose` part of `keep`: numbers and shares move, empty fields are filled, the old record points on.

    Raises:
        NotAllowed: the actor may not change both records.
        InvalidInput: they have different application numbers, or one is merged already.
    """
    kept, lost = mergeable(keep, lose, actor=actor)
    before = take(kept)
    before["merged"] = [merge_records(kept, lost, actor=actor)]
    kept.patent.version += 1
    write_records([kept])
    data = {"from": lost.patent.pk, "version": kept.patent.version, "restore": before}
    log_event(object_type=HAND, object_id=kept.patent.pk, verb="merged", actor=actor, data=data)
    write_outbox(OBJECT_TYPE, kept.patent.pk, version=kept.patent.version)
    return kept.patent


def mergeable(keep: Patent, lose: Patent, *, actor: User | None) -> tuple[Record, Record]:
    """The two as working records, read anew.

    Raises:
        NotAllowed, InvalidInput: as `merge_patents`.
    """
    for patent in (keep, lose):
        require_edit(actor, patent)
        if patent.merged_into_id is not None or keep.pk == lose.pk:
            raise InvalidInput(_("记录已经合并"), field="lose", code="merged")
    kept, lost = load_records([Patent.objects.get(pk=keep.pk), Patent.objects.get(pk=lose.pk)])
    if len(kept.applications | lost.applications) > 1:
        raise InvalidInput(_("两条记录的申请号不同，不能合并"), field="lose", code="contradiction")
    if kept.realm == PUBLIC_REALM and lost.realm != PUBLIC_REALM:
        raise InvalidInput(_("内部记录不能并入公开记录，请先公开它"), field="lose", code="realm")
    return kept, lost


def merge_records(keep: Record, lose: Record, *, actor: User | None) -> dict[str, Any]:
    """The same for working records that are stored; `keep` is left for the caller to write.

    Gives what `unmerge` takes.
    """
    shares = _copy_grants(lose.patent.pk, keep.patent.pk)
    undo = {"id": lose.patent.pk, "numbers": [list(n) for n in lose.numbers], "realm": lose.realm, "shares": shares}
    said = as_said(lose)
    apply_changes(keep, said, changes_of(keep, said, only_empty=True))
    PatentIdentifier.objects.filter(patent=lose.patent).delete()
    lose.patent.merged_into = keep.patent
    lose.patent.version += 1
    lose.patent.save(update_fields=("merged_into", "version", "updated_at"))
    data = {"into": keep.patent.pk, "numbers": [number.value for number in lose.numbers]}
    log_event(object_type=OBJECT_TYPE, object_id=lose.patent.pk, verb="merged", actor=actor, data=data)
    log_event(
        object_type=OBJECT_TYPE, object_id=keep.patent.pk, verb="absorbed", actor=actor, data={"from": lose.patent.pk}
    )
    write_outbox(OBJECT_TYPE, lose.patent.pk, version=lose.patent.version, gone=True)
    return undo


def unmerge(undo: dict[str, Any], *, actor: User | None) -> None:
    """Make a merged record stand by itself again; its numbers have left the other one."""
    patent = Patent.objects.get(pk=undo["id"])
    patent.merged_into = None
    patent.version += 1
    patent.save(update_fields=("merged_into", "version", "updated_at"))
    (record,) = load_records([patent])
    PatentIdentifier.objects.bulk_create(
        PatentIdentifier(patent=patent, kind=k, value=v, raw=raw, key=key, realm=undo["realm"])
        for k, v, raw, key in undo["numbers"]
    )
    AccessGrant.objects.filter(pk__in=undo["shares"]).delete()
    log_event(object_type=OBJECT_TYPE, object_id=record.patent.pk, verb="unmerged", actor=actor)
    write_outbox(OBJECT_TYPE, record.patent.pk, version=record.patent.version)


def as_said(record: Record) -> Checked:
    """All that a record knows, as if a source said it."""
    said = {name: value for name in SCALAR_FIELDS if (value := record.scalar(name)) is not None}
    lists = {name: names for name in ("owners", "original_owners", "inventors") if (names := record.items(name))}
    return Checked(list(record.numbers), said, lists, record.classes or None, dict(record.patent.extra))


def _copy_grants(old: int, new: int) -> list[int]:
    """Who could see the lost record sees the kept one."""
    have = set(AccessGrant.objects.filter(object_type=OBJECT_TYPE, object_id=new).values_list("organisation", "user"))
    copied = []
    for grant in AccessGrant.objects.filter(object_type=OBJECT_TYPE, object_id=old):
        if (grant.organisation_id, grant.user_id) in have:
            continue
        twin = AccessGrant.objects.create(
            object_type=OBJECT_TYPE, object_id=new, organisation=grant.organisation, user=grant.user,
            reason=grant.reason, until=grant.until,
        )  # fmt: skip
        copied.append(twin.pk)
    return copied
