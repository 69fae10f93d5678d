"""The inventory by region and by level: counts with the addresses of what they count."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from django.db.models import Count
from django.utils.translation import gettext as _

from panhuo.orgs.api import Region, RegionLevel
from panhuo.policies.enums import FindingState, MendState, PolicyLevel
from panhuo.policies.models import Finding, Mend
from panhuo.policies.queries.filters import UNKNOWN
from panhuo.policies.queries.visible import PolicyQuerySet


@dataclass(slots=True)
class Line:
    """`value` is what the list's filter takes. Findings are of current versions, mends of all."""

    value: str
    label: str
    policies: int = 0
    flagged: int = 0
    proposed: int = 0
    confirmed: int = 0
    overruled: int = 0
    mending: int = 0
    mended: int = 0
    tags: dict[str, int] = field(default_factory=dict)


def by_region(policies: PolicyQuerySet) -> list[Line]:
    """By city: counties are counted with their city, what is of a whole province stands alone, unknown last."""
    found = {region.code: region for region in Region.objects.select_related("parent")}

    def place(code: str | None) -> tuple[str, str]:
        region = found.get(code or "")
        if region is None:
            return UNKNOWN, _("未知")
        if region.level == RegionLevel.COUNTY and region.parent and region.parent.level == RegionLevel.CITY:
            region = region.parent
        return region.code, region.name

    return _lines(policies, "region_id", place)


def by_level(policies: PolicyQuerySet) -> list[Line]:
    """By who issued: province to institute, unknown last."""
    labels = dict(PolicyLevel.choices)
    order = list(PolicyLevel.values)
    lines = _lines(policies, "level", lambda value: (value, str(labels[value])) if value else (UNKNOWN, _("未知")))
    return sorted(lines, key=lambda line: order.index(line.value) if line.value in order else len(order))


def _lines(policies: PolicyQuerySet, column: str, place: Callable[[str | None], tuple[str, str]]) -> list[Line]:
    ids = policies.order_by().values("pk")
    lines: dict[str, Line] = {}

    def line(value: str | None) -> Line:
        key, label = place(value)
        return lines.setdefault(key, Line(key, label))

    for value, n in policies.order_by().values_list(column).annotate(n=Count("pk", distinct=True)):
        line(value).policies += n
    of_policy = f"policy__{column}"
    seen: set[int] = set()
    findings = Finding.objects.current().filter(policy__in=ids).order_by()
    for value, policy, state, tags in findings.values_list(of_policy, "policy_id", "state", "tags"):
        one = line(value)
        setattr(one, state, getattr(one, state) + 1)
        if state != FindingState.OVERRULED:
            for tag in tags:
                one.tags[tag] = one.tags.get(tag, 0) + 1
            one.flagged += policy not in seen
            seen.add(policy)
    mends = Mend.objects.filter(policy__in=ids).order_by().values_list(of_policy, "state").annotate(n=Count("pk"))
    for value, state, n in mends:
        if state == MendState.CLOSED:
            line(value).mended += n
        else:
            line(value).mending += n
    return sorted(lines.values(), key=lambda one: (one.value == UNKNOWN, one.value))
