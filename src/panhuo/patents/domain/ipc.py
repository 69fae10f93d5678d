"""Loading the Chinese IPC scheme."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.intake.ipc import parse_symbol
from panhuo.orgs.api import InvalidInput
from panhuo.patents.domain.load import chunks
from panhuo.patents.models import IpcEntry

_BETWEEN_HAN: Final = re.compile(r"(?<=[\u3000-\u9fff，；（）])[ \t]+(?=[\u3000-\u9fff，；（）])")
_SECTION: Final = re.compile(r"[A-H]")


@transaction.atomic
def load_ipc(rows: Iterable[Mapping[str, str]], *, edition: str) -> int:
    """Store a scheme with columns ``code, level, parent, title``; entries of other editions go. Gives how many.

    Rows without a title tell nothing and are left out.

    Raises:
        InvalidInput: a code that is no IPC symbol, with its row.
    """
    count = 0
    for part in chunks(enumerate(rows, start=1), size=2000):
        entries = {
            entry.symbol: entry for entry in (_entry(number, row, edition) for number, row in part) if entry.title
        }
        IpcEntry.objects.bulk_create(
            entries.values(), batch_size=500, update_conflicts=True, unique_fields=["symbol"],
            update_fields=["level", "parent", "title", "edition"],
        )  # fmt: skip
        count += len(entries)
    if count:
        IpcEntry.objects.exclude(edition=edition).delete()
    return count


def _entry(number: int, row: Mapping[str, str], edition: str) -> IpcEntry:
    code, title = str(row.get("code") or "").strip().upper(), _tidy(str(row.get("title") or ""))
    symbol = code if _SECTION.fullmatch(code) else str(parse_symbol(code) or "")
    if not symbol:
        message = _("第 %(number)s 行的“%(code)s”不是 IPC 分类号")
        raise InvalidInput(message, field="code", code="ipc", params={"number": number, "code": code[:40]})
    parent = str(row.get("parent") or "").strip().upper()
    level = str(row.get("level") or "").strip()[:12]
    return IpcEntry(symbol=symbol, level=level, parent=parent[:24], title=title, edition=edition)


def _tidy(title: str) -> str:
    """The scheme comes from PDF: blanks stand where lines broke."""
    return _BETWEEN_HAN.sub("", " ".join(title.split()))
