"""A row becomes a need."""

from __future__ import annotations

import re
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from panhuo.intake.dates import parse_date
from panhuo.intake.layouts.mapping import Mapping
from panhuo.intake.money import parse_money
from panhuo.intake.owners import normalise_org_name
from panhuo.intake.phrases import gettext_noop
from panhuo.intake.problems import CellProblem, Severity
from panhuo.intake.rows.reader import RowReader
from panhuo.intake.table import Row
from panhuo.intake.uscc import parse_uscc

_MODES: Final = re.compile(r"[、,，;；/|\n]+")


@dataclass(frozen=True, slots=True)
class NeedRow:
    """One row's values; money in 分. Budget ends that weren't said are None (面议, 面议以上…)."""

    file: str
    sheet: str
    number: int
    external_id: str | None
    title: str | None
    text: str | None
    organisation: str | None
    uscc: str | None
    industry: str | None
    region: str | None
    budget_min: int | None
    budget_max: int | None
    budget_text: str | None
    modes: tuple[str, ...]
    deadline: date | None
    contact: str | None
    visibility: str | None
    unmapped: MappingOf[str, str] = field(default_factory=dict)
    problems: tuple[CellProblem, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether the row can't be taken over."""
        return any(problem.severity is Severity.REFUSED for problem in self.problems)

    @property
    def whole_text(self) -> str:
        """Title and text together, as matching reads them."""
        return "\n".join(part for part in (self.title, self.text) if part)


def parse_need(row: Row, mapping: Mapping) -> NeedRow:
    """Read a row. Never raises for its content; refused is only a row without title and text."""
    reader = RowReader(row, mapping)
    title, text = reader.text("title"), reader.joined("text")
    if not title and not text:
        reader.complain(None, "no_need", gettext_noop("这一行没有需求名称，也没有需求描述"), Severity.REFUSED)
    low, high, said = _budget(reader)
    organisation = reader.text("organisation")
    return NeedRow(
        file=row.file,
        sheet=row.sheet,
        number=row.number,
        external_id=reader.text("external_id"),
        title=title,
        text=text,
        organisation=normalise_org_name(organisation) if organisation else None,
        uscc=_uscc(reader),
        industry=reader.text("industry"),
        region=reader.text("region"),
        budget_min=low,
        budget_max=high,
        budget_text=said,
        modes=_modes(reader.joined("modes")),
        deadline=_deadline(reader),
        contact=reader.joined("contact", separator="；"),
        visibility=reader.text("visibility"),
        unmapped=reader.unmapped(),
        problems=tuple(reader.problems),
    )


def _budget(reader: RowReader) -> tuple[int | None, int | None, str | None]:
    """From one cell, or from one for each end."""
    low = high = None
    said = []
    for name in ("budget", "budget_min", "budget_max"):
        if (found := reader.first(name)) is None:
            continue
        column, text = found
        said.append(text)
        reading = parse_money(text, heading=reader.heading(column))
        if reading.note:
            reader.complain(column, "money", reading.note)
        if name != "budget_max":
            low = reading.low if reading.low is not None else low
        if name != "budget_min":
            high = reading.high if reading.high is not None else high
    if low is not None and high is not None and low > high:
        reader.complain(None, "money", gettext_noop("预算下限大于上限，按未知处理"))
        low = high = None
    return low, high, " – ".join(said) or None


def _uscc(reader: RowReader) -> str | None:
    if (found := reader.first("uscc")) is None or (reading := parse_uscc(found[1])) is None:
        return None
    if not reading.valid:
        reader.complain(found[0], "uscc", reading.note or gettext_noop("统一社会信用代码不对"))
        return None
    return reading.code


def _deadline(reader: RowReader) -> date | None:
    if (found := reader.first("deadline")) is None:
        return None
    reading = parse_date(found[1])
    if reading.note:
        reader.complain(found[0], "date", reading.note)
    return reading.value


def _modes(text: str | None) -> tuple[str, ...]:
    parts = (part.strip() for part in _MODES.split(text or ""))
    return tuple(dict.fromkeys(part for part in parts if part))
