"""Taking back what an import did."""

from __future__ import annotations

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from panhuo.orgs.api import InvalidInput, log_event, write_outbox
from panhuo.orgs.models import AccessGrant, Organisation, User
from panhuo.patents.domain.load import load_records
from panhuo.patents.domain.merge import unmerge
from panhuo.patents.domain.snapshot import Snapshot, numbers_of, put_back
from panhuo.patents.domain.touch import OBJECT_TYPE
from panhuo.patents.domain.write import write_records
from panhuo.patents.models import Patent, PatentIdentifier
from panhuo.patents.rules import may_write_for, require_edit


@transaction.atomic
def restore_patent(patent: Patent, *, before: Snapshot, actor: User | None) -> Patent:
    """Make a record again what it was (`SaveResult.before`); records merged for that change stand alone again.

    Raises:
        NotAllowed: the actor may write neither for the holder of today nor for that of then.
    """
    patent = Patent.objects.select_for_update().get(pk=patent.pk)
    then = Organisation.objects.filter(pk=before["holder"]).first()
    if not may_write_for(actor, then):
        require_edit(actor, patent)
    (record,) = load_records([patent])
    put_back(record, before)
    wanted = numbers_of(before)
    PatentIdentifier.objects.filter(patent=patent).delete()
    record.numbers, record.stored, record.realm = wanted, set(), before["realm"]
    patent.version += 1
    for merged in reversed(before.get("merged", [])):
        unmerge(merged, actor=actor)
    write_records([record])
    data = {"version": before["version"]}
    log_event(object_type=OBJECT_TYPE, object_id=patent.pk, verb="restored", actor=actor, data=data)
    write_outbox(OBJECT_TYPE, patent.pk, version=patent.version)
    return patent


@transaction.atomic
def remove_patent(patent: Patent, *, actor: User | None) -> None:
    """Delete a record with its numbers, names and shares; its events stay.

    Raises:
        NotAllowed: the actor may not write for the holder.
        InvalidInput: other records were merged into it or depend on it.
    """
    require_edit(actor, patent)
    pk, version, shown = patent.pk, patent.version, str(patent)
    organisation = patent.holder
    try:
        patent.delete()
    except ProtectedError as error:
        message = _("还有别的记录依赖它，不能删除")
        raise InvalidInput(message, field="patent", code="protected") from error
    AccessGrant.objects.filter(object_type=OBJECT_TYPE, object_id=pk).delete()
    log_event(
        object_type=OBJECT_TYPE, object_id=pk, verb="removed", actor=actor, organisation=organisation,
        data={"title": shown[:200]},
    )  # fmt: skip
    write_outbox(OBJECT_TYPE, pk, version=version + 1, gone=True)
