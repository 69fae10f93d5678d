"""Terms of use first, pay later: whether both sides' wishes meet, and whether a plan is what a region asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from panhuo.deals.rules.findings import Finding, Need, Severity
from panhuo.deals.rules.plans.plan import Plan, TriggerKind
from panhuo.deals.rules.sources import custom
from panhuo.deals.rules.usefirst.region import RegionRule
from panhuo.intake.phrases import gettext_noop
from panhuo.law.periods import add_months


@dataclass(frozen=True, slots=True)
class Terms:
    """What one side offers or wishes; None or empty: it does not matter to it, or it did not say.

    `entry_fen`: the entry fee: at least (offer), at most (wish). `modes`: ways of paying. `guarantee`, `insurance`:
    the offer asks for it, the wish can bring it.
    """

    free_months: int | None = None
    trial_months: int | None = None
    entry_fen: int | None = None
    exclusive: bool | None = None
    years: int | None = None
    modes: frozenset[str] = frozenset()
    guarantee: bool | None = None
    insurance: bool | None = None


@dataclass(frozen=True, slots=True)
class Met:
    """One term side by side. `meets` None: one side did not say."""

    term: str
    offered: object
    wished: object
    meets: bool | None


def match_terms(offer: Terms, wish: Terms) -> list[Met]:
    """Term by term; nothing is added up to a score."""
    modes = None if not (offer.modes and wish.modes) else bool(offer.modes & wish.modes)
    return [
        Met("free_months", offer.free_months, wish.free_months, _at_least(offer.free_months, wish.free_months)),
        Met("trial_months", offer.trial_months, wish.trial_months, _at_least(offer.trial_months, wish.trial_months)),
        Met("entry_fen", offer.entry_fen, wish.entry_fen, _at_least(wish.entry_fen, offer.entry_fen)),
        Met("exclusive", offer.exclusive, wish.exclusive, _granted(offer.exclusive, wish.exclusive)),
        Met("years", offer.years, wish.years, _at_least(offer.years, wish.years)),
        Met("modes", sorted(offer.modes), sorted(wish.modes), modes),
        Met("guarantee", offer.guarantee, wish.guarantee, _granted(wish.guarantee, offer.guarantee)),
        Met("insurance", offer.insurance, wish.insurance, _granted(wish.insurance, offer.insurance)),
    ]


def _at_least(given: int | None, wanted: int | None) -> bool | None:
    return None if given is None or wanted is None else given >= wanted


def _granted(given: bool | None, wanted: bool | None) -> bool | None:  # noqa: FBT001 -- two answers side by side
    """Whether what is wanted is given; what is not wanted needs not be."""
    if wanted is False:
        return True
    return None if given is None or wanted is None else given


def plan_terms(plan: Plan, rule: RegionRule | None) -> list[Finding]:
    """What makes a plan no use first, pay later, and what a region asks of it."""
    return [*_first(plan), *_region(plan, rule)]


def _first(plan: Plan) -> Iterator[Finding]:
    source = custom("国知发运字〔2025〕16号四（十一）")
    if plan.lump or plan.entry:
        yield Finding(
            "pays_first",
            Severity.WARN,
            gettext_noop("使用之前就要付款：先使用后付费前期应为零门槛费"),
            source,
            Need.CORRECTION,
        )
    early = [one for one in plan.instalments if not one.triggered and not (one.day and one.day > plan.first)]
    if any(not one.after_months for one in early):
        yield Finding("pays_first", Severity.WARN, gettext_noop("第一期在合同生效当日付款"), source, Need.CORRECTION)
    if plan.trigger is None and not plan.free_months:
        yield Finding("no_free_use", Severity.WARN, gettext_noop("没有免费期，也没有付费触发条件"), source, Need.CLAUSE)
    if plan.exit is None:
        yield Finding("no_exit", Severity.NOTE, gettext_noop("没有写明退出条款"), source, Need.CLAUSE)


def _region(plan: Plan, rule: RegionRule | None) -> Iterator[Finding]:
    if rule is None:
        return
    source = custom(rule.article)
    by_revenue = plan.trigger is not None and plan.trigger.kind is TriggerKind.REVENUE
    if rule.start_months is not None and not by_revenue:
        start = add_months(plan.first, rule.start_months)
        sooner = [one for one in plan.instalments if not one.triggered]
        days = [one.day or add_months(plan.first, one.after_months) for one in sooner]
        royalty = bool(plan.royalties) and plan.trigger is None and plan.free_months < rule.start_months
        if royalty or any(day < start for day in days):
            params = {"n": str(rule.start_months)}
            told = gettext_noop("付费早于许可生效后 %(n)s 个月，也不以产生收入为条件")
            yield Finding("starts_early", Severity.WARN, told, source, Need.CORRECTION, params=params)
    if rule.free_trial and (plan.trigger is None or plan.trigger.kind is not TriggerKind.TRIAL):
        yield Finding(
            "no_trial", Severity.NOTE, gettext_noop("当地做法是先免费试用，试用合格后付费"), source, Need.CLAUSE
        )
