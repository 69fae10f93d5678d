"""What a search can be narrowed to."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from panhuo.patents.api import LegalState, PatentKind

NAMES = ("state", "kind")
USUAL_STATES = (LegalState.VALID, LegalState.PENDING, LegalState.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: str
    on: bool


@dataclass(frozen=True, slots=True)
class Choices:
    name: str
    label: str
    choices: list[Choice]


def choices(asked: QueryDict) -> list[Choices]:
    """The boxes of the form; nothing ticked among the states means all but the dead ones."""
    states = asked.getlist("state") or list(USUAL_STATES)
    kinds = asked.getlist("kind")
    return [
        Choices("state", _("法律状态"), [Choice(v, str(t), v in states) for v, t in LegalState.choices]),
        Choices("kind", _("类型"), [Choice(v, str(t), v in kinds) for v, t in PatentKind.choices]),
    ]


def wanted_filters(asked: QueryDict) -> dict[str, list[str]]:
    """Filters for the matcher, only of values that exist."""
    known = {"state": set(LegalState.values), "kind": set(PatentKind.values)}
    return {name: values for name in NAMES if (values := [v for v in asked.getlist(name) if v in known[name]])}
