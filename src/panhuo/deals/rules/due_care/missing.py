"""The chain of evidence of a deal: complete, or what is missing under which article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from panhuo.deals.rules.due_care.rules import DUTIES, EVIDENCE, CareRule
from panhuo.deals.rules.filings.publicity import Pricing
from panhuo.intake.phrases import gettext_noop


@dataclass(frozen=True, slots=True)
class Evidence:
    """One paper: its kind (`EVIDENCE`), its day, what it is."""

    kind: str
    day: date
    title: str = ""


@dataclass(frozen=True, slots=True)
class Missing:
    """A duty without one of its papers. `late`: there is one, but dated after the decision that it should carry."""

    duty: str
    kind: str
    article: str
    late: bool = False

    @property
    def message(self) -> str:
        told = gettext_noop("形成于决策之后") if self.late else gettext_noop("缺少")
        return f"{DUTIES.get(self.duty, self.duty)}：{told}{EVIDENCE.get(self.kind, self.kind)}（{self.article}）"


AFTERWARDS = frozenset({"supervision"})
"""Duties that are done after the decision."""


def missing(
    evidence: Iterable[Evidence],
    rules: Sequence[CareRule],
    *,
    kinds: Mapping[str, Sequence[str]],
    pricing: Pricing,
    decided: date,
) -> list[Missing]:
    """What lacks for each rule and duty. Every kind that `kinds` names for a duty is wanted.

    Papers on what came before a decision must not be younger than the decision itself (`decided`).
    """
    days: dict[str, list[date]] = {}
    for one in evidence:
        days.setdefault(one.kind, []).append(one.day)
    found = []
    for rule in rules:
        for duty in rule.for_pricing(pricing):
            for kind in kinds.get(duty, ()):
                there = days.get(kind, [])
                in_time = duty in AFTERWARDS or any(day <= decided for day in there)
                if not there or not in_time:
                    found.append(Missing(duty, kind, rule.article, late=bool(there)))
    return found


def timeline(evidence: Iterable[Evidence]) -> list[Evidence]:
    """The papers in the order in which they arose."""
    return sorted(evidence, key=lambda one: (one.day, one.kind, one.title))
