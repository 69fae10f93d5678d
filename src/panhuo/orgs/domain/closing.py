"""Taking an organisation out of service, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.orgs.domain.events import log_event
from panhuo.orgs.domain.organisations import refuse_taken_name
from panhuo.orgs.enums import OrganisationStatus
from panhuo.orgs.errors import InvalidInput, NotAllowed
from panhuo.orgs.rules import is_installation_admin

if TYPE_CHECKING:
    from panhuo.orgs.models import Organisation, User


@transaction.atomic
def close_organisation(organisation: Organisation, *, actor: User | None, reason: str = "") -> Organisation:
    """Take it out of service: its members see from now on what the public sees. Its records stay.

    Raises:
        NotAllowed: only the administrator of the installation closes organisations.
        InvalidInput: it does not take part (a registration is decided, not closed).
    """
    _require(organisation, actor, OrganisationStatus.ACTIVE, _("只有正常状态的机构可以停用"))
    return _set(organisation, OrganisationStatus.CLOSED, "closed", actor, reason=reason.strip())


@transaction.atomic
def reopen_organisation(organisation: Organisation, *, actor: User | None) -> Organisation:
    """Take a closed one back: members, records and names on patents are its own again.

    Raises:
        NotAllowed: only the administrator of the installation does that.
        InvalidInput: it is not closed, or another active organisation bears its name.
    """
    _require(organisation, actor, OrganisationStatus.CLOSED, _("只有已停用的机构可以恢复"))
    refuse_taken_name(organisation.name, but=organisation)
    return _set(organisation, OrganisationStatus.ACTIVE, "reopened", actor)


def _require(organisation: Organisation, actor: User | None, status: OrganisationStatus, message: str) -> None:
    if actor is not None and not is_installation_admin(actor):
        raise NotAllowed
    if organisation.status != status:
        raise InvalidInput(message, field="status", code="status")


def _set(
    organisation: Organisation, status: OrganisationStatus, verb: str, actor: User | None, **data: str
) -> Organisation:
    organisation.status = status
    organisation.save(update_fields=("status",))
    log_event(
        object_type="organisation", object_id=organisation.pk, verb=verb, actor=actor, organisation=organisation,
        data=data,
    )  # fmt: skip
    return organisation
