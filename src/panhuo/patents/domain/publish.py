"""Changing who may see a record."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.orgs.api import InvalidInput, log_event, write_outbox
from panhuo.orgs.models import User
from panhuo.patents.domain.identity import Number
from panhuo.patents.domain.load import ids_by_number, load_records
from panhuo.patents.domain.merge import merge_records
from panhuo.patents.domain.record import Record, realm_of
from panhuo.patents.domain.snapshot import Snapshot, take
from panhuo.patents.domain.touch import OBJECT_TYPE
from panhuo.patents.domain.write import write_records
from panhuo.patents.enums import Visibility
from panhuo.patents.models import Patent, PatentIdentifier
from panhuo.patents.rules import require_edit


@dataclass(frozen=True, slots=True)
class Moved:
    """The record that stands for the patent now, and its level before.

    `restore`: what `restore_patent` takes, where equal records were taken in.
    """

    patent: Patent
    before: str
    restore: Snapshot | None


def set_visibility(patent: Patent, *, visibility: str, actor: User | None) -> Patent:
    """Widen or narrow who sees a record; its numbers move to the realm of the new visibility.

    Where the realm already knows one of the numbers, the two become one: the twin if it is another organisation's
    (then its empty fields are filled), else this record.

    Returns: the record that stands for the patent from now on.

    Raises:
        NotAllowed: the actor may not write for the holder.
        InvalidInput: nobody holds the record, or the twin has another application number.
    """
    return move_visibility(patent, visibility=visibility, actor=actor).patent


@transaction.atomic
def move_visibility(patent: Patent, *, visibility: str, actor: User | None, into_others: bool = True) -> Moved:
    """`set_visibility` with what undoing needs. `into_others` False: refuse to vanish into another's record.

    Raises:
        NotAllowed, InvalidInput: as `set_visibility`.
    """
    require_edit(actor, patent)
    if visibility not in Visibility.values or (visibility == Visibility.ORGANISATION and patent.holder is None):
        raise InvalidInput(_("仅本机构可见的记录必须属于一家机构"), field="visibility", code="holder")
    (record,) = load_records([Patent.objects.select_for_update().get(pk=patent.pk)])
    before, realm = record.patent.visibility, realm_of(visibility, record.patent.holder_id)
    if before == visibility:
        return Moved(record.patent, before, None)
    twins = _twins(record.numbers, realm, record.patent.pk) if realm != record.realm else []
    if any(len(twin.applications | record.applications) > 1 for twin in twins):
        raise InvalidInput(_("同号的另一条记录申请号不同，请先核对"), field="visibility", code="contradiction")
    foreign = [twin for twin in twins if twin.patent.holder_id not in {None, record.patent.holder_id}]
    if foreign and not into_others:
        raise InvalidInput(_("另一家机构已有同号的记录，请在专利页上单独处理"), field="visibility", code="foreign")
    restore = take(record) if twins and not foreign else None
    record.patent.visibility, record.realm = visibility, realm
    keep = foreign[0] if foreign else record
    PatentIdentifier.objects.filter(patent=record.patent).delete()
    record.stored = set()
    if keep is not record:
        record.patent.save(update_fields=("visibility", "updated_at"))
    taken = [record, *twins] if keep is not record else twins
    merged = [merge_records(keep, lose, actor=actor) for lose in taken if lose is not keep]
    if restore is not None:
        restore["merged"] = merged
    keep.patent.version += 1
    write_records([keep])
    log_event(
        object_type=OBJECT_TYPE, object_id=keep.patent.pk, verb="visibility", actor=actor,
        organisation=patent.holder, data={"before": before, "after": visibility},
    )  # fmt: skip
    write_outbox(OBJECT_TYPE, keep.patent.pk, version=keep.patent.version)
    return Moved(keep.patent, before, restore)


def _twins(numbers: list[Number], realm: int, but: int) -> list[Record]:
    found = ids_by_number(numbers, [realm])
    ids = sorted({pk for pks in found.values() for pk in pks} - {but})
    return load_records(list(Patent.objects.filter(pk__in=ids)))
