"""Small files and shortcuts for tests of imports."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from django.core.files.base import ContentFile, File

from panhuo.imports.api import (
    ImportBatch,
    ImportTarget,
    RowAction,
    apply_batch,
    batch_rows,
    create_batch,
    undo_batch,
)
from panhuo.orgs.api import Organisation, User, run_pending_jobs
from panhuo.patents.api import Patent

HEADINGS = ("申请号", "公开(公告)号", "标题", "摘要", "申请人", "发明人", "IPC分类号", "申请日", "法律状态")
FIRST = (
    "201810000001.4",
    "CN108000001A",
    "一种示例余热回收装置",
    "本发明公开了一种余热回收装置。",
    "示例理工大学",
    "张三; 李四",
    "F01K25/10",
    "2018-01-02",
    "审中",
)
SECOND = (
    "201810000002.9",
    "CN108000002A",
    "一种示例焚烧炉",
    "本发明公开了一种焚烧炉。",
    "示例理工大学",
    "王五",
    "F23G5/44",
    "2018-01-03",
    "授权",
)


def sheet(*rows: Sequence[str], headings: Sequence[str] = HEADINGS, encoding: str = "utf-8") -> bytes:
    """A CSV file."""
    text = io.StringIO()
    csv.writer(text).writerows([headings, *rows])
    return text.getvalue().encode(encoding)


def workbook(**sheets: Sequence[Sequence[str]]) -> bytes:
    """An xlsx file: sheet name → rows with the headings first."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_numbers": False})
    for name, rows in sheets.items():
        page = book.add_worksheet(name)
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    book.close()
    return out.getvalue()


def changed(row: Sequence[str], **values: str) -> tuple[str, ...]:
    """The row with other values under these headings."""
    return tuple(values.get(heading, value) for heading, value in zip(HEADINGS, row, strict=True))


def upload(
    *contents: bytes | tuple[str, bytes],
    actor: User,
    organisation: Organisation | None,
    target: ImportTarget = ImportTarget.PATENTS,
    visibility: str = "public",
) -> ImportBatch:
    """Import files and let the plan run."""
    files: list[tuple[str, File]] = []
    for place, content in enumerate(contents):
        name, data = content if isinstance(content, tuple) else (f"清单{place + 1}.csv", content)
        files.append((name, ContentFile(data)))
    batch = create_batch(target=target, files=files, organisation=organisation, visibility=visibility, actor=actor)
    return settled(batch)


def applied(batch: ImportBatch, *, actor: User) -> ImportBatch:
    return settled(apply_batch(batch, actor=actor))


def undone(batch: ImportBatch, *, actor: User) -> ImportBatch:
    return settled(undo_batch(batch, actor=actor))


def settled(batch: ImportBatch) -> ImportBatch:
    """The import after all waiting jobs ran."""
    run_pending_jobs()
    batch.refresh_from_db()
    return batch


def actions(batch: ImportBatch) -> list[RowAction]:
    return [RowAction(row.action) for row in batch_rows(batch)]


def titles() -> Mapping[str, str]:
    """Application number (else the first number) → title, of all patents."""
    found = {}
    for patent in Patent.objects.filter(merged_into=None):
        numbers = sorted(patent.identifiers.all(), key=lambda item: (item.kind != "application", item.pk))
        found[numbers[0].value if numbers else ""] = patent.title
    return found


def everything() -> list[dict[str, object]]:
    """All patents with all that is said of them, without ids, versions and times."""
    found = []
    fields = (
        "kind", "title", "title_en", "abstract", "claims", "application_date", "publication_date", "grant_date",
        "status_text", "legal_state", "ipc_main", "visibility", "holder__name", "extra", "merged_into__title",
    )  # fmt: skip
    for patent in Patent.objects.order_by("title", "abstract"):
        values = Patent.objects.filter(pk=patent.pk).values(*fields).get()
        values["numbers"] = sorted(patent.identifiers.values_list("kind", "value", "realm"))
        values["owners"] = list(patent.owners.values_list("original", "position", "owner_name__name"))
        values["inventors"] = list(patent.inventors.values_list("position", "name"))
        values["classes"] = sorted(patent.classes.values_list("scheme", "symbol", "is_main"))
        found.append(values)
    return found
