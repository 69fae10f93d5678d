"""What class symbols mean."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from django.utils.translation import gettext_lazy as _

from panhuo.intake.ipc import parse_symbol
from panhuo.patents.models import IpcEntry

SECTIONS: Final = {
    "A": _("人类生活必需"),
    "B": _("作业；运输"),
    "C": _("化学；冶金"),
    "D": _("纺织；造纸"),
    "E": _("固定建筑物"),
    "F": _("机械工程；照明；加热；武器；爆破"),
    "G": _("物理"),
    "H": _("电学"),
}
"""Titles of the IPC's sections; finer ones come with `panhuo load ipc FILE`."""


class IpcStep(NamedTuple):
    symbol: str
    title: str


def levels(symbol: str) -> list[str]:
    """``F01K25/10`` → F, F01, F01K, F01K25/00, F01K25/10; [] for what is no symbol."""
    parsed = parse_symbol(symbol)
    if parsed is None:
        return []
    found = [parsed.section, parsed.class_]
    if parsed.subclass_code:
        found.append(parsed.subclass_code)
        if parsed.group:
            found.append(f"{parsed.subclass_code}{parsed.group}/00")
            found.append(str(parsed))
    return list(dict.fromkeys(found))


def ipc_path(symbol: str) -> list[IpcStep]:
    """From the section down to the symbol, as far as titles are known."""
    wanted = levels(symbol)
    titles = ipc_titles_exact(wanted)
    return [IpcStep(step, titles[step]) for step in wanted if step in titles]


def ipc_title(symbol: str) -> str:
    """Title of the symbol, or of the nearest class above it; "" where nothing is known."""
    path = ipc_path(symbol)
    return path[-1].title if path else ""


def ipc_titles_exact(symbols: Iterable[str]) -> dict[str, str]:
    """Symbol → its own title, for those that are known, in one query."""
    wanted = list(symbols)
    found = {symbol: str(SECTIONS[symbol]) for symbol in wanted if symbol in SECTIONS}
    return found | dict(IpcEntry.objects.filter(symbol__in=wanted).values_list("symbol", "title"))
