"""What the public sees: counts and what was mended, of policies that were published for this; no drafts."""

from __future__ import annotations

from dataclasses import dataclass

from panhuo.policies.enums import MendState
from panhuo.policies.models import Mend, Policy
from panhuo.policies.queries.counts import PolicyCounts, count_policies
from panhuo.policies.queries.summary import Line, by_level, by_region


@dataclass(frozen=True, slots=True)
class Overview:
    counts: PolicyCounts
    regions: list[Line]
    levels: list[Line]
    mends: list[Mend]


MOST_MENDS = 100


def public_overview() -> Overview:
    """Over published policies. Of mends only those that are closed and, where amended, already part of a version."""
    policies = Policy.objects.filter(is_published=True)
    return Overview(count_policies(policies), by_region(policies), by_level(policies), _mends())


def _mends() -> list[Mend]:
    """An amended article whose version still counts has not been issued anew: its new text is a draft."""
    rows = Mend.objects.filter(policy__is_published=True, state=MendState.CLOSED)
    rows = rows.select_related("policy__current", "article").order_by("-closed_at")
    return [m for m in rows if m.action != "amend" or m.article.version_id != m.policy.current_id][:MOST_MENDS]
