"""The classes of a patent: IPC, CPC, Locarno, or a column that mixes them."""

from __future__ import annotations

from dataclasses import dataclass

from panhuo.intake.ipc import parse_locarno, parse_symbol, parse_symbols, pieces
from panhuo.intake.phrases import phrase
from panhuo.intake.rows.reader import RowReader
from panhuo.intake.text import shorten


@dataclass(frozen=True, slots=True)
class Classes:
    main: str | None
    ipc: tuple[str, ...]
    cpc: tuple[str, ...]
    locarno: tuple[str, ...]


def read_classes(reader: RowReader) -> Classes:
    """Normalised symbols; pieces that are no symbols are named in a warning."""
    main = _symbols(reader, "ipc_main")
    ipc = _symbols(reader, "ipc")
    mixed_ipc, mixed_locarno = _mixed(reader, "classes")
    _, locarno = _mixed(reader, "locarno")
    every = tuple(dict.fromkeys((*main[:1], *ipc, *mixed_ipc)))
    return Classes(
        main=main[0] if main else None,
        ipc=every,
        cpc=_symbols(reader, "cpc"),
        locarno=tuple(dict.fromkeys((*locarno, *mixed_locarno))),
    )


def _symbols(reader: RowReader, field: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for column, text in reader.cells(field):
        good, bad = parse_symbols(text)
        found.update(dict.fromkeys(good))
        if bad:
            _complain(reader, column, bad)
    return tuple(found)


def _mixed(reader: RowReader, field: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    ipc: dict[str, None] = {}
    locarno: dict[str, None] = {}
    for column, text in reader.cells(field):
        bad = []
        for piece in pieces(text):
            if (design := parse_locarno(piece)) is not None:
                locarno[design] = None
            elif (symbol := parse_symbol(piece)) is not None:
                ipc[str(symbol)] = None
            else:
                bad.append(piece)
        if bad:
            _complain(reader, column, tuple(bad))
    return tuple(ipc), tuple(locarno)


def _complain(reader: RowReader, column: int, bad: tuple[str, ...]) -> None:
    listed = shorten("、".join(bad), limit=40)
    reader.complain(
        column, "class_unknown", phrase("认不出的分类号“%(listed)s”，应为 F01K23/10 或 02-03 这样的号码", listed=listed)
    )
