"""Loading a table of industries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.needs.models import Industry
from panhuo.needs.queries.industry import shipped_industries
from panhuo.orgs.api import InvalidInput

_CODE: Final = re.compile(r"[A-T](?:\d{2,4})?", re.ASCII)


@transaction.atomic
def load_industries(rows: Iterable[Mapping[str, str]], *, edition: str) -> int:
    """Store classes with columns ``code`` and ``name``; the same code again takes the new name. Gives how many.

    Classes that another edition left and this one lacks stay, so that old needs keep their names.

    Raises:
        InvalidInput: a code that GB/T 4754 can't have, with its row.
    """
    entries = {}
    for number, row in enumerate(rows, start=1):
        code, name = str(row.get("code", "")).strip().upper(), str(row.get("name", "")).strip()
        if not _CODE.fullmatch(code) or not name:
            message = _("第 %(number)s 行的代码“%(code)s”不是 GB/T 4754 的代码，或没有名称")
            raise InvalidInput(message, field="code", code="industry", params={"number": number, "code": code})
        entries[code] = Industry(code=code, name=name[:120], parent=parent_of(code), edition=edition)
    Industry.objects.bulk_create(
        entries.values(), update_conflicts=True, unique_fields=["code"], update_fields=["name", "parent", "edition"],
        batch_size=200,
    )  # fmt: skip
    return len(entries)


def load_shipped_industries() -> int:
    """Store the sections and divisions that come with the app, where no fuller table has been loaded."""
    entries = [
        Industry(code=entry.code, name=entry.name, parent=entry.parent, edition="2017")
        for entry in shipped_industries().values()
    ]
    Industry.objects.bulk_create(entries, ignore_conflicts=True, batch_size=200)
    return len(entries)


def parent_of(code: str) -> str:
    """``C351`` → ``C35`` → ``C`` → ""."""
    return code[:-1] if len(code) > 3 else code[:1] if len(code) > 1 else ""  # noqa: PLR2004 -- C35 stands under C
