"""The filters of a match page, which live in the address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from panhuo.orgs.api import SUPPLY_KINDS, Organisation
from panhuo.patents.api import LegalState, PatentKind

TOPS: Final = (10, 20, 50)
USUAL_TOP: Final = 20
LETTERS: Final = (3, 4, 5)
NOT_DEAD: Final = (LegalState.VALID.value, LegalState.PENDING.value, LegalState.UNKNOWN.value)
_IPC: Final = re.compile(r"\s*([A-Ha-h])(?:\s*(\d\d)(?:\s*([A-Za-z])\s*(?:\d.*)?)?)?\s*")
OWNERS_OFFERED: Final = 200


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: str
    on: bool


@dataclass(frozen=True, slots=True)
class MatchFilters:
    """What the address asks for; nonsense in it is left out, except an IPC symbol, which is answered in words."""

    states: tuple[str, ...]
    kinds: tuple[str, ...]
    owner: str
    ipc: str
    ipc_typed: str
    top: int
    letter: int

    @classmethod
    def of(cls, params: QueryDict) -> MatchFilters:
        """Read the address. Nothing said of the status means: all but the dead."""
        states = tuple(v for v in params.getlist("status") if v in LegalState.values)
        typed = params.get("ipc", "").strip()[:20]
        owner = params.get("owner", "")
        return cls(
            states=states or NOT_DEAD,
            kinds=tuple(v for v in params.getlist("kind") if v in PatentKind.values),
            owner=owner if owner.isdecimal() and len(owner) < 19 else "",  # noqa: PLR2004  # what a BIGINT holds
            ipc=subclass_of(typed),
            ipc_typed=typed,
            top=_one_of(params.get("top"), TOPS, USUAL_TOP),
            letter=_one_of(params.get("letter"), LETTERS, LETTERS[0]),
        )

    def for_matcher(self) -> dict[str, tuple[str, ...]]:
        """As `panhuo.matching.api` takes them."""
        wanted = {"state": self.states, "kind": self.kinds, "owner": (self.owner,), "ipc": (self.ipc,)}
        return {name: tuple(v for v in values if v) for name, values in wanted.items() if any(values)}

    @property
    def ipc_error(self) -> str:
        """Why the typed symbol could not be used."""
        if self.ipc_typed and not self.ipc:
            return _("“%(typed)s”不是 IPC 分类号；请填部、大类或小类，如 H、H01、H01M") % {"typed": self.ipc_typed}
        return ""

    @property
    def is_usual(self) -> bool:
        """Nothing but the defaults."""
        return self.states == NOT_DEAD and not (self.kinds or self.owner or self.ipc_typed)


def subclass_of(typed: str) -> str:
    """``h01m 10/615`` → ``H01M``: the finest level that the index filters by; empty where it is no symbol."""
    found = _IPC.fullmatch(typed)
    return "".join(part for part in found.groups() if part).upper() if found else ""


@dataclass(frozen=True, slots=True)
class FilterView:
    """The form."""

    states: list[Choice]
    kinds: list[Choice]
    owners: list[Choice]
    tops: list[Choice]
    letters: list[Choice]
    ipc: str
    ipc_error: str
    is_open: bool
    said: str


def filter_view(filters: MatchFilters) -> FilterView:
    """The form with what is chosen, and one line that says it."""
    supply = Organisation.objects.active().filter(kind__in=SUPPLY_KINDS).order_by("name")[:OWNERS_OFFERED]
    owners = [Choice(str(one.pk), one.name, str(one.pk) == filters.owner) for one in supply]
    return FilterView(
        states=[Choice(v, str(label), v in filters.states) for v, label in LegalState.choices],
        kinds=[Choice(v, str(label), v in filters.kinds) for v, label in PatentKind.choices],
        owners=owners,
        tops=[Choice(str(n), pgettext("choice", "%(n)s 件") % {"n": n}, n == filters.top) for n in TOPS],
        letters=[Choice(str(n), pgettext("choice", "%(n)s 件") % {"n": n}, n == filters.letter) for n in LETTERS],
        ipc=filters.ipc_typed,
        ipc_error=filters.ipc_error,
        is_open=bool(filters.ipc_error),
        said=_("；").join(_said(filters, owners)),
    )


def _said(filters: MatchFilters, owners: list[Choice]) -> list[str]:
    states = _("、").join(str(LegalState(v).label) for v in filters.states)
    said = [_("不含失效") if filters.states == NOT_DEAD else states]
    if filters.kinds:
        said.append(_("、").join(str(PatentKind(v).label) for v in filters.kinds))
    said += [choice.label for choice in owners if choice.on]
    return [*said, filters.ipc] if filters.ipc else said


def _one_of(value: str | None, allowed: tuple[int, ...], usual: int) -> int:
    return next((n for n in allowed if str(n) == value), usual)
