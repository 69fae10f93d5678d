"""Plans to and from plain data (JSON): amounts in 分, rates as text, days as ISO dates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar, cast

from panhuo.deals.rules.bases import Base
from panhuo.deals.rules.plans.plan import Audit, Exit, Instalment, Milestone, Plan, Trigger, TriggerKind
from panhuo.deals.rules.plans.royalty import Royalty, Step
from panhuo.intake.phrases import gettext_noop
from panhuo.law.errors import RuleError

_T = TypeVar("_T")


def plan_data(plan: Plan) -> dict[str, Any]:
    """What `parse_plan` reads back to an equal plan."""
    return _plain(plan)  # type: ignore[no-any-return]


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, (date, Decimal)):
        return str(value)
    if hasattr(value, "__dataclass_fields__"):
        return {name: _plain(getattr(value, name)) for name in value.__dataclass_fields__}
    return value.value if isinstance(value, (Base, TriggerKind)) else value


def parse_plan(data: Mapping[str, Any]) -> Plan:
    """A plan from plain data.

    Raises:
        RuleError: naming the field that is missing or wrong.
    """
    read = _Reader(data, "")
    royalties = tuple(_royalty(one) for one in read.items("royalties"))
    trigger, leave, audit = read.part("trigger"), read.part("exit"), read.part("audit")
    return Plan(
        first=read.day("first"),
        last=read.day("last"),
        lump=read.whole("lump"),
        entry=read.whole("entry"),
        free_months=read.whole("free_months"),
        instalments=tuple(_instalment(one) for one in read.items("instalments")),
        milestones=tuple(
            Milestone(one.text("key"), one.whole("amount"), one.text("evidence")) for one in read.items("milestones")
        ),
        royalties=royalties,
        trigger=_trigger(trigger) if trigger else None,
        cap=read.whole_or_none("cap"),
        exit=Exit(leave.whole("after_months"), leave.whole("notice_months"), leave.whole("fee")) if leave else None,
        audit=_audit(audit) if audit else None,
    )


def _instalment(read: _Reader) -> Instalment:
    return Instalment(
        read.whole("amount"), read.day_or_none("day"), read.whole("after_months"), triggered=read.flag("triggered")
    )


def _audit(read: _Reader) -> Audit:
    return Audit(read.whole("times", default=1), read.whole("notice_days"), read.number_or_none("percent"))


def _trigger(read: _Reader) -> Trigger:
    kind = read.one_of("kind", TriggerKind)
    return Trigger(kind, read.day_or_none("day"), read.whole_or_none("amount"), read.text("milestone"))


def _royalty(read: _Reader) -> Royalty:
    return Royalty(
        base=read.one_of("base", Base),
        steps=tuple(Step(one.whole_or_none("until"), one.number("rate")) for one in read.items("steps")),
        period_months=read.whole("period_months", default=12),
        minimum=read.whole("minimum"),
        maximum=read.whole_or_none("maximum"),
        cap=read.whole_or_none("cap"),
        prorate=read.flag("prorate", default=True),
    )


class _Reader:
    """Reads one object and names the place of what is wrong."""

    def __init__(self, data: Any, place: str) -> None:
        if not isinstance(data, Mapping):
            raise RuleError(gettext_noop("%(place)s 应为对象"), code="not_an_object", place=place or "方案")
        self._data, self._place = data, place

    def _get(self, name: str, make: Callable[[Any], Any], wanted: str) -> Any:
        value = self._data.get(name)
        try:
            return make(value)
        except (TypeError, ValueError, ArithmeticError) as error:
            raise RuleError(
                gettext_noop("%(place)s：“%(value)s”应为%(wanted)s"),
                code="bad_field",
                place=f"{self._place}{name}",
                value=str(value)[:40],
                wanted=wanted,
            ) from error

    def text(self, name: str) -> str:
        return str(self._data.get(name) or "")

    def flag(self, name: str, *, default: bool = False) -> bool:
        value = self._data.get(name)
        return default if value is None else value is True

    def whole_or_none(self, name: str) -> int | None:
        return None if self._data.get(name) is None else self.whole(name)

    def whole(self, name: str, *, default: int = 0) -> int:
        return int(self._get(name, lambda value: default if value is None else _whole(value), "整数"))

    def number(self, name: str) -> Decimal:
        return Decimal(self._get(name, _decimal, "数字"))

    def number_or_none(self, name: str) -> Decimal | None:
        return None if self._data.get(name) in {None, ""} else self.number(name)

    def day(self, name: str) -> date:
        return cast("date", self._get(name, lambda value: date.fromisoformat(str(value)), "日期"))

    def day_or_none(self, name: str) -> date | None:
        return None if self._data.get(name) in {None, ""} else self.day(name)

    def one_of(self, name: str, kind: Callable[[Any], _T]) -> _T:
        return cast("_T", self._get(name, kind, "已知的类型"))

    def part(self, name: str) -> _Reader | None:
        value = self._data.get(name)
        return None if value is None else _Reader(value, f"{self._place}{name}.")

    def items(self, name: str) -> list[_Reader]:
        value = self._data.get(name) or []
        if not isinstance(value, list):
            raise RuleError(gettext_noop("%(place)s 应为列表"), code="not_a_list", place=f"{self._place}{name}")
        return [_Reader(one, f"{self._place}{name}[{n}].") for n, one in enumerate(value, start=1)]


def _whole(value: Any) -> int:
    if isinstance(value, bool) or int(value) != Decimal(str(value)):
        raise ValueError(value)
    return int(value)


def _decimal(value: Any) -> Decimal:
    number = Decimal(str(value))
    if not number.is_finite():
        raise ValueError(value)
    return number
