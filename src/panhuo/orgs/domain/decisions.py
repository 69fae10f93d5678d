"""Approving and rejecting registrations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.orgs.domain.registration_story import tell_applicant
from panhuo.orgs.domain.taken import refuse_taken
from panhuo.orgs.enums import OrganisationStatus, RegistrationStatus
from panhuo.orgs.errors import DomainError, InvalidInput, NotAllowed
from panhuo.orgs.models import Registration
from panhuo.orgs.rules import may_decide

if TYPE_CHECKING:
    from panhuo.orgs.models import User


@transaction.atomic
def approve_registration(registration: Registration, *, actor: User) -> Registration:
    """Let the enterprise in. What it said of itself (`profile`) the caller hands on to the needs app.

    Raises:
        NotAllowed: the actor does not decide on this one.
        DomainError: it was decided already, or its name is another's by now.
    """
    _decide(registration, status=RegistrationStatus.APPROVED, reason="", actor=actor)
    organisation = registration.organisation
    refuse_taken(name=organisation.name, uscc=None, but=organisation)
    _set_status(registration, OrganisationStatus.ACTIVE)
    text = _("“%(name)s”的登记已通过审核") % {"name": organisation.name}
    tell_applicant(registration, verb="registration_approved", text=text, actor=actor)
    return registration


@transaction.atomic
def reject_registration(registration: Registration, *, reason: str, actor: User) -> Registration:
    """Turn it down for a reason, which the applicant reads; it may be handed in again.

    Raises:
        NotAllowed: the actor does not decide on this one.
        InvalidInput: no reason was given, or one too long.
        DomainError: it was decided already.
    """
    _check_reason(reason)
    _decide(registration, status=RegistrationStatus.REJECTED, reason=reason.strip(), actor=actor)
    _set_status(registration, OrganisationStatus.REJECTED)
    told = {"name": registration.organisation.name, "reason": registration.reason}
    text = _("“%(name)s”的登记被退回：%(reason)s") % told
    tell_applicant(registration, verb="registration_rejected", text=text, actor=actor)
    return registration


def _check_reason(reason: str) -> None:
    longest = 300
    if not reason.strip():
        raise InvalidInput(_("请写明退回的理由，申请人会看到"), field="reason", code="empty")
    if len(reason.strip()) > longest:
        message = _("理由最多 %(limit)s 个字")
        raise InvalidInput(message, field="reason", code="too_long", params={"limit": longest})


def _decide(registration: Registration, *, status: RegistrationStatus, reason: str, actor: User) -> None:
    if not may_decide(actor, registration):
        raise NotAllowed(hidden=not Registration.objects.visible_to(actor).filter(pk=registration.pk).exists())
    waiting = Registration.objects.filter(pk=registration.pk, status=RegistrationStatus.PENDING)
    if not waiting.update(status=status, reason=reason, decided_by=actor, decided_at=timezone.now()):
        raise DomainError(_("这项登记已经有人处理过了，请刷新页面"), code="decided")
    registration.refresh_from_db()


def _set_status(registration: Registration, status: OrganisationStatus) -> None:
    registration.organisation.status = status
    registration.organisation.save(update_fields=("status",))
