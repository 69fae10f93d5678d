"""Files of a need: checked by content and size, kept once."""

from __future__ import annotations

import hashlib
from pathlib import PurePath
from typing import TYPE_CHECKING, Final, NamedTuple
from uuid import uuid4
from zipfile import BadZipFile, ZipFile

from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.needs.models import Need, NeedAttachment
from panhuo.needs.rules import require_write
from panhuo.orgs.api import InvalidInput, log_event, stored

if TYPE_CHECKING:
    from panhuo.orgs.api import User

LARGEST: Final = 20 * 1024 * 1024
"""Bytes of one file. Our choice."""
MOST: Final = 8
"""Files of one need. Our choice."""
LONGEST_NAME: Final = 200
FOLDER: Final = "needs"
_MAGIC: Final = ((b"%PDF-", "pdf"), (b"\xff\xd8\xff", "jpg"), (b"\x89PNG\r\n\x1a\n", "png"))
_PARTS: Final = (("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx"), ("ppt/presentation.xml", "pptx"))
MEDIA_TYPES: Final = {
    "pdf": "application/pdf", "jpg": "image/jpeg", "png": "image/png",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}  # fmt: skip


class CheckedFile(NamedTuple):
    """`name` to show, `kind` by content, `size` in bytes; `stored_name` is random and ends by content."""

    name: str
    kind: str
    size: int
    sha256: str
    stored_name: str


def check_file(file: File[bytes]) -> CheckedFile:
    """What a file really is, by its content and not by its name.

    Raises:
        InvalidInput: empty, over 20 MB, or neither PDF, JPG, PNG, Word, Excel nor PowerPoint (without macros' formats).
    """
    name = PurePath((file.name or "").replace("\\", "/")).name[-LONGEST_NAME:] or _("附件")
    size = file.size or 0
    if not size:
        raise InvalidInput(_("“%(name)s”是空文件"), field="file", code="empty", params={"name": name})
    if size > LARGEST:
        megabytes = f"{size / 1024 / 1024:.1f}"
        message = _("附件最大 20 MB，“%(name)s”有 %(size)s MB")
        raise InvalidInput(message, field="file", code="too_large", params={"name": name, "size": megabytes})
    kind = _kind(file)
    if kind is None:
        message = _("附件应为 PDF、JPG、PNG、docx、xlsx 或 pptx，“%(name)s”的内容不是")
        raise InvalidInput(message, field="file", code="file_type", params={"name": name})
    digest = hashlib.sha256()
    file.seek(0)
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return CheckedFile(name, kind, size, digest.hexdigest(), f"{uuid4().hex}.{kind}")


def attach_file(need: Need, file: File[bytes], *, actor: User | None) -> NeedAttachment:
    """Keep a file with the need; the same file a second time gives the first.

    Raises:
        NotAllowed: the actor may not write the need.
        InvalidInput: see `check_file`; or the need has eight files already.
    """
    require_write(actor, need.organisation)
    checked = check_file(file)
    with transaction.atomic():
        Need.objects.select_for_update().get(pk=need.pk)
        if there := need.attachments.filter(sha256=checked.sha256).first():
            return there
        if need.attachments.count() >= MOST:
            raise InvalidInput(_("一条需求最多 %(most)s 个附件"), field="file", code="too_many", params={"most": MOST})
        with stored(file, folder=FOLDER, name=checked.stored_name) as path:
            made = NeedAttachment.objects.create(
                need=need, file=path, name=checked.name, kind=checked.kind, size=checked.size, sha256=checked.sha256,
                uploaded_by=actor,
            )  # fmt: skip
        log_event(object_type="need", object_id=need.pk, verb="file_added", actor=actor, data={"name": made.name})
    return made


@transaction.atomic
def drop_file(attachment: NeedAttachment, *, actor: User | None) -> None:
    """Take a file away. Raises NotAllowed where the actor may not write the need."""
    require_write(actor, attachment.need.organisation)
    path, storage = str(attachment.file.name), attachment.file.storage
    log_event(
        object_type="need", object_id=attachment.need_id, verb="file_dropped", actor=actor,
        data={"name": attachment.name},
    )  # fmt: skip
    attachment.delete()
    transaction.on_commit(lambda: storage.delete(path))


def _kind(file: File[bytes]) -> str | None:
    file.seek(0)
    head = bytes(file.read(16))
    found = next((kind for magic, kind in _MAGIC if head.startswith(magic)), None)
    if found or not head.startswith(b"PK"):
        return found
    file.seek(0)
    try:
        with ZipFile(file) as archive:  # only the list of names is read, nothing is unpacked
            names = set(archive.namelist())
    except (BadZipFile, OSError, ValueError):
        return None
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        return None
    return next((kind for part, kind in _PARTS if part in names), None)
