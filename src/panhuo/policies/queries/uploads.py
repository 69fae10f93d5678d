"""What became of an upload."""

from __future__ import annotations

from django.db.models import Count
from django.utils.translation import gettext as _

from panhuo.policies.enums import UploadState
from panhuo.policies.models import Finding, PolicyUpload, UploadedDocument


def upload_counts(upload: PolicyUpload) -> dict[str, int]:
    """Documents by state, and the findings in those that were read."""
    rows = upload.documents.order_by().values_list("state").annotate(n=Count("pk"))
    counts = dict.fromkeys(UploadState.values, 0) | dict(rows)
    read = upload.documents.filter(state=UploadState.READ).values("policy_id")
    return counts | {"findings": Finding.objects.filter(policy_id__in=read).count()}


def document_message(document: UploadedDocument) -> str:
    """Why a document can't be read, in the user's language; empty where it can."""
    if not document.error:
        return ""
    return str(_(document.error["template"]) % document.error["params"])
