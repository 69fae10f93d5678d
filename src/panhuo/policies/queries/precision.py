"""How often people agreed with each rule: measured from their own decisions, nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from panhuo.policies.auditor.api import Rule, all_rules
from panhuo.policies.enums import FindingSource, FindingState
from panhuo.policies.queries.visible import FindingQuerySet


@dataclass(slots=True)
class RuleMeasure:
    """`precision` = confirmed / (confirmed + overruled); None where nobody has decided yet. `waiting`: not decided."""

    rule: Rule
    confirmed: int = 0
    overruled: int = 0
    waiting: int = 0

    @property
    def decided(self) -> int:
        return self.confirmed + self.overruled

    @property
    def precision(self) -> float | None:
        return self.confirmed / self.decided if self.decided else None


def rule_measures(findings: FindingQuerySet) -> list[RuleMeasure]:
    """One line a rule, over `findings` (narrowed to what may be seen); of all versions of policies.

    Only what the rules themselves proposed: a language model's proposals say nothing about them.
    """
    measures = {rule.key: RuleMeasure(rule) for rule in all_rules()}
    for state, rules in findings.filter(source=FindingSource.RULES).order_by().values_list("state", "rules"):
        for key in {rule["key"] for rule in rules} & measures.keys():
            one = measures[key]
            one.confirmed += state == FindingState.CONFIRMED
            one.overruled += state == FindingState.OVERRULED
            one.waiting += state == FindingState.PROPOSED
    return list(measures.values())


def overrulings(findings: FindingQuerySet) -> FindingQuerySet:
    """The overruled ones, newest first, with their reasons."""
    rows = findings.filter(state=FindingState.OVERRULED).order_by("-decided_at", "-pk")
    return rows.select_related("policy", "article", "decided_by")
