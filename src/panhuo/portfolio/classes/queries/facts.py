"""What the records say that bears on flags, for many patents at once."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any, Final

from panhuo.orgs.api import Organisation
from panhuo.patents.api import ClassScheme, EncumbranceKind, LegalState, Patent, PatentKind, encumbrances_of
from panhuo.portfolio.classes.enums import TableKind
from panhuo.portfolio.classes.models import FlagMark
from panhuo.portfolio.classes.queries.tables import active_table
from panhuo.portfolio.classes.rules.flags import Flag, FlagFacts, TableHit
from panhuo.portfolio.classes.rules.symbols import meet

SAID: Final = {
    Flag.SEI: ("战略新兴产业标识", "战新标识"),
    Flag.OVERSEAS: ("海外同族标识",),
    Flag.TEN_YEARS: ("维持年限超十年标识", "维持超十年标识"),
    Flag.PLEDGE: ("质押融资标识",),
    Flag.AWARD: ("获奖标识",),
}
"""Columns in which a source flags the five kinds itself (CNIPR)."""
CLASSED: Final = {Flag.SEI: ("战略新兴产业分类", "新兴产业分类"), Flag.DIGITAL: ("数字经济核心产业分类",)}
COUNTRIES: Final = ("同族国家/地区", "同族国家", "简单同族国家/地区", "扩展同族国家/地区")
AWARDS: Final = ("获奖情况", "获奖信息", "专利奖")
PLEDGES: Final = ("质押次数",)
YES: Final = frozenset({"是", "1", "Y", "y", "yes", "true", "√"})
NO: Final = frozenset({"否", "0", "N", "n", "no", "false"})
EMPTY: Final = frozenset({"", "-", "—", "/", "无"})
_PARTS: Final = re.compile(r"[|;；,，、\s]+")


class Reader:
    """Reads tables once and facts chunk by chunk."""

    def __init__(self, organisation: Organisation) -> None:
        self.organisation = organisation
        self.tables = {
            Flag(kind): table
            for kind in (TableKind.SEI.value, TableKind.DIGITAL.value, TableKind.GREEN.value)
            if (table := active_table(kind)) is not None
        }
        self.industries = active_table(TableKind.INDUSTRY)

    def facts(self, patents: Sequence[Patent]) -> list[FlagFacts]:
        """In the order of `patents`, which have their classes prefetched."""
        ids = [patent.pk for patent in patents]
        marks: dict[int, dict[Flag, tuple[bool, str]]] = defaultdict(dict)
        for mark in FlagMark.objects.filter(organisation=self.organisation, patent__in=ids):
            marks[mark.patent_id][Flag(mark.flag)] = (mark.value, mark.evidence)
        pledges = Counter(
            row.patent_id
            for rows in encumbrances_of(self.organisation, patents=ids).values()
            for row in rows
            if row.kind == EncumbranceKind.PLEDGE
        )
        return [self._one(patent, marks[patent.pk], pledges[patent.pk]) for patent in patents]

    def industry(self, patent: Patent) -> str:
        """Division of GB/T 4754 (``C39``) of the main class; empty where no class tells it."""
        if self.industries is None:
            return ""
        found = meet(_symbols(patent), self.industries.entries)
        return _division(found[2][0]) if found else ""

    def _one(self, patent: Patent, marks: dict[Flag, tuple[bool, str]], pledged: int) -> FlagFacts:
        symbols = _symbols(patent)
        # other columns of a source count only where this organisation keeps the record
        extra = patent.extra if patent.holder_id == self.organisation.pk else {}
        counted = _count(extra, PLEDGES)
        return FlagFacts(
            is_invention=None if patent.kind == PatentKind.UNKNOWN else patent.kind == PatentKind.INVENTION,
            in_force={LegalState.VALID.value: True, LegalState.DEAD.value: False, LegalState.PENDING.value: False}.get(
                patent.legal_state
            ),
            filed=patent.application_date,
            has_symbols=bool(symbols),
            tables={flag: self._hit(flag, symbols) for flag in self.tables},
            said={flag: value for flag, names in SAID.items() if (value := _bool(extra, names)) is not None},
            marks=marks,
            source_class={flag: text for flag, names in CLASSED.items() if (text := _text(extra, names))},
            family_size=patent.family_size,
            family_countries=tuple(part for part in _PARTS.split(_text(extra, COUNTRIES)) if part),
            pledges=max(counted or 0, pledged) if pledged or counted is not None else None,
            award=_text(extra, AWARDS),
        )

    def _hit(self, flag: Flag, symbols: list[str]) -> TableHit | None:
        table = self.tables[flag]
        found = meet(symbols, table.entries)
        return TableHit(found[0], found[1], found[2][1], table.title) if found else None


def _symbols(patent: Patent) -> list[str]:
    """IPC symbols, the main one first."""
    found = [one.symbol for one in patent.classes.all() if one.scheme == ClassScheme.IPC]
    return [patent.ipc_main, *(one for one in found if one != patent.ipc_main)] if patent.ipc_main else found


def _division(code: str) -> str:
    """``C3921`` → ``C39``; ``3921`` stays without its letter unknown."""
    return code[:3] if re.fullmatch(r"[A-T]\d{2}.*", code) else ""


def _text(extra: dict[str, Any], names: Sequence[str]) -> str:
    for name in names:
        text = str(extra.get(name) or "").strip()
        if text not in EMPTY:
            return text
    return ""


def _bool(extra: dict[str, Any], names: Sequence[str]) -> bool | None:
    for name in names:
        text = str(extra.get(name, "")).strip()
        if text in YES:
            return True
        if text in NO:
            return False
    return None


def _count(extra: dict[str, Any], names: Sequence[str]) -> int | None:
    for name in names:
        text = str(extra.get(name, "")).strip()
        if text.isascii() and text.isdigit():
            return int(text)
    return None
