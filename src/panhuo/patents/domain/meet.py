"""Which record a row means: looked up in the realms that its source may touch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from panhuo.orgs.api import InvalidInput
from panhuo.orgs.models import Organisation
from panhuo.patents.domain.changes import Changes, changes_of
from panhuo.patents.domain.check import Checked
from panhuo.patents.domain.identity import Number, applications
from panhuo.patents.domain.load import chunks, ids_by_number, load_records
from panhuo.patents.domain.record import Record, may_overwrite, may_touch, realms_of
from panhuo.patents.models import Patent

Place = tuple[str, str, int]
"""Kind, key and realm of a number."""


@dataclass(slots=True)
class Table:
    """The records that the rows of one call may meet, by number; grows as rows make new records."""

    holder: Organisation | None
    visibility: str
    by_number: dict[Place, list[Record]] = field(default_factory=lambda: defaultdict(list))

    def read(self, numbers: Iterable[Number]) -> None:
        """Load all records that go by these numbers."""
        ids = ids_by_number(numbers, self.realms)
        wanted = sorted({pk for found in ids.values() for pk in found})
        patents = [p for part in chunks(wanted) for p in Patent.objects.filter(pk__in=part)]
        for record in load_records(patents):
            self.add(record)

    def add(self, record: Record) -> None:
        """Let a record be met by all its numbers."""
        for number in record.numbers:
            place = self.by_number[(*number.met_by, record.realm)]
            if record not in place:
                place.append(record)

    def forget(self, record: Record) -> None:
        """The record is no longer met."""
        for place in self.by_number.values():
            if record in place:
                place.remove(record)

    @property
    def realms(self) -> tuple[int, ...]:
        return realms_of(self.holder)

    def meet(self, numbers: Sequence[Number]) -> list[Record]:
        """Records of the first realm that knows one of the numbers: one's own before the public ones.

        More than one means that they turn out to be one patent, and `joinable` tells whether they may be merged.

        Raises:
            InvalidInput: the numbers belong to different patents.
        """
        for realm in self.realms:
            met = dict.fromkeys(
                record for number in numbers for record in self.by_number.get((*number.met_by, realm), ())
            )
            found = [record for record in met if may_touch(record, self.holder, self.visibility)]
            if found:
                refuse_contradiction(found, numbers)
                return self._order(found, numbers)
        return []

    def joinable(self, found: Sequence[Record]) -> bool:
        """Two records become one only where one of them is the writer's own."""
        return len(found) > 1 and any(may_overwrite(record, self.holder) for record in found)

    def _order(self, found: list[Record], numbers: Sequence[Number]) -> list[Record]:
        """What to keep comes first: own, met by the application number, older."""
        wanted = applications(numbers)

        def rank(record: Record) -> tuple[bool, bool, bool, int]:
            own = self.holder is not None and record.patent.holder_id == self.holder.pk
            return not own, not (wanted & record.applications), record.is_new, record.patent.pk or 0

        return sorted(found, key=rank)


def refuse_contradiction(found: Sequence[Record], numbers: Sequence[Number]) -> None:
    """One patent has one application number."""
    known = set(applications(numbers))
    for record in found:
        known |= record.applications
    if len(known) > 1:
        shown = "、".join(sorted(known))
        message = _("这些号码属于不同的专利（申请号 %(numbers)s），请核对")
        raise InvalidInput(message, field="identifiers", code="contradiction", params={"numbers": shown})


def row_changes(record: Record, said: Checked, holder: Organisation | None) -> Changes:
    """What a row of this holder changes on a record that it met; a record of nobody may become the holder's."""
    own = may_overwrite(record, holder)
    changes = changes_of(record, said, only_empty=not own)
    if own and holder is not None and record.patent.holder_id is None:
        changes["holder"] = [None, holder.pk]
    return changes
