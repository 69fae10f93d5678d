"""Bring in many documents at once: kept as they came, then read in the background."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Final

from django.conf import settings
from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.intake.phrases import gettext_noop
from panhuo.orgs.api import DomainError, InvalidInput, Organisation, User, log_event, retry_job, start_job
from panhuo.policies.models import Policy, PolicyUpload, UploadedDocument
from panhuo.policies.rules import may_edit_policy, may_keep_for, require

MAX_DOCUMENTS: Final = 1_000
_MIB: Final = 1024 * 1024


def upload_version(policy: Policy, file: tuple[str, File[bytes]], *, actor: User) -> PolicyUpload:
    """A newer text of a policy as a file: once read it is the one that counts; the older ones stay to be compared.

    Raises:
        NotAllowed, InvalidInput: as `upload_policies`.
    """
    require(may_edit_policy(actor, policy))
    return upload_policies([file], holder=policy.holder, actor=actor, version_of=policy)


def upload_policies(
    files: Sequence[tuple[str, File[bytes]]], *, holder: Organisation, actor: User, version_of: Policy | None = None
) -> PolicyUpload:
    """Keep the files and start reading. `version_of`: see `upload_version`.

    Raises:
        NotAllowed: the actor doesn't work for the holder.
        InvalidInput: no file, or too many. A file that is too large is refused alone, in its row.
    """
    require(may_keep_for(actor, holder))
    if not files:
        raise InvalidInput(_("请选择要上传的文件"), field="files")
    if len(files) > MAX_DOCUMENTS:
        message = _("一次最多上传 %(most)s 个文件，这里有 %(n)s 个，请分批上传")
        raise InvalidInput(message, field="files", params={"most": MAX_DOCUMENTS, "n": len(files)})
    kept: list[UploadedDocument] = []
    try:
        with transaction.atomic():
            upload = PolicyUpload.objects.create(holder=holder, created_by=actor, version_of=version_of)
            for position, (name, content) in enumerate(files, start=1):
                kept.append(_keep(upload, position, name, content))
            upload.job = start_job(
                "policies.read",
                key=f"policies.read:{upload.pk}",
                params={"upload": upload.pk},
                owner=actor,
                organisation=holder,
                total=len(files),
            )
            upload.save(update_fields=("job",))
            log_event(
                object_type="policy_upload", object_id=upload.pk, verb="created", actor=actor, organisation=holder,
                data={"files": len(files)},
            )  # fmt: skip
    except BaseException:
        for document in kept:
            if document.file:
                document.file.delete(save=False)
        raise
    return upload


def resume_upload(upload: PolicyUpload, *, actor: User) -> None:
    """Go on after a stop or a failure; what was read stays read.

    Raises:
        NotAllowed, DomainError: it may not be, or is not stopped.
    """
    require(may_keep_for(actor, upload.holder))
    if upload.job is None:
        raise DomainError(_("这次上传没有可继续的任务"), code="no_job")
    retry_job(upload.job, actor=actor)


def _keep(upload: PolicyUpload, position: int, name: str, content: File[bytes]) -> UploadedDocument:
    shown = PurePosixPath(name.replace("\\", "/")).name.strip()[-200:] or _("未命名文件")
    size = content.size or 0
    document = UploadedDocument(upload=upload, position=position, name=shown, size=size)
    if size > settings.UPLOAD_MAX_MB * _MIB:
        document.state = "failed"
        template = gettext_noop("文件“%(file)s”有 %(size)s，超过上限 %(limit)s，请拆分后再上传")
        params = {"file": shown, "size": f"{-(-size // _MIB)} MB", "limit": f"{settings.UPLOAD_MAX_MB} MB"}
        document.error = {"code": "too_large", "template": template, "params": params}
        document.save()
        return document
    digest = hashlib.sha256()
    content.seek(0)
    for piece in content.chunks():
        digest.update(piece)
    content.seek(0)
    document.sha256 = digest.hexdigest()
    document.file.save(shown, content, save=False)
    document.save()
    return document
