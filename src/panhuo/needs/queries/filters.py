"""What a list of needs is narrowed by; lives in the address of the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Final, Self

from django.db.models import Q, TextField
from django.db.models.functions import Cast

from panhuo.needs.enums import CooperationMode, NeedStatus, NeedVisibility
from panhuo.needs.models import Need
from panhuo.needs.queries.visible import NeedQuerySet

UNKNOWN: Final = "unknown"
LONGEST_QUERY: Final = 200


@dataclass(frozen=True, slots=True)
class NeedFilters:
    """Values of one field are alternatives, fields are all required. ``unknown`` asks for what was not said.

    `industry`: sections (``C``) or divisions (``C35``). `region`: codes of provinces. `open_only`: open and not over.
    """

    q: str = ""
    status: tuple[str, ...] = ()
    industry: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    mode: tuple[str, ...] = ()
    visibility: tuple[str, ...] = ()
    organisation: int | None = None
    open_only: bool = False

    @classmethod
    def from_params(cls, params: Mapping[str, Any]) -> Self:
        """From a QueryDict (or a plain mapping of texts or lists); what can't be a value is left out."""
        found: dict[str, Any] = {"q": "".join(_all(params, "q")[:1]).replace("\x00", "").strip()[:LONGEST_QUERY]}
        for name, valid in _VALID.items():
            found[name] = tuple(dict.fromkeys(value for value in _all(params, name) if valid(value)))[:50]
        text = "".join(_all(params, "organisation")[:1])
        found["organisation"] = int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None  # noqa: PLR2004
        found["open_only"] = _all(params, "open_only")[:1] in (["1"], ["true"], ["on"], ["True"])
        return cls(**found)

    def params(self) -> list[tuple[str, str]]:
        """Pairs for an address that means the same."""
        pairs: list[tuple[str, str]] = []
        for field in fields(self):
            value = getattr(self, field.name)
            values = value if isinstance(value, tuple) else () if value in ("", None, False) else (value,)
            pairs += [(field.name, "1" if one is True else str(one)) for one in values]
        return pairs

    def without(self, name: str) -> Self:
        """The same filters but for one field."""
        return replace(self, **{name: getattr(type(self)(), name)})

    def __bool__(self) -> bool:
        return self != type(self)()


OPENLY: Final = Q(is_anonymous=False)
"""Needs whose firm everybody may know."""


def filter_needs(needs: NeedQuerySet, filters: NeedFilters, *, knows: Q = OPENLY) -> NeedQuerySet:
    """Narrow a queryset (already narrowed by `visible_to`).

    `knows` (see `knows_firm`): needs whose firm the asker may know; by the name of others nothing is found.
    """
    for word in filters.q.split()[:8]:
        needs = needs.filter(
            Q(title__icontains=word)
            | Q(text__icontains=word)
            | knows & (Q(organisation_name__icontains=word) | Q(organisation__name__icontains=word))
        )
    if filters.status:
        needs = needs.filter(status__in=filters.status)
    if filters.visibility:
        needs = needs.filter(visibility__in=filters.visibility)
    if filters.organisation is not None:
        needs = needs.filter(knows, organisation=filters.organisation)
    if filters.open_only:
        needs = needs.open()
    for name, condition in (("industry", _industries), ("region", _regions), ("mode", _modes)):
        if chosen := getattr(filters, name):
            needs = needs.filter(condition(chosen))
    return needs


def _industries(chosen: tuple[str, ...]) -> Q:
    found = Q()
    for value in chosen:
        found |= Q(industry="") if value == UNKNOWN else Q(industry__startswith=value)
    return found


def _regions(chosen: tuple[str, ...]) -> Q:
    found = Q()
    for value in chosen:
        prefix = value[:2] if value.endswith("0000") else value
        found |= Q(region=None) if value == UNKNOWN else Q(region__code__startswith=prefix)
    return found


def _modes(chosen: tuple[str, ...]) -> Q:
    """No mode's name is part of another's between quotes, so the stored list can be searched as text."""
    found = Q()
    texts = Need.objects.annotate(as_text=Cast("modes", TextField()))
    for value in chosen:
        found |= (
            Q(modes=[]) if value == UNKNOWN else Q(pk__in=texts.filter(as_text__contains=f'"{value}"').values("pk"))
        )
    return found


def _all(params: Mapping[str, Any], name: str) -> list[str]:
    if hasattr(params, "getlist"):
        return [str(value) for value in params.getlist(name)]
    value = params.get(name, ())
    values = value if isinstance(value, list | tuple) else () if value in ("", None) else (value,)
    return [str(one) for one in values]


_VALID: Final[dict[str, Callable[[str], bool]]] = {
    "status": lambda value: value in NeedStatus.values,
    "visibility": lambda value: value in NeedVisibility.values,
    "mode": lambda value: value == UNKNOWN or value in CooperationMode.values,
    "industry": lambda value: value == UNKNOWN or (value.isascii() and value.isalnum() and len(value) <= 5),  # noqa: PLR2004
    "region": lambda value: value == UNKNOWN or (value.isascii() and value.isdigit() and len(value) == 6),  # noqa: PLR2004
}
