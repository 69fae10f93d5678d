"""Uploaded files: signed copies and annexes."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.deals.agreements.domain.sides import require_one_side_of
from panhuo.deals.agreements.domain.tell import tell
from panhuo.deals.agreements.enums import FileKind
from panhuo.deals.agreements.may import may_work
from panhuo.deals.agreements.models import Agreement, AgreementFile
from panhuo.orgs.api import InvalidInput, NotAllowed, is_staff_of, stored

if TYPE_CHECKING:
    from django.core.files.base import File

    from panhuo.orgs.models import User

LARGEST: Final = 50 * 1024 * 1024
STARTS: Final = {
    ".pdf": (b"%PDF",),
    ".jpg": (b"\xff\xd8",),
    ".jpeg": (b"\xff\xd8",),
    ".png": (b"\x89PNG",),
    ".docx": (b"PK",),
    ".ofd": (b"PK",),
}


def check_paper(name: str, file: File[bytes]) -> tuple[str, int]:
    """(digest, size) of a paper that may be kept.

    Raises:
        InvalidInput: too large, empty, or not what its name says.
    """
    size = file.size or 0
    if not size:
        raise InvalidInput(_("“%(name)s”是空文件"), field="file", params={"name": name})
    if size > LARGEST:
        raise InvalidInput(_("“%(name)s”超过 50 MB"), field="file", params={"name": name})
    end = f".{name.rsplit('.', 1)[-1].lower()}" if "." in name else ""
    file.seek(0)
    begins = file.read(8)
    if end not in STARTS or not begins.startswith(STARTS[end]):
        told = _("“%(name)s”不是可以接受的文件：请上传 PDF、JPG、PNG、DOCX 或 OFD")
        raise InvalidInput(told, field="file", params={"name": name})
    file.seek(0)
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest(), size


def add_file(agreement: Agreement, *, kind: str, name: str, file: File[bytes], actor: User) -> AgreementFile:
    """Keep an uploaded paper; staff of any party may add theirs.

    Raises:
        NotAllowed: of none of the parties, or of both by mandate.
        InvalidInput: as for `check_paper`.
    """
    if not _of_a_party(agreement, actor):
        raise NotAllowed
    require_one_side_of(agreement, actor)
    if kind not in FileKind.values:
        raise InvalidInput(_("没有这种文件"), field="kind")
    digest, size = check_paper(name, file)
    with stored(file, folder="agreements", name=name[-80:]) as path, transaction.atomic():
        row = AgreementFile.objects.create(
            agreement=agreement, kind=kind, file=path, name=name[:200], sha256=digest, size=size,
            version=agreement.versions.last(), uploaded_by=actor,
        )  # fmt: skip
        tell(agreement, verb="agreement_file_added", actor=actor, kind=kind)
    return row


def _of_a_party(agreement: Agreement, actor: User) -> bool:
    if may_work(actor, agreement.holder):
        return True
    parties = agreement.parties.exclude(organisation=None).select_related("organisation")
    return agreement.open_to_parties and any(
        is_staff_of(actor, one.organisation) for one in parties if one.organisation is not None
    )
