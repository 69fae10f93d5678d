"""How many policies, findings and mends."""

from __future__ import annotations

from typing import TypedDict

from django.db.models import Count

from panhuo.policies.enums import FindingState, MendState
from panhuo.policies.models import Finding, Mend
from panhuo.policies.queries.visible import PolicyQuerySet


class PolicyCounts(TypedDict):
    """`flagged`: policies with a finding that nobody has overruled. Mends are counted by article."""

    policies: int
    flagged: int
    proposed: int
    confirmed: int
    overruled: int
    mending: int
    mended: int


def count_policies(policies: PolicyQuerySet) -> PolicyCounts:
    """Counts over `policies`; findings are those of each policy's current version, mends those of all versions."""
    ids = policies.order_by().values("pk")
    findings = Finding.objects.current().filter(policy__in=ids).order_by()
    states = dict(findings.values_list("state").annotate(n=Count("pk")))
    mends = dict(Mend.objects.filter(policy__in=ids).order_by().values_list("state").annotate(n=Count("pk")))
    flagged = findings.exclude(state=FindingState.OVERRULED).values("policy").distinct().count()
    return PolicyCounts(
        policies=policies.count(),
        flagged=flagged,
        proposed=states.get(FindingState.PROPOSED, 0),
        confirmed=states.get(FindingState.CONFIRMED, 0),
        overruled=states.get(FindingState.OVERRULED, 0),
        mending=mends.get(MendState.OPEN, 0),
        mended=mends.get(MendState.CLOSED, 0),
    )
