"""Filters of a search: what may be asked, and what is asked when nothing is said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.utils.translation import gettext as _

from panhuo.matching.index.facets import organisation_value
from panhuo.matching.index.names import IndexName
from panhuo.orgs.api import InvalidInput
from panhuo.patents.api import LegalState

Wanted = Mapping[str, Sequence[str | int]]
"""Filter name → accepted values; one of them is enough, ``unknown`` asks for what is not known. All filters must hold.

Values are those of the lists of records: `owner` ``org:12``, ``name:34`` or a bare organisation id; `ipc` ``F``,
``F01``, ``F01K``; `year` of filing; `region` and `industry` codes at any level."""

STATE: Final = "state"
OWNER: Final = "owner"
NOT_DEAD: Final = (LegalState.VALID.value, LegalState.PENDING.value, LegalState.UNKNOWN.value)
"""Dead patents are left out unless asked for; an unknown state stays in and is shown as unknown."""

ALLOWED: Final[dict[IndexName, frozenset[str]]] = {
    IndexName.PATENTS: frozenset({"kind", STATE, "ipc", "year", "owner", "region"}),
    IndexName.DEMAND: frozenset({"industry", "region", "owner", "mode"}),
}
MOST_VALUES: Final = 200
LONGEST_VALUE: Final = 200


def clean_filters(filters: Wanted | None, *, index: IndexName) -> dict[str, tuple[str, ...]]:
    """Filters in one normal form (sorted, without repetition, empty ones dropped) with the defaults filled in.

    Raises:
        InvalidInput: a filter that this index does not know, or values that cannot be filter values.
    """
    clean = {name: _values(name, given) for name, given in (filters or {}).items() if given}
    for name in clean:
        if name not in ALLOWED[index]:
            known = _("、").join(sorted(ALLOWED[index]))
            raise InvalidInput(
                _("没有名为“%(name)s”的筛选条件；可用：%(known)s。") % {"name": name[:40], "known": known},
                field=f"filters.{name[:40]}",
                code="filter.unknown",
            )
    if index is IndexName.PATENTS:
        clean.setdefault(STATE, tuple(sorted(NOT_DEAD)))
    return dict(sorted(clean.items()))


def _plain(name: str, value: str | int) -> str:
    """A value as the index writes it; an organisation may be given by its bare id."""
    text = str(value).strip()
    return organisation_value(int(text)) if name == OWNER and text.isascii() and text.isdigit() else text


def _values(name: str, given: Any) -> tuple[str, ...]:
    values = (given,) if isinstance(given, str | int) else tuple(given)
    texts = sorted({_plain(name, value) for value in values})
    if len(texts) > MOST_VALUES or any(len(text) > LONGEST_VALUE for text in texts):
        raise InvalidInput(
            _("筛选条件“%(name)s”的取值太多或太长。") % {"name": name[:40]},
            field=f"filters.{name[:40]}",
            code="filter.values",
        )
    return tuple(texts)
