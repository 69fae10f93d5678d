"""Two records that a person takes for one patent: compared before they are merged, and set apart again."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.orgs.api import DomainError, Event, InvalidInput, User, events_of
from panhuo.patents.domain.changes import changes_of
from panhuo.patents.domain.load import load_records
from panhuo.patents.domain.merge import HAND, as_said, mergeable
from panhuo.patents.domain.record import Record
from panhuo.patents.domain.undo import restore_patent
from panhuo.patents.models import Patent
from panhuo.patents.rules import require_edit
from panhuo.patents.values import SCALAR_FIELDS

LISTS = ("owners", "original_owners", "inventors")


class Stays(StrEnum):
    """What a merged record has of a field."""

    SAME = "same"
    KEPT = "kept"
    LOST = "lost"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class MergeLine:
    """A field with its value in both records; lists of names, numbers and class symbols are lists of texts."""

    field: str
    kept: Any
    lost: Any
    stays: Stays


@dataclass(frozen=True, slots=True)
class MergePlan:
    """`refusal`: why they can't be merged this way round, None where they can."""

    lines: list[MergeLine]
    refusal: DomainError | None


def plan_merge(keep: Patent, lose: Patent, *, actor: User) -> MergePlan:
    """What `merge_patents` would make of the two, field by field; fields that neither knows are left out.

    Raises:
        NotAllowed: the actor may not change both records.
    """
    for patent in (keep, lose):
        require_edit(actor, patent)
    refusal = None
    try:
        mergeable(keep, lose, actor=actor)
    except InvalidInput as error:
        refusal = error
    kept, lost = load_records([keep, lose])
    taken = changes_of(kept, as_said(lost), only_empty=True)
    return MergePlan(list(_lines(kept, lost, set(taken))), refusal)


def last_merge(patent: Patent) -> Event | None:
    """The merge by hand that can still be taken back: nothing was written to the record since."""
    event = events_of(HAND, patent.pk).order_by("-pk").first()
    return event if event is not None and event.data["version"] == patent.version else None


@transaction.atomic
def undo_merge(patent: Patent, *, actor: User) -> Patent:
    """Set the two apart again, each as it was.

    Raises:
        NotAllowed: the actor may not change the record.
        InvalidInput: it was not merged by hand, or was changed since.
    """
    require_edit(actor, patent)
    event = last_merge(Patent.objects.select_for_update().get(pk=patent.pk))
    if event is None:
        raise InvalidInput(_("合并之后记录又有更新，不能再撤销合并"), field="patent", code="changed")
    return restore_patent(patent, before=event.data["restore"], actor=actor)


def _lines(kept: Record, lost: Record, taken: set[str]) -> list[MergeLine]:
    lines = []
    for name in ("identifiers", *SCALAR_FIELDS, *LISTS, "classes", "extra"):
        ours, theirs = _value(kept, name), _value(lost, name)
        if ours or theirs:
            lines.append(MergeLine(name, ours, theirs, _stays(ours, theirs, name in taken)))
    return lines


def _stays(ours: Any, theirs: Any, taken: bool) -> Stays:  # noqa: FBT001
    if ours == theirs:
        return Stays.SAME
    if not taken:
        return Stays.KEPT
    return Stays.BOTH if ours else Stays.LOST


def _value(record: Record, name: str) -> Any:
    match name:
        case "identifiers":
            return sorted(number.value for number in record.numbers)
        case "classes":
            return sorted(item.symbol for item in record.classes)
        case "extra":
            return dict(record.patent.extra)
    if name in LISTS:
        return record.items(name)
    return record.scalar(name)
