"""Filters of a subscription: those of the list of its target, and rules by industry and region."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Final, Self

from panhuo.exchange.events.api import EventKind
from panhuo.exchange.subscriptions.enums import Target
from panhuo.needs.api import NeedFilters
from panhuo.patents.api import PatentFilters

MOST_VALUES: Final = 50


@dataclass(frozen=True, slots=True)
class EventFilters:
    """`region`: codes of provinces or cities of the host. `kind`: of the event."""

    q: str = ""
    kind: tuple[str, ...] = ()
    region: tuple[str, ...] = ()

    @classmethod
    def from_params(cls, params: Mapping[str, Any]) -> Self:
        kinds = tuple(value for value in values_of(params, "kind") if value in EventKind.values)
        return cls("".join(values_of(params, "q")[:1]).strip()[:200], kinds, regions(params))

    def params(self) -> list[tuple[str, str]]:
        """Pairs for an address that means the same."""
        pairs: list[tuple[str, str]] = []
        for field in fields(self):
            value = getattr(self, field.name)
            pairs += [(field.name, one) for one in (value if isinstance(value, tuple) else (value,)) if one]
        return pairs


def clean_filters(target: str, params: Mapping[str, Any]) -> dict[str, list[str]]:
    """What of an address or form can be a filter of this target, as it is kept."""
    found: dict[str, list[str]] = {}
    for name, value in typed_filters(target, params).params():
        if name not in {"visibility", "status", "holder", "organisation", "open_only"}:
            found.setdefault(name, []).append(value)
    if target == Target.PATENTS:  # rules beyond what the list of patents has
        if chosen := regions(params):
            found["region"] = list(chosen)
        if chosen := industries(params):
            found["industry"] = list(chosen)
    return found


def typed_filters(target: str, params: Mapping[str, Any]) -> NeedFilters | PatentFilters | EventFilters:
    """The filters of the target's list."""
    if target == Target.NEEDS:
        return NeedFilters.from_params(params)
    return PatentFilters.from_params(params) if target == Target.PATENTS else EventFilters.from_params(params)


def regions(params: Mapping[str, Any]) -> tuple[str, ...]:
    """GB/T 2260 codes among the values of ``region``."""
    return tuple(v for v in values_of(params, "region") if v.isascii() and v.isdigit() and len(v) == 6)[:MOST_VALUES]  # noqa: PLR2004


def industries(params: Mapping[str, Any]) -> tuple[str, ...]:
    """Codes of GB/T 4754 among the values of ``industry``."""
    return tuple(v for v in values_of(params, "industry") if v.isascii() and v.isalnum() and len(v) <= 5)[:MOST_VALUES]  # noqa: PLR2004


def values_of(params: Mapping[str, Any], name: str) -> list[str]:
    """All values of one name, from a QueryDict or a plain mapping."""
    if hasattr(params, "getlist"):
        return [str(value) for value in params.getlist(name)]
    value = params.get(name, ())
    values = value if isinstance(value, list | tuple) else () if value in ("", None) else (value,)
    return [str(one) for one in values]
