"""Whether a result may enter the library, and whether a firm may take it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from panhuo.deals.rules.findings import Finding, Need, Severity
from panhuo.deals.rules.sources import Source, custom
from panhuo.deals.rules.usefirst.region import RegionRule
from panhuo.intake.phrases import gettext_noop
from panhuo.law.periods import add_years


@dataclass(frozen=True, slots=True)
class Result:
    """None: nobody said. `accepted`: when the publicly funded project was accepted."""

    trl: int | None
    ownership_clear: bool | None
    disputed: bool | None
    co_owners_agree: bool | None
    publicly_funded: bool | None = None
    accepted: date | None = None
    blocked_by: tuple[str, ...] = ()


def result_findings(result: Result, rule: RegionRule | None, *, on: date) -> list[Finding]:
    """What stands against listing a result; what is not known is asked for, never assumed."""
    source = custom(rule.article) if rule else custom()
    return [*_ownership(result), *_maturity(result, rule, source), *_years(result, rule, source, on)]


def _ownership(result: Result) -> Iterator[Finding]:
    source = custom("权属清晰、无纠纷")
    if result.ownership_clear is None or result.disputed is None:
        yield Finding(
            "ownership_unknown",
            Severity.BLOCK,
            gettext_noop("请先说明权属是否清晰、有没有纠纷"),
            source,
            Need.CORRECTION,
        )
    elif not result.ownership_clear or result.disputed:
        yield Finding(
            "ownership", Severity.BLOCK, gettext_noop("权属不清晰或者有纠纷的成果不能入库"), source, Need.CORRECTION
        )
    if result.co_owners_agree is False:
        yield Finding("co_owners", Severity.BLOCK, gettext_noop("共有人没有同意"), source, Need.CONSENT_OF_OWNERS)
    for what in result.blocked_by:
        yield Finding(
            "encumbered",
            Severity.BLOCK,
            gettext_noop("专利上有%(what)s"),
            source,
            Need.CORRECTION,
            params={"what": what},
        )


def _maturity(result: Result, rule: RegionRule | None, source: Source) -> Iterator[Finding]:
    if rule is None or rule.min_trl is None:
        return
    params = {"trl": str(rule.min_trl)}
    if result.trl is None:
        yield Finding(
            "trl_unknown",
            Severity.BLOCK,
            gettext_noop("当地要求技术成熟度不低于 %(trl)s 级，请先填写"),
            source,
            params=params,
        )
    elif result.trl < rule.min_trl:
        told = gettext_noop("技术成熟度低于当地要求的 %(trl)s 级")
        yield Finding("trl_low", Severity.BLOCK, told, source, Need.CORRECTION, params=params)


def _years(result: Result, rule: RegionRule | None, source: Source, on: date) -> Iterator[Finding]:
    if rule is None or rule.enter_years is None or not result.publicly_funded:
        return
    if result.accepted is None:
        yield Finding("accepted_unknown", Severity.NOTE, gettext_noop("财政资助的成果，请填写项目验收日期"), source)
        return
    last = add_years(result.accepted, rule.enter_years)
    params = {"day": last.isoformat()}
    if on > last:
        yield Finding(
            "entered_late", Severity.WARN, gettext_noop("按当地要求应在 %(day)s 以前入库"), source, params=params
        )
    else:
        yield Finding("enter_by", Severity.NOTE, gettext_noop("按当地要求最迟 %(day)s 入库"), source, params=params)


def firm_findings(size: str, rule: RegionRule | None) -> list[Finding]:
    """Whether a firm of this size ("" or unknown: nobody said) may take part."""
    if rule is None or not rule.sizes:
        return []
    source = custom(rule.article)
    if size not in {"large", "medium", "small", "micro"}:
        return [Finding("size_unknown", Severity.WARN, gettext_noop("当地只面向中小微企业，请先填写企业规模"), source)]
    if size not in rule.sizes:
        return [Finding("size", Severity.BLOCK, gettext_noop("当地只面向中小微企业"), source)]
    return []
