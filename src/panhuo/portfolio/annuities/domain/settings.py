"""The administrator changes readings and tables."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.intake.api import IntakeError, read_table
from panhuo.orgs.api import InvalidInput, log_event
from panhuo.portfolio.annuities.access import require_admin
from panhuo.portfolio.annuities.domain.rulebook import annuity_settings, stored
from panhuo.portfolio.annuities.rules.errors import RuleError
from panhuo.portfolio.annuities.rules.parse import FEES, RATES, parse_fee_tables, parse_holidays
from panhuo.portfolio.annuities.rules.readings import Readings
from panhuo.portfolio.annuities.rules.tables import Kind, shipped_table

if TYPE_CHECKING:
    from panhuo.orgs.api import User
    from panhuo.portfolio.annuities.models import AnnuitySettings

KIND_WORDS: Final = {"发明": Kind.INVENTION, "实用新型": Kind.UTILITY, "外观设计": Kind.DESIGN}
COLUMNS: Final = ("生效日期", "专利类型", "至第几年", "年费（元）")


@transaction.atomic
def change_settings(
    *,
    actor: User | None,
    readings: Readings | None = None,
    remind_days: list[int] | None = None,
    fee_tables: dict[str, Any] | None = None,
    holidays: dict[str, Any] | None = None,
    reset: str = "",
) -> AnnuitySettings:
    """Change what is given; `reset` "fees" or "holidays" goes back to what comes with Panhuo. Accounts follow by job.

    Raises:
        NotAllowed: not the administrator of the installation.
        InvalidInput: a table that cannot be right, naming the place.
    """
    require_admin(actor)
    row = annuity_settings()
    try:
        if fee_tables is not None:
            parse_fee_tables(fee_tables)
            row.fee_tables = fee_tables
        if holidays is not None:
            parse_holidays(holidays)
            row.holidays = holidays
    except RuleError as error:
        raise InvalidInput(_(error.template) % error.params, field="table", code=error.code) from error
    if readings is not None:
        row.readings = stored(readings)
    if remind_days is not None:
        row.remind_days = sorted({day for day in remind_days if day > 0}, reverse=True)
    if reset == "fees":
        row.fee_tables = None
    if reset == "holidays":
        row.holidays = None
    row.revision += 1
    row.changed_by = actor
    row.save()
    log_event(
        object_type="annuity_settings", object_id=row.pk, verb="changed", actor=actor, data={"revision": row.revision}
    )
    return row


def read_fee_file(path: Path, *, name: str) -> dict[str, Any]:
    """A fee table from JSON, or from a sheet with the columns of `COLUMNS`. Raises `InvalidInput`."""
    if name.lower().endswith(".json"):
        return _json(path)
    try:
        table = read_table(path, name=name)
    except IntakeError as error:
        raise InvalidInput(error.message, field="table", code=error.code) from error
    places = [next((i for i, h in enumerate(table.headings) if h.strip("*") == wanted), None) for wanted in COLUMNS]
    if None in places:
        missing = "、".join(w for w, p in zip(COLUMNS, places, strict=True) if p is None)
        raise InvalidInput(_("缺少列：%(columns)s") % {"columns": missing}, field="table", code="columns")
    found: dict[str, dict[str, Any]] = {}
    for row in table.rows:
        day, word, last, yuan = (str(row.cells[p] or "").strip() for p in places if p is not None)
        kind = KIND_WORDS.get(word)
        if kind is None:
            message = _("第 %(row)s 行：“%(value)s”不是专利类型") % {"row": row.number, "value": word}
            raise InvalidInput(message, field="table", code="kind")
        step = [int(last) if last.isdecimal() else last, yuan]
        found.setdefault(day[:10], {"from": day[:10]}).setdefault(kind.value, []).append(step)
    return {"tables": list(found.values()), **shipped_rates()}


def shipped_rates() -> dict[str, Any]:
    """Rates and single fees of the shipped table, for a sheet that has only annuities."""
    table = shipped_table()
    return {name: getattr(table, name) for name in RATES} | {name: getattr(table, name) // 100 for name in FEES}


def read_holiday_file(path: Path) -> dict[str, Any]:
    """A holiday table from JSON. Raises `InvalidInput`."""
    return _json(path)


def _json(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise InvalidInput(_("不是 JSON 文件"), field="table", code="json") from error
    if not isinstance(found, dict):
        raise InvalidInput(_("JSON 的最外层应为对象"), field="table", code="json")
    return found
