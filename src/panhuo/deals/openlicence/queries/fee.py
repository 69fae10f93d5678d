"""The fee of a statement: for the rules, for people, and what has to be paid first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from panhuo.deals.openlicence.enums import FeeBase, FeeMode
from panhuo.deals.rules.bases import Base
from panhuo.deals.rules.money import yuan
from panhuo.deals.rules.open_licence.statement import Fee, Mode, Statement

if TYPE_CHECKING:
    from panhuo.deals.openlicence.models import OpenStatement


def fee_of(statement: OpenStatement) -> Fee | None:
    """None: no way of payment was said."""
    if not statement.mode:
        return None
    return Fee(
        Mode(statement.mode),
        lump=statement.lump,
        entry=statement.entry,
        rate=statement.rate,
        base=Base(statement.base) if statement.base else None,
        per_unit=None if statement.per_unit is None else statement.per_unit * 100,
        unit=statement.unit,
        stages=tuple(statement.stages),
        currency=statement.currency,
        due=statement.due,
    )


def statement_of(statement: OpenStatement) -> Statement:
    """As the linter takes it."""
    names = tuple(name.strip() for name in statement.patentees.replace("；", "、").replace(";", "、").split("、"))
    texts = {
        _("使用费的说明"): statement.fee_note, _("支付时间"): statement.due, _("其他事项"): statement.other,
        _("联系方式"): statement.contact,
    }  # fmt: skip
    return Statement(
        statement.number, tuple(name for name in names if name), fee_of(statement), statement.first, statement.last,
        {place: text for place, text in texts.items() if text},
    )  # fmt: skip


def due_first(statement: OpenStatement) -> int:
    """What the announced standard asks for before use, in 分; 0 where nothing is due first."""
    mode = FeeMode(statement.mode) if statement.mode else FeeMode.FREE
    if mode is FeeMode.LUMP:
        return statement.lump or 0
    if mode is FeeMode.ENTRY_AND_ROYALTY:
        return statement.entry or 0
    if mode is FeeMode.STAGED:
        return int(statement.stages[0]) if statement.stages else 0
    return 0


def fee_words(statement: OpenStatement) -> str:
    """The standard of the fee in one line."""
    mode = FeeMode(statement.mode) if statement.mode else None
    if mode is None:
        return _("未写明")
    parts = []
    if mode is FeeMode.FREE:
        parts.append(_("免费"))
    if mode is FeeMode.LUMP and statement.lump is not None:
        parts.append(_("一次性 %(amount)s 元") % {"amount": yuan(statement.lump)})
    if mode is FeeMode.STAGED:
        amounts = "、".join(yuan(int(one)) for one in statement.stages)
        parts.append(_("分期 %(amounts)s 元") % {"amounts": amounts})
    if mode is FeeMode.ENTRY_AND_ROYALTY and statement.entry is not None:
        parts.append(_("入门费 %(amount)s 元") % {"amount": yuan(statement.entry)})
    if mode in {FeeMode.ROYALTY, FeeMode.ENTRY_AND_ROYALTY}:
        parts.append(_royalty(statement))
    return "；".join(part for part in parts if part)


def _royalty(statement: OpenStatement) -> str:
    base = str(FeeBase(statement.base).label) if statement.base else _("未写明基数")
    if statement.per_unit is not None and statement.base in {FeeBase.UNITS, FeeBase.OUTPUT}:
        values = {"base": base, "unit": statement.unit or _("未写明单位"), "amount": statement.per_unit}
        return _("按%(base)s每%(unit)s %(amount)s 元") % values
    if statement.rate is None:
        return _("按%(base)s提成，未写明提成率") % {"base": base}
    return _("按%(base)s提成 %(rate)s%%") % {"base": base, "rate": f"{statement.rate.normalize():f}"}
