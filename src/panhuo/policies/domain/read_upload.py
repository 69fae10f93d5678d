"""The job that reads an upload: one document after the other, each kept whole or not at all."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any, Final

from django.db import transaction

from panhuo.intake.api import IntakeError
from panhuo.intake.phrases import gettext_noop
from panhuo.orgs.api import JobHandle, log_event
from panhuo.policies.documents.api import read_document
from panhuo.policies.domain.keep import Reading, keep_policy, keep_version, read, text_hash
from panhuo.policies.enums import UploadState, VersionOrigin
from panhuo.policies.models import Policy, PolicyUpload, PolicyVersion, UploadedDocument
from panhuo.policies.queries.uploads import upload_counts

logger = logging.getLogger(__name__)
UNEXPECTED: Final = gettext_noop("读取“%(file)s”时程序出错，文件没有收入清单。请把文件交给维护人员检查。")


def read_upload(job: JobHandle) -> dict[str, Any]:
    """Read what waits, in order. A document that can't be read says why and doesn't stop the others.

    Reading and auditing happen outside any transaction; what came of it is written in one with the job's progress, so
    a killed run is resumed with the document it was at, and nothing is kept twice.
    """
    upload = PolicyUpload.objects.select_related("holder", "created_by", "version_of").get(pk=job.params["upload"])
    total = upload.documents.count()
    waiting = upload.documents.filter(state=UploadState.WAITING)
    for pk in list(waiting.values_list("pk", flat=True)):
        document = UploadedDocument.objects.get(pk=pk)
        outcome = _same_file(document, upload) or _read(document, upload)
        with transaction.atomic():
            locked = UploadedDocument.objects.select_for_update().get(pk=pk)
            if locked.state == UploadState.WAITING:
                _settle(locked, outcome, upload)
            done = upload.documents.exclude(state=UploadState.WAITING).count()
            job.progress(done, total, cursor={"position": locked.position})
    return upload_counts(upload)


_Outcome = Reading | Policy | dict[str, Any]


def _same_file(document: UploadedDocument, upload: PolicyUpload) -> Policy | None:
    """What the holder has already from the very same file."""
    versions = PolicyVersion.objects.filter(policy__holder=upload.holder, sha256=document.sha256)
    found = versions.select_related("policy").first()
    return found.policy if found else None


def _read(document: UploadedDocument, upload: PolicyUpload) -> _Outcome:
    try:
        return read(read_document(Path(document.file.path), name=document.name), holder=upload.holder)
    except IntakeError as error:
        return {"code": error.code, "template": error.template, "params": {**error.params, "file": document.name}}
    except Exception:  # one odd file must not keep the others from being read; the log has the trace
        logger.exception("document %s of upload %s", document.pk, upload.pk)
        return {"code": "unexpected", "template": UNEXPECTED, "params": {"file": document.name}}


def _settle(document: UploadedDocument, outcome: _Outcome, upload: PolicyUpload) -> None:
    if isinstance(outcome, dict):
        document.state, document.error = UploadState.FAILED, outcome
    elif isinstance(outcome, Policy):
        document.state, document.policy = UploadState.DUPLICATE, outcome
    elif same := _same_text(outcome, upload):
        document.state, document.policy = UploadState.DUPLICATE, same
    else:
        document.state = UploadState.READ
        document.policy = _keep(document, outcome, upload)
    document.save(update_fields=("state", "error", "policy"))


def _keep(document: UploadedDocument, reading: Reading, upload: PolicyUpload) -> Policy:
    """As a policy of its own, or as the newer text of the one it was uploaded for."""
    origin, actor = VersionOrigin.UPLOADED, upload.created_by
    given: Any = {"file": document.file, "file_name": document.name, "sha256": document.sha256}
    if upload.version_of is None:
        return keep_policy(reading, holder=upload.holder, actor=actor, origin=origin, **given)
    policy = upload.version_of
    version = keep_version(policy, reading, actor=actor, origin=origin, **given)
    log_event(
        object_type="policy", object_id=policy.pk, verb="version_uploaded", actor=actor, organisation=upload.holder,
        data={"number": version.number},
    )  # fmt: skip
    return policy


def _same_text(reading: Reading, upload: PolicyUpload) -> Policy | None:
    """The same text in another form (Word and PDF) is one policy."""
    versions = PolicyVersion.objects.filter(policy__holder=upload.holder, text_hash=text_hash(reading.document.text))
    found = versions.select_related("policy").first()
    return found.policy if found else None
