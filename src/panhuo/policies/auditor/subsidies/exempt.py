"""When a benefit is none of the forbidden: denied, past, set by law, or a unit's own bill."""

from __future__ import annotations

from panhuo.policies.auditor.lexicon import has
from panhuo.policies.auditor.scope import Scope
from panhuo.policies.auditor.subsidies.window import Window


def denied(window: Window, sentence: str) -> bool:
    """Negation, repeal, clawback, or a statement about the past."""
    scope = window.lead + window.text
    return has("negated_benefit", scope) or has("corrective", window.text) or has("history", sentence)


def set_by_law(window: Window, sentence: str) -> bool:
    """The employer's duty under articles 15 of the Patent Law and 92 to 94 of its rules, and nothing beyond it."""
    return has("statutory", window.lead + window.text) and not has("beyond_statutory", sentence)


def own_bill(window: Window, scope: Scope) -> bool:
    """A university or institute pays the fees of its own patents: its cost, not a subsidy."""
    return scope.is_unit and has("own_cost", window.text) and not has("to_person", window.text)
