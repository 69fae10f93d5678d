"""Reading fee tables and holiday tables from data that an administrator hands in (JSON, or rows of a workbook)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from panhuo.intake.phrases import gettext_noop
from panhuo.portfolio.annuities.rules.errors import RuleError
from panhuo.portfolio.annuities.rules.tables import FeeTable, FeeTables, Kind
from panhuo.portfolio.annuities.rules.workdays import DayKind

YEARS: Final = {Kind.INVENTION: 20, Kind.UTILITY: 10, Kind.DESIGN: 15}
"""How many years a table must cover for each kind."""
RATES: Final = ("late_percent_a_month", "grace_months", "open_licence_percent", "reduction_years")
FEES: Final = ("compensation_year", "restoration_fee")
MOST_PERCENT: Final = 100


def parse_fee_tables(data: Mapping[str, Any]) -> FeeTables:
    """Tables from ``{"tables": [{"from": day, "invention": [[last year, 元], …], …}], rates…}``.

    Rates and single fees may stand in a table or, for all of them, beside `tables`.

    Raises:
        RuleError: naming the table, kind and value that are wrong.
    """
    given = data.get("tables")
    if not isinstance(given, Sequence) or isinstance(given, str) or not given:
        raise RuleError(gettext_noop("“tables”应为至少一张年费表的列表"), code="no_tables")
    tables = [_table(table, data) for table in given]
    days = [table.valid_from for table in tables]
    if len(set(days)) < len(days):
        raise RuleError(gettext_noop("两张年费表的生效日期相同"), code="same_day_twice")
    return FeeTables(tuple(sorted(tables, key=lambda table: table.valid_from)))


def _table(table: Any, shared: Mapping[str, Any]) -> FeeTable:
    if not isinstance(table, Mapping):
        raise RuleError(gettext_noop("年费表应为对象，实为“%(value)s”"), code="not_a_table", value=str(table)[:40])
    both = {**{name: shared.get(name) for name in (*RATES, *FEES)}, **table}
    start = parse_date(both.get("from"), place="from")
    return FeeTable(
        valid_from=start,
        by_kind={kind: _by_year(both.get(kind.value), kind, start) for kind in Kind},
        **{name: _whole(both.get(name), name) for name in RATES},
        **{name: parse_yuan(both.get(name), place=name) for name in FEES},
    )


def _by_year(steps: Any, kind: Kind, start: date) -> tuple[int, ...]:
    place = f"{start} {kind}"
    if not isinstance(steps, Sequence) or isinstance(steps, str):
        raise RuleError(gettext_noop("%(place)s：缺少年费"), code="no_fees", place=place)
    fees: list[int] = []
    for step in steps:
        if not isinstance(step, Sequence) or len(step) != 2:  # noqa: PLR2004
            raise RuleError(
                gettext_noop("%(place)s：“%(value)s”应为 [至第几年, 元]"),
                code="not_a_step",
                place=place,
                value=str(step)[:40],
            )
        last = _whole(step[0], place)
        if last <= len(fees):
            raise RuleError(
                gettext_noop("%(place)s：年度 %(year)s 没有递增"), code="not_rising", place=place, year=last
            )
        fees += [parse_yuan(step[1], place=place)] * (last - len(fees))
    if len(fees) != YEARS[kind]:
        raise RuleError(
            gettext_noop("%(place)s：有 %(found)s 个年度，应为 %(wanted)s 个"),
            code="wrong_years",
            place=place,
            found=len(fees),
            wanted=YEARS[kind],
        )
    return tuple(fees)


def parse_date(value: Any, *, place: str) -> date:
    """A date or an ISO text of one."""
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value).strip()[:10])
    except ValueError as error:
        raise RuleError(
            gettext_noop("%(place)s：“%(value)s”不是日期"), code="not_a_date", place=place, value=str(value)[:40]
        ) from error


def parse_yuan(value: Any, *, place: str) -> int:
    """元, at most two decimals, as 分."""
    try:
        fen = Decimal(str(value)) * 100
    except InvalidOperation:
        fen = Decimal(-1)
    if not fen.is_finite() or fen < 0 or fen != fen.to_integral_value():
        raise RuleError(
            gettext_noop("%(place)s：“%(value)s”不是金额"), code="not_money", place=place, value=str(value)[:40]
        )
    return int(fen)


def _whole(value: Any, place: str) -> int:
    if isinstance(value, bool) or not str(value).strip().isdecimal() or (int(value) > MOST_PERCENT):
        raise RuleError(
            gettext_noop("%(place)s：“%(value)s”不是整数"), code="not_whole", place=place, value=str(value)[:40]
        )
    return int(value)


def parse_holidays(data: Mapping[str, Any]) -> tuple[dict[date, DayKind], date]:
    """Days and horizon from ``{"last": day, "holiday": [day, "day..day"], "shifted": […], "workday": […]}``.

    Raises:
        RuleError: a day is none, stands in two lists, or lies after the horizon.
    """
    last = parse_date(data.get("last"), place="last")
    found: dict[date, DayKind] = {}
    for kind in DayKind:
        for day in _days(data.get(kind.value) or (), kind.value):
            if day in found:
                raise RuleError(gettext_noop("%(day)s 出现两次"), code="day_twice", day=day)
            if day > last:
                raise RuleError(
                    gettext_noop("%(day)s 晚于休假日表的止日 %(last)s"), code="after_horizon", day=day, last=last
                )
            found[day] = kind
    return found, last


def _days(values: Iterable[Any], place: str) -> Iterable[date]:
    for value in values:
        first, _sep, until = str(value).partition("..")
        start = parse_date(first, place=place)
        end = parse_date(until, place=place) if until else start
        if end < start or (end - start).days > MOST_PERCENT:
            raise RuleError(
                gettext_noop("%(place)s：“%(value)s”不是期间"), code="not_a_period", place=place, value=str(value)[:40]
            )
        yield from (date.fromordinal(n) for n in range(start.toordinal(), end.toordinal() + 1))
