"""What saving would do, without doing it: for previews."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from panhuo.orgs.api import DomainError
from panhuo.orgs.models import Organisation, User
from panhuo.patents.domain.changes import Changes, changes_of
from panhuo.patents.domain.check import Checked, check_values
from panhuo.patents.domain.load import chunks, load_records
from panhuo.patents.domain.meet import Table, row_changes
from panhuo.patents.domain.record import Record, realm_of
from panhuo.patents.domain.refusal import Refusal, checked_or_refused
from panhuo.patents.domain.save import ROWS_A_TRANSACTION
from panhuo.patents.enums import Visibility
from panhuo.patents.models import Patent
from panhuo.patents.rules import require_write
from panhuo.patents.values import PatentValues


@dataclass(slots=True)
class Plan:
    """`patent` None: a new record. Empty `changes` for a known one: nothing new. `joins`: records that become one."""

    patent: Patent | None
    changes: Changes
    joins: int = 0


def identity_keys(values: PatentValues) -> frozenset[str]:
    """What two rows of one file share if they mean the same patent.

    Raises:
        InvalidInput: as `save_patent`.
    """
    return frozenset(f"{number.kind}:{number.key}" for number in check_values(values).numbers)


def plan_patents(
    rows: Sequence[PatentValues], *, holder: Organisation | None, visibility: str, actor: User | None
) -> list[Plan | Refusal]:
    """What `save_patents` would do with each row by itself, with few queries.

    Rows of this call don't see each other: `identity_keys` tells which mean the same patent.
    """
    require_write(actor, holder)
    plans: list[Plan | Refusal] = []
    for part in chunks(rows, size=ROWS_A_TRANSACTION):
        checked = [checked_or_refused(values) for values in part]
        table = Table(holder, visibility)
        table.read(number for said in checked if isinstance(said, Checked) for number in said.numbers)
        plans += [said if isinstance(said, Refusal) else _plan(said, table) for said in checked]
    return plans


def find_patent(
    values: PatentValues, *, holder: Organisation | None, actor: User | None, visibility: str = Visibility.PUBLIC
) -> Patent | None:
    """The record that these numbers mean: the holder's own first, then a public one.

    With a narrower `visibility` others' public records are not met, so that nothing internal flows into them.

    Raises:
        InvalidInput: the numbers can't be a patent's or belong to different ones.
    """
    said = check_values(values)
    table = Table(holder, visibility)
    table.read(said.numbers)
    found = table.meet(said.numbers)
    return found[0].patent if found else None


def diff_patent(patent: Patent, values: PatentValues, *, only_empty: bool = False) -> Changes:
    """Field → [old, new] for what these values would change; `only_empty` as for another organisation's record."""
    (record,) = load_records([patent])
    return changes_of(record, check_values(values), only_empty=only_empty)


def _plan(said: Checked, table: Table) -> Plan | Refusal:
    try:
        found = table.meet(said.numbers)
    except DomainError as error:
        return Refusal(error)
    holder = table.holder
    if not found:
        patent = Patent(holder=holder, visibility=table.visibility)
        blank = Record(patent=patent, realm=realm_of(table.visibility, holder.pk if holder else None))
        return Plan(None, changes_of(blank, said))
    changes = row_changes(found[0], said, holder)
    return Plan(found[0].patent, changes, joins=len(found) - 1 if table.joinable(found) else 0)
