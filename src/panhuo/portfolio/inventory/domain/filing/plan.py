"""Reading a filed file: each row is matched by its number and compared field by field."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext as _

from panhuo.intake.api import IntakeError, PatentRow, parse_patent, read_table
from panhuo.orgs.api import InvalidInput, Organisation
from panhuo.patents.api import IdentifierKind, IdentifierValue, PatentIdentifier, PatentValues, identity_keys
from panhuo.portfolio.inventory.domain.colleges import colleges_of
from panhuo.portfolio.inventory.domain.filing.compare import differences
from panhuo.portfolio.inventory.domain.filing.missing import missing_in
from panhuo.portfolio.inventory.domain.settings import settings_of
from panhuo.portfolio.inventory.enums import FilingMatch, FilingState
from panhuo.portfolio.inventory.models import Entry, Filing, FilingRow, InventorySettings

if TYPE_CHECKING:
    from panhuo.orgs.api import JobHandle

CHUNK: Final = 200


def plan_filing(pk: int, *, job: JobHandle | None = None) -> dict[str, Any]:
    """Read the file and keep a row for each of its rows; done again it starts anew. Writes no entry."""
    filing = Filing.objects.select_related("organisation").get(pk=pk)
    if filing.state != FilingState.READING:
        return dict(filing.counts)
    try:
        table = read_table(Path(filing.file.path), kind="patents", name=filing.name)
    except IntakeError as error:
        return _failed(filing, error.message)
    if not {"application_no", "publication_no"} & set(table.mapping.columns.values()):
        return _failed(filing, _("没有找到“专利号”或“公开（公告）号”列，无法按号码核对"))
    filing.rows.all().delete()
    planner = Planner(filing, columns=set(table.mapping.columns.values()))
    done = 0
    for rows in _chunks((parse_patent(row, table.mapping) for row in table.rows), CHUNK):
        with transaction.atomic():
            FilingRow.objects.bulk_create(planner.plan(rows))
            done += len(rows)
            if job is not None:
                job.progress(done, table.row_count)
    return _finish(filing)


class Planner:
    """Holds what all chunks share: settings, colleges, the columns of the file, and which entries were met already."""

    def __init__(self, filing: Filing, *, columns: Collection[str]) -> None:
        self.filing = filing
        self.organisation: Organisation = filing.organisation
        self.settings: InventorySettings = settings_of(filing.organisation)
        self.colleges = list(colleges_of(filing.organisation))
        self.columns = columns
        self.met: set[int] = set()

    def plan(self, rows: list[PatentRow]) -> list[FilingRow]:
        """One record for each row, not saved."""
        entries = self._entries(rows)
        return [self._row(row, entries) for row in rows]

    def _row(self, row: PatentRow, entries: dict[str, Entry]) -> FilingRow:
        number = row.application_no or next(iter(row.publication_nos), "")
        kept = FilingRow(
            filing=self.filing, sheet=row.sheet, number=row.number, label=f"{number} {row.title or ''}".strip()[:300],
            match=FilingMatch.ONLY_THERE, problems=[f"{p.value or ''} {p.message}".strip() for p in row.problems][:5],
        )  # fmt: skip
        keys = _keys(row)
        if not keys:
            kept.match = FilingMatch.REFUSED
            kept.problems = kept.problems or [_("这一行没有可信的专利号")]
            return kept
        entry = next((entries[key] for key in keys if key in entries), None)
        if entry is None:
            return kept
        kept.entry = entry
        if entry.pk in self.met:
            kept.match = FilingMatch.DOUBLE
            return kept
        self.met.add(entry.pk)
        found, doubts = differences(row, entry, columns=self.columns, settings=self.settings, colleges=self.colleges)
        kept.differences, kept.problems = found, [*kept.problems, *doubts]
        kept.match = FilingMatch.DIFFERENT if found else FilingMatch.SAME
        return kept

    def _entries(self, rows: list[PatentRow]) -> dict[str, Entry]:
        """Number → entry of the institution, for all numbers of these rows in two queries.

        One number can stand on a public and on a private record: the one that has an entry counts.
        """
        keys = {key for row in rows for key in _keys(row)}
        plain = {key.partition(":")[2] for key in keys}
        found = PatentIdentifier.objects.filter(key__in=plain, patent__merged_into=None)
        patents = [(f"{item.kind}:{item.key}", item.patent_id) for item in found]
        entries = Entry.objects.filter(organisation=self.organisation, patent__in={pk for _key, pk in patents})
        of_patent = {entry.patent_id: entry for entry in entries.select_related("college", "organisation", "patent")}
        return {key: of_patent[pk] for key, pk in patents if key in keys and pk in of_patent}


def _keys(row: PatentRow) -> list[str]:
    """The numbers that the row can be trusted to say, in the form by which records meet."""
    said = [IdentifierValue(IdentifierKind.APPLICATION.value, row.application_no)] if row.application_no else []
    said += [IdentifierValue(IdentifierKind.PUBLICATION.value, number) for number in row.publication_nos]
    try:
        return sorted(identity_keys(PatentValues(identifiers=tuple(said)))) if said else []
    except InvalidInput:
        return []


def _chunks(rows: Iterator[PatentRow], size: int) -> Iterator[list[PatentRow]]:
    while chunk := list(islice(rows, size)):
        yield chunk


def _finish(filing: Filing) -> dict[str, Any]:
    counts = filing.rows.order_by().values_list("match").annotate(n=Count("pk"))
    filing.counts, filing.missing = dict(counts), missing_in(filing).count()
    filing.state = FilingState.PLANNED
    filing.save(update_fields=("counts", "missing", "state"))
    return dict(filing.counts)


def _failed(filing: Filing, message: str) -> dict[str, Any]:
    filing.state, filing.error = FilingState.FAILED, message[:500]
    filing.save(update_fields=("state", "error"))
    return {"error": message}
