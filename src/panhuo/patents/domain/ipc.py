"""Loading the Chinese IPC scheme."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.intake.ipc import parse_symbol
from panhuo.orgs.api import InvalidInput
from panhuo.patents.domain.load import chunks
from panhuo.patents.models import IpcEntry

_BETWEEN_HAN: Final = re.compile(r"(?<=[\u3000-\u9fff，；（）])[ \t]+(?=[\u3000-\u9fff，；（）])")
_SECTION: Final = re.compile(r"[A-H]")
MOST_ODD_ROWS: Final = 100
"""One odd row in this many is taken for an accident of the source."""


class SchemeLoaded(NamedTuple):
    """How many entries are stored, and the rows that were left out: (row number, code as it stood there)."""

    stored: int
    left_out: tuple[tuple[int, str], ...]


@transaction.atomic
def load_ipc(rows: Iterable[Mapping[str, str]], *, edition: str) -> SchemeLoaded:
    """Store a scheme with columns ``code, level, parent, title``; entries of other editions go.

    Schemes read from PDF have a few broken rows: those without a title or whose code is no symbol are left out.

    Raises:
        InvalidInput: more than one row in a hundred is no entry: then this is another kind of file.
    """
    left_out: list[tuple[int, str]] = []
    count = 0
    for part in chunks(enumerate(rows, start=1), size=2000):
        entries: dict[str, IpcEntry] = {}
        for number, row in part:
            entry = _entry(row, edition)
            if entry is None:
                left_out.append((number, str(row.get("code") or "")[:40]))
            else:
                entries[entry.symbol] = entry
        IpcEntry.objects.bulk_create(
            entries.values(), batch_size=500, update_conflicts=True, unique_fields=["symbol"],
            update_fields=["level", "parent", "title", "edition"],
        )  # fmt: skip
        count += len(entries)
    if len(left_out) * MOST_ODD_ROWS > count:
        number, code = left_out[0]
        message = _("第 %(number)s 行的“%(code)s”不是 IPC 分类号，或没有类名；这样的行太多，未装入")
        raise InvalidInput(message, field="code", code="ipc", params={"number": number, "code": code})
    IpcEntry.objects.exclude(edition=edition).delete()
    return SchemeLoaded(count, tuple(left_out))


def _entry(row: Mapping[str, str], edition: str) -> IpcEntry | None:
    code, title = str(row.get("code") or "").strip().upper(), _tidy(str(row.get("title") or ""))
    symbol = code if _SECTION.fullmatch(code) else str(parse_symbol(code) or "")
    if not symbol or not title:
        return None
    parent = str(row.get("parent") or "").strip().upper()
    level = str(row.get("level") or "").strip()[:12]
    return IpcEntry(symbol=symbol, level=level, parent=parent[:24], title=title, edition=edition)


def _tidy(title: str) -> str:
    """The scheme comes from PDF: blanks stand where lines broke."""
    return _BETWEEN_HAN.sub("", " ".join(title.split()))
