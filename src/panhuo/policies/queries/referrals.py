"""Reported matters as a list: by state, who reported, and to whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Self

from django.utils.translation import gettext as _

from panhuo.orgs.api import Organisation
from panhuo.policies.enums import ReferralState
from panhuo.policies.queries.visible import ReferralQuerySet

ELSEWHERE: Final = "elsewhere"
_LONGEST: Final = 18


@dataclass(frozen=True, slots=True)
class ReferralFilters:
    """Values of one field are alternatives, fields are all required.

    `organisation` and `to`: ids; ``elsewhere`` of `to` asks for those that went to an authority outside.
    """

    state: tuple[str, ...] = ()
    organisation: tuple[str, ...] = ()
    to: tuple[str, ...] = ()

    @classmethod
    def from_params(cls, params: Mapping[str, Any]) -> Self:
        """From a QueryDict; what can't be a value is left out."""

        def values(name: str) -> list[str]:
            return list(dict.fromkeys(params.getlist(name)))[:50] if hasattr(params, "getlist") else []

        return cls(
            state=tuple(value for value in values("state") if value in ReferralState.values),
            organisation=tuple(value for value in values("organisation") if _is_id(value)),
            to=tuple(value for value in values("to") if value == ELSEWHERE or _is_id(value)),
        )


def filter_referrals(referrals: ReferralQuerySet, filters: ReferralFilters) -> ReferralQuerySet:
    """Narrow a queryset (already narrowed by `visible_to`)."""
    if filters.state:
        referrals = referrals.filter(state__in=filters.state)
    if filters.organisation:
        referrals = referrals.filter(organisation_id__in=[int(value) for value in filters.organisation])
    if filters.to:
        inside = referrals.filter(to_id__in=[int(value) for value in filters.to if value != ELSEWHERE])
        referrals = inside | referrals.filter(to=None) if ELSEWHERE in filters.to else inside
    return referrals


def referral_facets(referrals: ReferralQuerySet, filters: ReferralFilters) -> dict[str, list[tuple[str, str, int]]]:
    """Facet → (value, label, count), each under all filters but its own."""

    def counts(name: str, column: str) -> Counter[Any]:
        rest = filter_referrals(referrals, replace(filters, **{name: ()}))
        return Counter(rest.order_by().values_list(column, flat=True))

    states, senders, asked = counts("state", "state"), counts("organisation", "organisation"), counts("to", "to")
    return {
        "state": [(str(value), str(label), states[value]) for value, label in ReferralState.choices],
        "organisation": _named(senders),
        "to": [*_named(asked), (ELSEWHERE, _("本平台以外"), asked[None])],
    }


def _named(counts: Counter[Any]) -> list[tuple[str, str, int]]:
    rows = Organisation.objects.filter(pk__in=[pk for pk in counts if pk]).order_by("name").values_list("pk", "name")
    return [(str(pk), name, counts[pk]) for pk, name in rows]


def _is_id(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) <= _LONGEST
