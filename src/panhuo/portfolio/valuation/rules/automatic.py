"""Values that the data give by themselves, each with the evidence it comes from. What the data don't say gives none.

The tables that turn counts into values are part of the scheme and are the platform's own (GB/T 42748-2022's tables were
not available); a person's rating always goes before them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from panhuo.intake.phrases import gettext_noop
from panhuo.portfolio.valuation.rules.claims import independent_kinds
from panhuo.portfolio.valuation.rules.facts import Facts
from panhuo.portfolio.valuation.rules.scheme import Scheme, Steps

SUBCLASS = 4


@dataclass(frozen=True, slots=True)
class Proposal:
    """`template` with `params` is the evidence in words (Chinese; the app translates)."""

    value: int
    template: str
    params: Mapping[str, Any] = field(default_factory=dict)


def propose(scheme: Scheme, facts: Facts) -> dict[str, Proposal]:
    """Indicator → proposal, for the indicators that this scheme has."""
    found = _rights(facts) | _counts(scheme, facts)
    return {key: one for key, one in found.items() if key in scheme.indicators}


def step_value(steps: Steps, count: int) -> int | None:
    """The value of the highest step that `count` reaches; None below the first."""
    reached = [value for least, value in steps if count >= least]
    return reached[-1] if reached else None


def _rights(facts: Facts) -> dict[str, Proposal]:
    found: dict[str, Proposal] = {}
    if facts.valid is not None:
        found["validity"] = Proposal(
            100 if facts.valid else 0, gettext_noop("法律状态有效") if facts.valid else gettext_noop("法律状态失效")
        )
    kinds = independent_kinds(facts.claims) if facts.claims.strip() else frozenset[str]()
    if kinds:
        value, words = {
            frozenset({"product"}): (90, gettext_noop("独立权利要求为产品")),
            frozenset({"method"}): (60, gettext_noop("独立权利要求为方法")),
        }.get(kinds, (100, gettext_noop("独立权利要求有产品也有方法")))
        found["claim_type"] = Proposal(value, words)
    if facts.remaining_days is not None and facts.term_days:
        share = max(0, min(100, facts.remaining_days * 100 // facts.term_days))
        words = gettext_noop("法定保护期还剩 %(years)s 年，占 %(share)s%%；经济寿命不会长于它")
        params = {"years": f"{max(facts.remaining_days, 0) / 365.25:.1f}", "share": share}
        found["remaining"] = Proposal(share, words, params)
    return found


def _counts(scheme: Scheme, facts: Facts) -> dict[str, Proposal]:
    subclasses = {symbol[:SUBCLASS] for symbol in facts.ipc if len(symbol) >= SUBCLASS}
    counts: dict[str, tuple[int | None, str]] = {
        "family": (facts.family, gettext_noop("同族 %(n)s 件")),
        "citations": (facts.cited_by, gettext_noop("被引用 %(n)s 次")),
        "fields_count": (len(subclasses) or None, gettext_noop("涉及 %(n)s 个 IPC 小类")),
        "fields_range": (len({one[0] for one in subclasses}) or None, gettext_noop("涉及 %(n)s 个 IPC 部")),
        "invalidation": (facts.invalidations, gettext_noop("复审或无效 %(n)s 次")),
        "transfers": (facts.transfers, gettext_noop("转让或许可 %(n)s 次")),
        "financing": (facts.pledges, gettext_noop("质押 %(n)s 次")),
        "litigation": (facts.lawsuits, gettext_noop("诉讼或仲裁 %(n)s 次")),
    }
    found = {}
    for key, (count, words) in counts.items():
        value = None if count is None else step_value(scheme.automatic.get(key, ()), count)
        if value is not None:
            found[key] = Proposal(value, words, {"n": count})
    return found
