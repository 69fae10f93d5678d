"""A confidential need with its file, the request for an answer, the contact room; numbers 71000 to 72999."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from django.db import models
from django.utils import timezone

NAMED_MARK = "机密辛一一"
"""Of a need that is open to the named university only."""
ANSWER_MARK = "机密辛二二"
ROOM_MARK = "机密辛三三"
"""Of the contact room: both sides, not the administrator of the installation."""
APPROVAL_MARK = "机密辛四四"
"""Of what the enterprise decides within: its own people only."""
NEED, ROOM = 71001, 72001


def make_exchange(*, university: Any, enterprise: Any, office: Any, firm: Any) -> list[tuple[models.Model, str, str]]:
    """(record, mark, who reads it: "both" sides and the administrator, "room", or "firm")."""
    from panhuo.exchange.answers.models import Answer, AnswerRequest
    from panhuo.needs.models import Need, NeedAttachment
    from panhuo.orgs.api import AccessGrant

    m, a = NAMED_MARK, ANSWER_MARK
    need = Need.objects.create(
        pk=NEED, organisation=enterprise, visibility="named", is_anonymous=True, title=f"需要{m}", text=f"{m}的要求",
        created_by=firm,
    )  # fmt: skip
    NeedAttachment.objects.create(
        pk=NEED, need=need, name=f"{m}.pdf", kind="pdf", size=8, sha256="0" * 64,
        file=ContentFile(f"%PDF-{m}".encode(), name="x.pdf"),
    )  # fmt: skip
    AccessGrant.objects.create(object_type="need", object_id=NEED, organisation=university, reason="need.named")
    request = AnswerRequest.objects.create(
        pk=NEED, need=need, organisation=university, source="asked", message=f"{a}的话", round_since=timezone.now(),
        due_on=date(2999, 1, 1), asked_at=timezone.now(), asked_by=firm, round=2,
    )  # fmt: skip
    Answer.objects.create(
        pk=NEED, request=request, round=1, kind="question", text=f"{a}多少？", by=office, at=timezone.now(), days=1,
        in_time=True, reply=f"{a}十个",
    )  # fmt: skip
    return [(need, m, "both"), (request, a, "both"), *_room(need, university, enterprise, office, firm)]


def _room(need: Any, university: Any, enterprise: Any, office: Any, firm: Any) -> list[tuple[models.Model, str, str]]:
    from factories import make_organisation
    from panhuo.exchange.contacts.models import Approval, Broker, Contact, ContactFile, Meeting, Message
    from panhuo.orgs.api import OrganisationKind

    r, p, pk = ROOM_MARK, APPROVAL_MARK, ROOM
    contact = Contact.objects.create(
        pk=pk, need=need, demand=enterprise, supply=university, asked_by="demand", asker=firm, state="open",
        due_on=date(2999, 1, 1), answered_at=timezone.now(), nda="proposed", nda_text=f"{r}约定", nda_proposed_by="demand",
        next_step=f"{r}下一步", next_on=date(2999, 1, 1), next_side="both",
    )  # fmt: skip
    message = Message.objects.create(pk=pk, contact=contact, side="supply", by=office, text=f"{r}留言")
    ContactFile.objects.create(
        pk=pk, message=message, name=f"{r}.pdf", kind="pdf", size=8, sha256="0" * 64,
        file=ContentFile(f"%PDF-{r}".encode(), name="x.pdf"),
    )  # fmt: skip
    meeting = Meeting.objects.create(pk=pk, contact=contact, at=timezone.now(), kind="online", note=f"{r}纪要")
    agency = make_organisation(name="示例他处经纪公司", kind=OrganisationKind.SERVICE)
    broker = Broker.objects.create(
        pk=pk, contact=contact, organisation=agency, basis="free", paid_by="both", note=f"{r}服务", invited_by="demand"
    )
    approval = Approval.objects.create(
        pk=pk, contact=contact, side="demand", name=f"{p}经理", question=f"是否同意{p}", expires_on=date(2999, 1, 1),
        nonce="0" * 32,
    )  # fmt: skip
    return [(contact, r, "room"), (meeting, r, "room"), (broker, r, "room"), (approval, p, "firm")]
