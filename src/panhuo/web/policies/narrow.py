"""The inventory and the findings as the address asks for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from panhuo.policies.api import (
    Finding,
    FindingFilters,
    FindingQuerySet,
    Policy,
    PolicyFilters,
    PolicyQuerySet,
    Referral,
    ReferralFilters,
    ReferralQuerySet,
    filter_findings,
    filter_policies,
    filter_referrals,
    finding_facets,
    policy_facets,
    referral_facets,
)
from panhuo.web.listing import Chip, Facet, facet, replaced, toggled

_Counts = Mapping[str, Sequence[tuple[str, str, int]]]


@dataclass(frozen=True, slots=True)
class Policies:
    rows: PolicyQuerySet
    facets: list[Facet]
    chips: list[Chip]
    q: str
    kept: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Findings:
    rows: FindingQuerySet
    facets: list[Facet]
    chips: list[Chip]


@dataclass(frozen=True, slots=True)
class Referrals:
    rows: ReferralQuerySet
    facets: list[Facet]
    chips: list[Chip]


def narrowed_policies(request: HttpRequest) -> Policies:
    """What the user may see, narrowed."""
    filters = PolicyFilters.from_params(request.GET)
    visible = Policy.objects.visible_to(request.user)
    rows = filter_policies(visible, filters)
    counts = policy_facets(visible, filters)
    facets = _facets(request.GET, counts)
    chips = [Chip(_("包含"), filters.q, replaced(request.GET, q=""))] if filters.q else []
    kept = [(name, value) for name in counts for value in getattr(filters, name)]
    return Policies(rows, facets, chips + _chips(request.GET, facets, counts), filters.q, kept)


def narrowed_findings(request: HttpRequest) -> Findings:
    """Findings about current versions that the user may see, narrowed."""
    filters = FindingFilters.from_params(request.GET)
    visible = Finding.objects.visible_to(request.user).current()
    counts = finding_facets(visible, filters)
    facets = _facets(request.GET, counts)
    return Findings(filter_findings(visible, filters), facets, _chips(request.GET, facets, counts))


def narrowed_referrals(request: HttpRequest) -> Referrals:
    """Reported matters that the user may see, narrowed."""
    filters = ReferralFilters.from_params(request.GET)
    visible = Referral.objects.visible_to(request.user)
    counts = referral_facets(visible, filters)
    facets = _facets(request.GET, counts)
    return Referrals(filter_referrals(visible, filters), facets, _chips(request.GET, facets, counts))


def _labels() -> dict[str, str]:
    return {
        "check": _("检查与整改"),
        "region": _("地区"),
        "level": _("层级"),
        "kind": _("类型"),
        "status": _("效力"),
        "holder": _("报送单位"),
        "state": _("状态"),
        "tag": _("问题"),
        "organisation": _("报送单位"),
        "to": _("上级部门"),
    }


def _facets(params: QueryDict, counts: _Counts) -> list[Facet]:
    labels = _labels()
    return [facet(params, name=name, label=labels[name], counts=values) for name, values in counts.items()]


def _chips(params: QueryDict, facets: list[Facet], counts: _Counts) -> list[Chip]:
    chosen = [(one, value, label) for one in facets for value, label, _n in counts[one.name]]
    return [
        Chip(str(one.label), label, toggled(params, one.name, value))
        for one, value, label in chosen
        if value in params.getlist(one.name)
    ]
