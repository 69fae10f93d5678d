"""What was read from the text of a patent number."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PatentKind(StrEnum):
    """The three kinds of Chinese patents."""

    INVENTION = "invention"
    UTILITY_MODEL = "utility_model"
    DESIGN = "design"


class NumberForm(StrEnum):
    """What sort of number it is. Numbers of other offices are kept as they stand."""

    APPLICATION = "application"
    PUBLICATION = "publication"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class NumberReading:
    """One number: `normal` is its standard form (``201710601862.3``, ``CN115986674A``, ``EP3012345B1``).

    `note` (Chinese) says what was mended or what is wrong, `code` the same for programs: ``check_added``,
    ``zero_restored``, ``kind_code_missing`` go with a valid number; ``check_wrong`` (then `suggestion` holds the
    number with the digit that would be right), ``excel_destroyed``, ``length``, ``kind_digit``, ``year``,
    ``unreadable`` with an invalid one. `kind` is None where the number doesn't tell it.
    """

    valid: bool
    normal: str | None
    kind: PatentKind | None = None
    form: NumberForm | None = None
    note: str | None = None
    code: str | None = None
    country: str | None = None
    kind_code: str | None = None
    suggestion: str | None = None

    def as_json(self) -> dict[str, object]:
        """The five public keys of ``panhuo number TEXT --json``."""
        return {
            "valid": self.valid,
            "number": self.normal,
            "kind": self.kind.value if self.kind else None,
            "form": self.form.value if self.form else None,
            "note": self.note,
        }
