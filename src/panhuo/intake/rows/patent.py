"""A row becomes a patent."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from panhuo.intake.counts import parse_count
from panhuo.intake.dates import parse_date
from panhuo.intake.layouts.mapping import Mapping
from panhuo.intake.numbers import NumberReading, PatentKind
from panhuo.intake.owners import split_owners
from panhuo.intake.people import split_inventors
from panhuo.intake.phrases import gettext_noop, phrase
from panhuo.intake.problems import CellProblem, Severity
from panhuo.intake.rows.classes import read_classes
from panhuo.intake.rows.identity import Numbers, read_numbers
from panhuo.intake.rows.kinds import read_kind
from panhuo.intake.rows.reader import RowReader
from panhuo.intake.status import LegalState, legal_state
from panhuo.intake.table import Row

EXTRA: Final = (
    "college",
    "contact",
    "transfer_modes",
    "implemented",
    "trl",
    "self_grade",
    "scenario",
    "asking_price",
    "note",
)
"""建档 columns, kept as they were written."""


@dataclass(frozen=True, slots=True)
class PatentRow:
    """One row's values. Empty or unreadable cells are None or (); `problems` says which and why.

    `numbers` are all trustworthy numbers, `doubtful` those with a wrong check digit or destroyed by Excel: they are no
    identity. One row can have several publication numbers (A and B). `unmapped` holds the other filled columns by
    heading, `extra` the 建档 columns.
    """

    file: str
    sheet: str
    number: int
    application_no: str | None
    publication_nos: tuple[str, ...]
    foreign_nos: tuple[str, ...]
    numbers: tuple[NumberReading, ...]
    doubtful: tuple[NumberReading, ...]
    kind: PatentKind | None
    title: str | None
    title_en: str | None
    abstract: str | None
    abstract_en: str | None
    claims: str | None
    description: str | None
    applicants: tuple[str, ...]
    owners: tuple[str, ...]
    inventors: tuple[str, ...]
    ipc_main: str | None
    ipc: tuple[str, ...]
    cpc: tuple[str, ...]
    locarno: tuple[str, ...]
    application_date: date | None
    publication_date: date | None
    grant_date: date | None
    expiry_date: date | None
    legal_status: str | None
    legal_state: LegalState
    family_size: int | None
    cited_by: int | None
    citations: int | None
    agency: str | None
    source_id: str | None
    extra: MappingOf[str, str] = field(default_factory=dict)
    unmapped: MappingOf[str, str] = field(default_factory=dict)
    problems: tuple[CellProblem, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether the row can't be taken over."""
        return any(problem.severity is Severity.REFUSED for problem in self.problems)

    @property
    def holders(self) -> tuple[str, ...]:
        """Current owners; the applicants where the file doesn't name owners."""
        return self.owners or self.applicants


def parse_patent(row: Row, mapping: Mapping) -> PatentRow:
    """Read a row. Never raises for its content.

    Refused is only a row without any identity: no number that can be trusted, no id of the source and no title.
    """
    reader = RowReader(row, mapping)
    numbers = read_numbers(reader)
    title, title_en = reader.text("title"), reader.text("title_en")
    source_id = reader.text("source_id")
    if numbers.empty and not (title or title_en or source_id):
        _refuse(reader, numbers)
    status, state = _status(reader)
    classes = read_classes(reader)
    return PatentRow(
        file=row.file,
        sheet=row.sheet,
        number=row.number,
        application_no=numbers.application.normal if numbers.application else None,
        publication_nos=_normals(numbers.publications),
        foreign_nos=_normals(numbers.foreign),
        numbers=(*numbers.applications, *numbers.publications, *numbers.foreign),
        doubtful=tuple(reading for _, reading in numbers.doubtful),
        kind=read_kind(reader, numbers),
        title=title,
        title_en=title_en,
        abstract=reader.text("abstract"),
        abstract_en=reader.text("abstract_en"),
        claims=reader.text("claims"),
        description=reader.text("description"),
        applicants=split_owners(reader.text("applicants")),
        owners=split_owners(reader.text("owners")),
        inventors=split_inventors(reader.text("inventors")),
        ipc_main=classes.main,
        ipc=classes.ipc,
        cpc=classes.cpc,
        locarno=classes.locarno,
        application_date=_date(reader, "application_date"),
        publication_date=_date(reader, "publication_date"),
        grant_date=_date(reader, "grant_date"),
        expiry_date=_date(reader, "expiry_date"),
        legal_status=status,
        legal_state=state,
        family_size=_count(reader, "family_size"),
        cited_by=_count(reader, "cited_by"),
        citations=_count(reader, "citations"),
        agency=reader.text("agency"),
        source_id=source_id,
        extra={name: text for name in EXTRA if (text := reader.joined(name, separator="；"))},
        unmapped=reader.unmapped(),
        problems=tuple(reader.problems),
    )


def _normals(readings: list[NumberReading]) -> tuple[str, ...]:
    return tuple(reading.normal for reading in readings if reading.normal is not None)


def _refuse(reader: RowReader, numbers: Numbers) -> None:
    """Name the cell that would have been the identity, or the row."""
    if numbers.doubtful:
        column, reading = numbers.doubtful[0]
        reader.problems = [item for item in reader.problems if item.code != f"number_{reading.code}"]
        note = phrase("%(note)s；这一行又没有标题和编号，无法确定是哪件专利", note=reading.note)
        reader.complain(column, f"number_{reading.code}", note, Severity.REFUSED)
        return
    message = gettext_noop("这一行没有申请号、公开号、编号和标题，无法确定是哪件专利")
    reader.complain(None, "no_identity", message, Severity.REFUSED)


def _status(reader: RowReader) -> tuple[str | None, LegalState]:
    """The status in the source's words and its meaning: by the first column that tells one."""
    texts = list(reader.cells("legal_status"))
    if not texts:
        return None, LegalState.UNKNOWN
    for _, text in texts:
        if (state := legal_state(text)) is not LegalState.UNKNOWN:
            return texts[0][1], state
    column, text = texts[0]
    message = phrase("法律状态“%(text)s”看不出有效、审中还是失效，按未知处理", text=text[:30])
    reader.complain(column, "status_unknown", message)
    return text, LegalState.UNKNOWN


def _date(reader: RowReader, name: str) -> date | None:
    for column, text in reader.cells(name):
        reading = parse_date(text)
        if reading.note:
            reader.complain(column, "date", reading.note)
        elif reading.value:
            return reading.value
    return None


def _count(reader: RowReader, name: str) -> int | None:
    for column, text in reader.cells(name):
        try:
            return parse_count(text)
        except ValueError:
            message = phrase("“%(text)s”不是个数，应为 0、1、2 这样的整数", text=text[:20])
            reader.complain(column, "count", message)
    return None
