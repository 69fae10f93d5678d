"""Word files and uploaded papers."""

from __future__ import annotations

from io import BytesIO

from django.http import FileResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from panhuo.deals.agreements.api import (
    AgreementFile,
    AgreementVersion,
    Consent,
    PublicityNotice,
    agreement_document,
    consent_document,
)
from panhuo.deals.rules.agreements.kinds import LABELS
from panhuo.patents.api import Patent
from panhuo.web.access import UserRequest, members_only
from panhuo.web.agreements.own import held_agreement


def attached(data: bytes, name: str) -> FileResponse:
    """A file to be saved, never to be opened in the page."""
    return FileResponse(BytesIO(data), as_attachment=True, filename=name)


@members_only
@require_GET
def agreement_word(request: UserRequest, pk: int) -> FileResponse:
    """The contract as it stands now."""
    agreement = held_agreement(request.user, pk)
    return attached(agreement_document(agreement).data, f"{agreement.title}.docx")


@members_only
@require_GET
def agreement_version(request: UserRequest, pk: int) -> FileResponse:
    """The Word file of one version."""
    row = get_object_or_404(
        AgreementVersion.objects.visible_to(request.user).exclude(document="").select_related("agreement"), pk=pk
    )
    with row.document.open("rb") as file:
        return attached(file.read(), f"{row.agreement.title}-v{row.number}.docx")


@members_only
@require_GET
def agreement_file(request: UserRequest, pk: int) -> FileResponse:
    """An uploaded paper."""
    row = get_object_or_404(AgreementFile.objects.visible_to(request.user), pk=pk)
    with row.file.open("rb") as file:
        return attached(file.read(), row.name)


@members_only
@require_GET
def agreement_notice_file(request: UserRequest, pk: int) -> FileResponse:
    """What shows the notice."""
    row = get_object_or_404(PublicityNotice.objects.visible_to(request.user).exclude(file=""), pk=pk)
    with row.file.open("rb") as file:
        return attached(file.read(), row.file.name.rsplit("/", 1)[-1])


@members_only
@require_GET
def agreement_consent_file(request: UserRequest, pk: int) -> FileResponse:
    """A signed consent."""
    row = get_object_or_404(Consent.objects.visible_to(request.user).exclude(file=""), pk=pk)
    with row.file.open("rb") as file:
        return attached(file.read(), row.file.name.rsplit("/", 1)[-1])


@members_only
@require_GET
def agreement_consent_form(request: UserRequest, pk: int) -> FileResponse:
    """A consent to be signed, for the agreement `pk`; `patent` and `party` in the address."""
    agreement = held_agreement(request.user, pk)
    wanted = request.GET.get("patent", "")
    patents = Patent.objects.filter(agreements__agreement=agreement).prefetch_related(
        "identifiers", "owners__owner_name"
    )
    patent = get_object_or_404(patents, pk=int(wanted) if wanted.isdecimal() else 0)
    from panhuo.deals.agreements.api import AgreementKind

    act = LABELS[AgreementKind(agreement.kind).act]
    made = consent_document(
        agreement, patent=patent, holder=agreement.holder, party=request.GET.get("party", "")[:200],
        role=request.GET.get("role", "")[:40] or _("权利人"), acts=act,
    )  # fmt: skip
    return attached(made.data, _("同意书.docx"))
