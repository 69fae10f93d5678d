"""The statement: five fields (细则第八十五条第二款)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from panhuo.deals.rules.bases import Base


class Mode(StrEnum):
    """`STAGED`: amounts on stated days or events. `FREE`: no fee."""

    LUMP = "lump"
    ROYALTY = "royalty"
    ENTRY_AND_ROYALTY = "entry_and_royalty"
    STAGED = "staged"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class Fee:
    """Amounts in 分. `rate` in per cent of `base`, or, for units and output, `per_unit` in 分 for one `unit`.

    `entry` may be 0. `stages`: amounts of a staged fee. `due` says when it is paid.
    """

    mode: Mode
    lump: int | None = None
    entry: int | None = None
    rate: Decimal | None = None
    base: Base | None = None
    per_unit: Decimal | None = None
    unit: str = ""
    stages: tuple[int, ...] = ()
    currency: str = "CNY"
    due: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """`texts`: every free text of it by field name (other matters, remarks, words on the fee)."""

    patent_number: str
    patentees: tuple[str, ...]
    fee: Fee | None
    first: date | None
    last: date | None
    texts: Mapping[str, str]
