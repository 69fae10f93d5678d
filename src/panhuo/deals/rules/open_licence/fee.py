"""The fee as entered field by field."""

from __future__ import annotations

from panhuo.deals.rules.bases import Base
from panhuo.deals.rules.findings import Finding, Need, Severity
from panhuo.deals.rules.open_licence.caps import Caps, above_caps
from panhuo.deals.rules.open_licence.statement import Fee, Mode
from panhuo.deals.rules.sources import Source, law, reading
from panhuo.intake.phrases import gettext_noop

_CLEAR = reading("专利法实施细则第八十五条第三款")
_COUNTED = frozenset({Base.UNITS, Base.OUTPUT})
_MOST = 100


def fee_findings(fee: Fee | None, *, caps: Caps | None = None) -> list[Finding]:
    """`caps`: the usual upper limits, else those that come with Panhuo."""
    if fee is None:
        source = law("专利法实施细则第八十五条第二款第三项")
        return [_error("fee_missing", gettext_noop("没有写明许可使用费支付方式、标准"), source)]
    found = [] if fee.currency else [_error("currency_missing", gettext_noop("使用费没有写明币种"))]
    amounts = [one for one in (fee.lump, fee.entry, *fee.stages) if one is not None]
    if any(one < 0 for one in amounts):
        found.append(_error("negative_fee", gettext_noop("使用费不能为负")))
    for one in amounts:
        found += above_caps(rate=None, base=None, amount=one, caps=caps)
    if fee.mode is Mode.LUMP and not fee.lump:
        found.append(_error("lump_missing", gettext_noop("一次性付费没有写明金额")))
    if fee.mode is Mode.STAGED and not fee.stages:
        found.append(_error("stages_missing", gettext_noop("分期付费没有写明各期金额")))
    if fee.mode is Mode.ENTRY_AND_ROYALTY and fee.entry is None:
        found.append(_error("entry_missing", gettext_noop("没有写明入门费金额（可以为零）")))
    if fee.mode in {Mode.ROYALTY, Mode.ENTRY_AND_ROYALTY}:
        found += _royalty(fee, caps)
    if fee.mode is not Mode.FREE and not fee.due.strip():
        found.append(_error("due_missing", gettext_noop("没有写明使用费的支付时间")))
    return found


def _royalty(fee: Fee, caps: Caps | None) -> list[Finding]:
    if fee.base is None:
        return [_error("base_missing", gettext_noop("提成没有写明基数（净销售额、利润额、销量或产量）"))]
    if fee.base in _COUNTED and fee.per_unit is not None:
        return [] if fee.unit.strip() else [_error("unit_missing", gettext_noop("按量提成没有写明计量单位"))]
    if fee.rate is None:
        return [_error("rate_missing", gettext_noop("没有写明提成率"))]
    if not 0 <= fee.rate <= _MOST:
        return [_error("rate_impossible", gettext_noop("提成率应在 0 与 100% 之间"))]
    if fee.base is Base.UNITS:
        return [_error("unit_missing", gettext_noop("按销量提成应写明每件金额，而不是百分比"))]
    return above_caps(rate=fee.rate, base=fee.base, amount=None, caps=caps)


def _error(code: str, told: str, source: Source = _CLEAR) -> Finding:
    return Finding(code, Severity.BLOCK, told, source, Need.CORRECTION)
