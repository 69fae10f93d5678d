"""How many policies of a list are of which kind, level, region, holder and stage."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Count
from django.utils.translation import gettext as _

from panhuo.orgs.api import Organisation, Region
from panhuo.policies.enums import PolicyKind, PolicyLevel, PolicyStatus
from panhuo.policies.queries.filters import CHECKS, UNKNOWN, PolicyFilters, filter_policies
from panhuo.policies.queries.visible import PolicyQuerySet

Counts = list[tuple[str, str, int]]


def policy_facets(policies: PolicyQuerySet, filters: PolicyFilters) -> dict[str, Counts]:
    """Facet → (value, label, count), each under all filters but its own."""
    kinds = [(*choice,) for choice in PolicyKind.choices] + [(UNKNOWN, _("未知"))]
    levels = [(*choice,) for choice in PolicyLevel.choices] + [(UNKNOWN, _("未知"))]

    def rest(name: str) -> PolicyQuerySet:
        return filter_policies(policies, filters.without(name))

    by_region = _tally(rest("region"), "region_id")
    by_holder = _tally(rest("holder"), "holder_id")
    regions = Region.objects.filter(pk__in=[key for key in by_region if key != UNKNOWN]).values_list("pk", "name")
    holders = Organisation.objects.filter(pk__in=by_holder).values_list("pk", "name")
    found = {
        "check": [(name, check_label(name), _with(rest("check"), name)) for name in CHECKS],
        "region": _counts([*regions, (UNKNOWN, _("未知"))], by_region),
        "level": _counts(levels, _tally(rest("level"), "level")),
        "kind": _counts(kinds, _tally(rest("kind"), "kind")),
        "status": _counts(PolicyStatus.choices, _tally(rest("status"), "status")),
        "holder": _counts(list(holders), by_holder),
    }
    return {name: counts for name, counts in found.items() if name != "holder" or len(counts) > 1}


def check_label(name: str) -> str:
    """A value of the facet "check" in words."""
    return {
        "proposed": _("有待确认的问题"),
        "confirmed": _("有已确认的问题"),
        "clean": _("未发现问题"),
        "mending": _("整改中"),
        "overdue": _("整改已逾期"),
        "mended": _("有已完成的整改"),
    }[name]


def _with(policies: PolicyQuerySet, check: str) -> int:
    return filter_policies(policies, PolicyFilters(check=(check,))).count()


def _tally(policies: PolicyQuerySet, field: str) -> dict[str, int]:
    rows = policies.order_by().values_list(field).annotate(n=Count("pk", distinct=True))
    return {str(value) if value not in ("", None) else UNKNOWN: n for value, n in rows}


def _counts(choices: Sequence[tuple[object, object]], counts: dict[str, int]) -> Counts:
    return [(str(value), str(label), counts.get(str(value), 0)) for value, label in choices]
