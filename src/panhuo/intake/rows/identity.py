"""The numbers of a row: which application, which documents."""

from __future__ import annotations

from dataclasses import dataclass, field

from panhuo.intake.numbers import NumberForm, NumberReading, parse_numbers
from panhuo.intake.phrases import gettext_noop, phrase
from panhuo.intake.rows.reader import RowReader


@dataclass
class Numbers:
    """What the number columns hold. `doubtful` are numbers that can't be trusted as an identity."""

    applications: list[NumberReading] = field(default_factory=list)
    publications: list[NumberReading] = field(default_factory=list)
    foreign: list[NumberReading] = field(default_factory=list)
    doubtful: list[tuple[int, NumberReading]] = field(default_factory=list)

    @property
    def application(self) -> NumberReading | None:
        """The row's application, if it has one."""
        return self.applications[0] if self.applications else None

    @property
    def empty(self) -> bool:
        """Whether nothing can identify the patent."""
        return not (self.applications or self.publications or self.foreign)


def read_numbers(reader: RowReader) -> Numbers:
    """Read all number columns; a number in the other's column is taken for what it is."""
    numbers = Numbers()
    for name in ("application_no", "publication_no"):
        for column, text in reader.cells(name):
            for reading in parse_numbers(text):
                _sort_in(numbers, reading, column=column, reader=reader)
    return numbers


def _sort_in(numbers: Numbers, reading: NumberReading, *, column: int, reader: RowReader) -> None:
    if not reading.valid:
        numbers.doubtful.append((column, reading))
        reader.complain(column, f"number_{reading.code}", reading.note or gettext_noop("认不出的专利号"))
        return
    if reading.code == "kind_code_missing":
        reader.complain(column, "number_kind_code_missing", reading.note or "")
    target = {
        NumberForm.APPLICATION: numbers.applications,
        NumberForm.PUBLICATION: numbers.publications,
        NumberForm.FOREIGN: numbers.foreign,
    }[reading.form or NumberForm.FOREIGN]
    if all(known.normal != reading.normal for known in target):
        if target is numbers.applications and target:
            reader.complain(
                column, "number_second", phrase("这一行有两个申请号，只用了 %(number)s", number=target[0].normal)
            )
            return
        target.append(reading)
