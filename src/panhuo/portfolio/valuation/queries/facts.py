"""What the records say of a patent that bears on its value."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from django.utils import timezone

from panhuo.orgs.api import Organisation
from panhuo.patents.api import ClassScheme, Encumbrance, EncumbranceKind, LegalState, Patent, expiry_of
from panhuo.portfolio.prefiling.api import line_of, units_of
from panhuo.portfolio.valuation.rules.facts import Facts

COLUMNS: Final = {
    "invalidations": ("无效次数", "复审无效次数", "无效宣告次数"),
    "transfers": ("转让次数", "许可次数", "权利转移次数"),
    "pledges": ("质押次数",),
    "lawsuits": ("诉讼次数", "诉讼案件数", "诉讼案件数量"),
}
"""Columns of exports that count; they stay under their own headings in `Patent.extra`."""

KINDS: Final = {
    "transfers": (
        EncumbranceKind.LICENCE,
        EncumbranceKind.SOLE,
        EncumbranceKind.EXCLUSIVE,
        EncumbranceKind.OPEN_LICENCE,
    ),
    "pledges": (EncumbranceKind.PLEDGE,),
    "lawsuits": (EncumbranceKind.LAWSUIT,),
}
"""Encumbrances written down here that say the same."""

_COUNT: Final = re.compile(r"\d{1,6}")


def facts_of(patent: Patent, *, organisation: Organisation, today: date | None = None) -> Facts:
    """Facts as far as records say them.

    Other columns of a source count only where the organisation keeps the record.
    """
    today = today or timezone.localdate()
    end = expiry_of(patent).day
    whole = (end - patent.application_date).days if end and patent.application_date else None
    counted = {name: _count(patent, organisation, name) for name in COLUMNS}
    return Facts(
        valid=_valid(patent),
        family=patent.family_size,
        cited_by=patent.cited_by,
        claims=patent.claims,
        ipc=tuple(one.symbol for one in patent.classes.all() if one.scheme == ClassScheme.IPC),
        remaining_days=(end - today).days if end else None,
        term_days=whole,
        **counted,
    )


def _valid(patent: Patent) -> bool | None:
    return {LegalState.VALID.value: True, LegalState.DEAD.value: False}.get(patent.legal_state)


def _count(patent: Patent, organisation: Organisation, name: str) -> int | None:
    """The larger of what the source counts and what is written down here; None where neither says anything."""
    said = list(_columns(patent, organisation, name))
    if name in KINDS:
        units = {*line_of(organisation), *(unit.pk for unit in units_of(organisation))}
        rows = Encumbrance.objects.filter(patent=patent, organisation__in=units, kind__in=KINDS[name], withdrawn=False)
        if written := rows.count():
            said.append(written)
    return max(said, default=None)


def _columns(patent: Patent, organisation: Organisation, name: str) -> Iterable[int]:
    if patent.holder_id is not None and patent.holder_id not in line_of(organisation):
        keeps = patent.holder_id in {unit.pk for unit in units_of(organisation)}
        if not keeps:
            return
    found = [_number(patent.extra.get(heading)) for heading in COLUMNS[name]]
    known = [count for count in found if count is not None]
    if known:
        yield sum(known)


def _number(value: Any) -> int | None:
    text = str(value).strip() if value is not None else ""
    return int(text) if _COUNT.fullmatch(text) else None
