"""Importing tables of usual rates."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.deals.plans.enums import BaseName
from panhuo.deals.plans.may import may_import_rates
from panhuo.deals.plans.models import RateRow, RateTable
from panhuo.deals.rules.plans.words import BASES
from panhuo.intake.api import IntakeError, Row, read_table
from panhuo.orgs.api import InvalidInput, NotAllowed, log_event

if TYPE_CHECKING:
    from panhuo.orgs.models import User

COLUMNS: Final = ("行业", "基数", "低（%）", "中（%）", "高（%）", "合同数")
NEEDED: Final = ("行业", "基数", "低（%）", "高（%）")
SCALE: Final = 1000
_BASE_WORDS: Final = {word: BaseName(base.value) for base, word in BASES.items()}


@transaction.atomic
def import_rates(*, actor: User, path: Path, file_name: str, name: str, source: str, period: str = "") -> RateTable:
    """Read a sheet with the columns of `COLUMNS`; nothing is kept if a row is wrong.

    Raises:
        NotAllowed: not the administrator of the installation.
        InvalidInput: no source, a column is missing, or a cell cannot be right; the message names the row.
    """
    if not may_import_rates(actor):
        raise NotAllowed
    if not (name.strip() and source.strip()):
        raise InvalidInput(_("请写明名称和来源：没有来源的数字不能用作参考范围"), field="source")
    try:
        table = read_table(path, name=file_name)
    except IntakeError as error:
        raise InvalidInput(error.message, field="file", code=error.code) from error
    places = {heading.strip("* "): at for at, heading in enumerate(table.headings)}
    missing = [one for one in NEEDED if one not in places]
    if missing:
        raise InvalidInput(_("缺少列：%(columns)s") % {"columns": "、".join(missing)}, field="file", code="columns")
    made = RateTable.objects.create(
        name=name.strip()[:200], source=source.strip()[:300], period=period.strip()[:60], imported_by=actor
    )
    rows = [_row(made, row, places) for row in table.rows]
    if not rows:
        raise InvalidInput(_("文件里没有数据行"), field="file")
    seen = {(one.industry, one.base) for one in rows}
    if len(seen) < len(rows):
        raise InvalidInput(_("同一行业和基数出现了两次"), field="file")
    RateRow.objects.bulk_create(rows)
    log_event(object_type="rate_table", object_id=made.pk, verb="created", actor=actor, data={"rows": len(rows)})
    return made


@transaction.atomic
def retire_rates(table: RateTable, *, actor: User) -> None:
    """Show no ranges of it any more. Raises `NotAllowed`."""
    if not may_import_rates(actor):
        raise NotAllowed
    RateTable.objects.filter(pk=table.pk).update(retired=True)
    log_event(object_type="rate_table", object_id=table.pk, verb="closed", actor=actor)


def _row(table: RateTable, row: Row, places: dict[str, int]) -> RateRow:
    said = {name: str(row.cells[at] or "").strip() for name, at in places.items() if at < len(row.cells)}
    industry, base = said.get("行业", ""), _BASE_WORDS.get(said.get("基数", ""))
    if not industry:
        raise _wrong(row, "行业", "")
    if base is None:
        raise _wrong(row, "基数", said.get("基数", ""))
    low, high = (_thousandths(row, name, said.get(name, "")) for name in ("低（%）", "高（%）"))
    middle = _thousandths(row, "中（%）", said["中（%）"]) if said.get("中（%）") else None
    if low > high or (middle is not None and not low <= middle <= high):
        raise _wrong(row, "高（%）", said["高（%）"])
    count = said.get("合同数", "")
    if count and not count.isdecimal():
        raise _wrong(row, "合同数", count)
    return RateRow(
        table=table, industry=industry[:120], base=base, low=low, middle=middle, high=high,
        contracts=int(count) if count else None,
    )  # fmt: skip


def _thousandths(row: Row, name: str, text: str) -> int:
    try:
        value = Decimal(text.rstrip("%")) * SCALE
    except InvalidOperation:
        raise _wrong(row, name, text) from None
    if not value.is_finite() or value != value.to_integral_value() or not 0 <= value <= 100 * SCALE:
        raise _wrong(row, name, text)
    return int(value)


def _wrong(row: Row, name: str, text: str) -> InvalidInput:
    message = _("第 %(row)s 行“%(column)s”：“%(value)s”不对")
    return InvalidInput(message, field="file", code="cell", params={"row": row.number, "column": name, "value": text})
