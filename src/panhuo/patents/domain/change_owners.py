"""A patent passes to others: its owners of today are written anew, in their order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.intake.owners import normalise_org_name, org_key
from panhuo.orgs.api import InvalidInput, NotAllowed, log_event, write_outbox
from panhuo.orgs.models import Organisation, User
from panhuo.patents.domain.load import load_records
from panhuo.patents.domain.record import may_overwrite, same_names
from panhuo.patents.domain.touch import OBJECT_TYPE
from panhuo.patents.domain.write import write_records
from panhuo.patents.models import Patent
from panhuo.patents.rules import require_write


def owners_after(before: Sequence[str], *, leaving: Collection[str], joining: Iterable[str]) -> list[str]:
    """`before` with `joining` in the place of the first of `leaving`; co-owners who don't leave keep their order.

    A name is listed once, as it is spelt already: a co-owner who takes over another's part stands in the earlier of the
    two places. Where nobody leaves, nobody joins.
    """
    gone = {org_key(name) for name in leaving}
    known = {org_key(name): name for name in before}
    new = [known.get(org_key(name)) or normalise_org_name(name) for name in joining]
    found: dict[str, str] = {}
    for name in before:
        stays = org_key(name) not in gone
        for one in (name,) if stays else new:
            found.setdefault(org_key(one), one)
    return list(found.values())


@transaction.atomic
def change_owners(
    patent: Patent,
    *,
    owners: Sequence[str],
    version: int,
    holder: Organisation,
    actor: User | None,
    via: Mapping[str, Any] | None = None,
) -> Patent:
    """These are its patentees from now on; the applicants at filing, the keeper of the record and the rest stay.

    `version`: the record's when the change was decided on. `via` goes into the event (which registration). Raises the
    version, leaves an event and an outbox row; where these are its owners already, nothing is written.

    Raises:
        NotAllowed: the actor does not write for `holder`, or another organisation keeps the record.
        InvalidInput: no owner, a merged record, or one that changed since `version` (code ``changed``).
    """
    require_write(actor, holder)
    (record,) = load_records([Patent.objects.select_for_update().get(pk=patent.pk)])
    if not may_overwrite(record, holder):
        raise NotAllowed(_("这条记录由其他单位保管，不能变更权利人"))
    wanted = [normalise_org_name(name) for name in owners]
    if not wanted or not all(wanted):
        raise InvalidInput(_("请写明权利人"), field="owners", code="empty")
    if record.patent.merged_into_id is not None or record.patent.version != version:
        raise InvalidInput(_("记录在此期间有变动，请核对后再确认"), field="owners", code="changed")
    before = record.owners
    if same_names(before, wanted):
        return record.patent
    record.owners = wanted
    record.changed.add("owners")
    record.patent.version += 1
    write_records([record])
    data = {"fields": ["owners"], "values": {"owners": [before or record.original_owners, wanted]}, **(via or {})}
    log_event(
        object_type=OBJECT_TYPE, object_id=record.patent.pk, verb="owners_changed", actor=actor, organisation=holder,
        data=data,
    )  # fmt: skip
    write_outbox(OBJECT_TYPE, record.patent.pk, version=record.patent.version)
    return record.patent
