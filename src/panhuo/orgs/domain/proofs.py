"""The file by which an enterprise proves who it is."""

from __future__ import annotations

from pathlib import PurePath
from typing import Final
from uuid import uuid4

from django.core.files import File
from django.utils.translation import gettext as _

from panhuo.orgs.errors import InvalidInput

LARGEST: Final = 10 * 1024 * 1024
LONGEST_NAME: Final = 200
_MAGIC: Final = ((b"%PDF-", "pdf"), (b"\xff\xd8\xff", "jpg"), (b"\x89PNG\r\n\x1a\n", "png"))


def check_proof(proof: File[bytes]) -> tuple[str, str]:
    """A random name to store the file under (ending by content, not by its name) and its own name to show.

    Raises:
        InvalidInput: empty, over 10 MB, or neither PDF, JPG nor PNG by its first bytes.
    """
    size = proof.size or 0
    if not size:
        raise _wrong(_("证明文件是空的，请重新选择"), code="empty")
    if size > LARGEST:
        megabytes = f"{size / 1024 / 1024:.1f}"
        raise _wrong(_("证明文件最大 10 MB，这个文件有 %(size)s MB"), code="too_large", size=megabytes)
    shown = PurePath((proof.name or "").replace("\\", "/")).name[-LONGEST_NAME:]
    proof.seek(0)
    head = bytes(proof.read(16))
    proof.seek(0)
    ending = next((ending for magic, ending in _MAGIC if head.startswith(magic)), None)
    if ending is None:
        raise _wrong(_("证明文件应为 PDF、JPG 或 PNG，“%(name)s”的内容不是"), code="file_type", name=shown)
    return f"{uuid4().hex}.{ending}", shown


def _wrong(message: str, *, code: str, **params: str) -> InvalidInput:
    return InvalidInput(message, field="proof", code=code, params=params)
