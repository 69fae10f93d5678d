"""Findings as a list: by city, state and kind of fault."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Self

from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from panhuo.orgs.api import Region
from panhuo.policies.auditor.api import Tag
from panhuo.policies.enums import FindingState
from panhuo.policies.queries.filters import UNKNOWN, region_condition
from panhuo.policies.queries.visible import FindingQuerySet

_TAGS: Final = tuple(tag.value for tag in Tag)
_REGION_LENGTH: Final = 6


@dataclass(frozen=True, slots=True)
class FindingFilters:
    """Values of one field are alternatives, fields are all required."""

    state: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    tag: tuple[str, ...] = ()

    @classmethod
    def from_params(cls, params: Mapping[str, Any]) -> Self:
        """From a QueryDict; what can't be a value is left out."""

        def values(name: str) -> list[str]:
            return list(dict.fromkeys(params.getlist(name)))[:50] if hasattr(params, "getlist") else []

        return cls(
            state=tuple(v for v in values("state") if v in FindingState.values),
            region=tuple(v for v in values("region") if v == UNKNOWN or (v.isdigit() and len(v) == _REGION_LENGTH)),
            tag=tuple(v for v in values("tag") if v in _TAGS),
        )


def filter_findings(findings: FindingQuerySet, filters: FindingFilters) -> FindingQuerySet:
    """Narrow a queryset (already narrowed by `visible_to`)."""
    if filters.state:
        findings = findings.filter(state__in=filters.state)
    if filters.region:
        condition = Q()
        for value in filters.region:
            condition |= region_condition(value, "policy__region")
        findings = findings.filter(condition)
    if filters.tag:
        findings = findings.annotate(as_text=Cast("tags", TextField()))
        condition = Q()
        for value in filters.tag:
            # JSON may hold Chinese as it is or escaped, by the database
            condition |= Q(as_text__contains=f'"{value}"') | Q(as_text__contains=_escaped(value))
        findings = findings.filter(condition)
    return findings


def _escaped(value: str) -> str:
    return value.encode("unicode_escape").decode()


def finding_facets(findings: FindingQuerySet, filters: FindingFilters) -> dict[str, list[tuple[str, str, int]]]:
    """Facet → (value, label, count), each under all filters but its own."""

    def rest(name: str) -> FindingQuerySet:
        return filter_findings(findings, replace(filters, **{name: ()})).order_by()

    states = Counter(rest("state").values_list("state", flat=True))
    regions = Counter(code or UNKNOWN for code in rest("region").values_list("policy__region_id", flat=True))
    tags = Counter(tag for row in rest("tag").values_list("tags", flat=True) for tag in row)
    named = Region.objects.filter(pk__in=list(regions)).values_list("pk", "name")
    return {
        "state": [(str(value), str(label), states[value]) for value, label in FindingState.choices],
        "region": [(code, name, regions[code]) for code, name in named] + [(UNKNOWN, _("未知"), regions[UNKNOWN])],
        "tag": [(tag, tag, tags[tag]) for tag in _TAGS],
    }
