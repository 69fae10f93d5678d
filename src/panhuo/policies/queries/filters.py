"""What the inventory is narrowed by; lives in the address of the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Self

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from panhuo.policies.enums import FindingState, MendState, PolicyKind, PolicyLevel, PolicyStatus
from panhuo.policies.models import Finding, Mend
from panhuo.policies.queries.visible import PolicyQuerySet

UNKNOWN: Final = "unknown"
CHECKS: Final = ("proposed", "confirmed", "clean", "mending", "overdue", "mended")
LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class PolicyFilters:
    """Values of one field are alternatives, fields are all required. ``unknown`` asks for what was not said.

    `region`: codes; a city takes in its counties. `check`: one of CHECKS. `holder`: ids of organisations.
    """

    q: str = ""
    kind: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    check: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    holder: tuple[str, ...] = ()

    @classmethod
    def from_params(cls, params: Mapping[str, Any]) -> Self:
        """From a QueryDict; what can't be a value is left out."""
        found: dict[str, Any] = {"q": "".join(_all(params, "q")[:1]).replace("\x00", "").strip()[:LONGEST]}
        for name, valid in _VALID.items():
            found[name] = tuple(dict.fromkeys(value for value in _all(params, name) if valid(value)))[:50]
        return cls(**found)

    def without(self, name: str) -> Self:
        """The same filters but for one field."""
        emptied: dict[str, Any] = {name: ()}
        return replace(self, **emptied)


def filter_policies(policies: PolicyQuerySet, filters: PolicyFilters) -> PolicyQuerySet:
    """Narrow a queryset (already narrowed by `visible_to`)."""
    for word in filters.q.split()[:8]:
        policies = policies.filter(
            Q(title__icontains=word) | Q(number__icontains=word) | Q(issuer_name__icontains=word)
            | Q(current__articles__text__icontains=word)
        ).distinct()  # fmt: skip
    for name, make in _CONDITIONS.items():
        if chosen := getattr(filters, name):
            condition = Q()
            for value in chosen:
                condition |= make(value)
            policies = policies.filter(condition)
    return policies


def _choice(field: str) -> Callable[[str], Q]:
    return lambda value: Q(**{field: "" if value == UNKNOWN else value})


def region_condition(value: str, field: str = "region") -> Q:
    """Of this region: a province alone, a city with its counties; ``unknown`` where none is known."""
    if value == UNKNOWN:
        return Q(**{field: None})
    if value.endswith("0000"):
        return Q(**{f"{field}__code": value})
    return Q(**{f"{field}__code__startswith": _prefix(value)})


def _prefix(code: str) -> str:
    return code[:4] if code.endswith("00") else code


def _check(value: str) -> Q:
    current = Finding.objects.filter(policy=OuterRef("pk"), article__version=OuterRef("current"))
    mends = Mend.objects.filter(policy=OuterRef("pk"))
    waiting = mends.filter(state=MendState.OPEN, article__version=OuterRef("current"))
    return {
        "proposed": Q(Exists(current.filter(state=FindingState.PROPOSED))),
        "confirmed": Q(Exists(current.filter(state=FindingState.CONFIRMED))),
        "clean": ~Q(Exists(current.exclude(state=FindingState.OVERRULED))),
        "mending": Q(Exists(mends.filter(state=MendState.OPEN))),
        "overdue": Q(Exists(waiting.filter(deadline__lt=timezone.localdate()))),
        "mended": Q(Exists(mends.filter(state=MendState.CLOSED))),
    }[value]


def _all(params: Mapping[str, Any], name: str) -> list[str]:
    if hasattr(params, "getlist"):
        return [str(value) for value in params.getlist(name)]
    value = params.get(name, ())
    return [str(one) for one in (value if isinstance(value, list | tuple) else (value,))]


def _is_number(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) < 19  # noqa: PLR2004 -- fits the database's integer


_CONDITIONS: Final[dict[str, Callable[[str], Q]]] = {
    "kind": _choice("kind"),
    "level": _choice("level"),
    "region": region_condition,
    "check": _check,
    "status": lambda value: Q(status=value),
    "holder": lambda value: Q(holder_id=int(value)),
}
_VALID: Final[dict[str, Callable[[str], bool]]] = {
    "kind": lambda value: value == UNKNOWN or value in PolicyKind.values,
    "level": lambda value: value == UNKNOWN or value in PolicyLevel.values,
    "region": lambda value: value == UNKNOWN or (_is_number(value) and len(value) == 6),  # noqa: PLR2004
    "check": lambda value: value in CHECKS,
    "status": lambda value: value in PolicyStatus.values,
    "holder": _is_number,
}
