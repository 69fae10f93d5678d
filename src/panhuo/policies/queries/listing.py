"""The list as it is handed in and exported: headings and rows by the organisation's own columns."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext as _

from panhuo.orgs.api import Organisation
from panhuo.policies.models import Finding, ListLayout, Mend, Policy
from panhuo.policies.queries.columns import DEFAULT_COLUMNS, FIELDS, Entry
from panhuo.policies.queries.counts import PolicyCounts, count_policies
from panhuo.policies.queries.visible import PolicyQuerySet


@dataclass(frozen=True, slots=True)
class PolicyList:
    """`rows` are texts, in the order of `headings`; `widths` in characters."""

    title: str
    headings: list[str]
    widths: list[float]
    rows: list[list[str]]
    counts: PolicyCounts


def columns_of(organisation: Organisation | None) -> list[tuple[str, str]]:
    """(field, heading) of the organisation's layout, or ours where it has none."""
    layout = ListLayout.objects.filter(organisation=organisation).first() if organisation else None
    if layout:
        return [(row["field"], row["heading"]) for row in layout.columns if row["field"] in FIELDS]
    return [(name, str(FIELDS[name].heading)) for name in DEFAULT_COLUMNS]


def title_of(organisation: Organisation | None) -> str:
    """The heading of the organisation's list."""
    layout = ListLayout.objects.filter(organisation=organisation).first() if organisation else None
    return layout.title if layout else _("涉及专利的政策清单")


def list_of(policies: PolicyQuerySet, *, organisation: Organisation | None) -> PolicyList:
    """The whole list of `policies` (narrowed by the caller to what may be seen)."""
    columns = columns_of(organisation)
    rows = [[FIELDS[name].cell(entry) for name, _heading in columns] for entry in entries(policies)]
    return PolicyList(
        title=title_of(organisation),
        headings=[heading for _name, heading in columns],
        widths=[FIELDS[name].width for name, _heading in columns],
        rows=rows,
        counts=count_policies(policies),
    )


def entries(policies: PolicyQuerySet) -> list[Entry]:
    """Each policy with the findings and mends of its current version, in three queries."""
    found: list[Policy] = list(policies.select_related("region", "holder").order_by("region__code", "title", "pk"))
    findings: dict[int, list[Finding]] = defaultdict(list)
    mends: dict[int, list[Mend]] = defaultdict(list)
    for finding in Finding.objects.current().filter(policy__in=policies.values("pk")).select_related("article"):
        findings[finding.policy_id].append(finding)
    for mend in Mend.objects.filter(policy__in=policies.values("pk")).order_by("article__position"):
        mends[mend.policy_id].append(mend)
    return [Entry(policy, findings[policy.pk], mends[policy.pk]) for policy in found]
