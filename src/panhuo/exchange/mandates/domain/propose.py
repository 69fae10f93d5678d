"""A service organisation lays a mandate before a firm."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from django.core.files import File
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.exchange.mandates.domain.tell import log, say
from panhuo.exchange.mandates.may import may_propose
from panhuo.exchange.mandates.models import Mandate
from panhuo.orgs.api import (
    DomainError,
    InvalidInput,
    NotAllowed,
    OrganisationKind,
    OrganisationStatus,
    RepresentationScope,
    check_proof,
    stored,
)

if TYPE_CHECKING:
    from panhuo.orgs.api import Organisation, User

LONGEST: Final = 2000
FOLDER: Final = "mandates"
_FITTING: Final = {
    RepresentationScope.NEEDS: (OrganisationKind.ENTERPRISE,),
    RepresentationScope.ANSWERS: (
        OrganisationKind.UNIVERSITY, OrganisationKind.INSTITUTE, OrganisationKind.HOSPITAL,
    ),
    RepresentationScope.CONTACTS: tuple(OrganisationKind),
}  # fmt: skip
"""Firms have needs, institutions answer them; both negotiate."""


def propose_mandate(
    *,
    principal: Organisation,
    agent: Organisation,
    scopes: Sequence[str],
    starts_on: date,
    ends_on: date,
    file: File[bytes],
    note: str = "",
    actor: User,
) -> Mandate:
    """Keep the mandate with its paper (PDF, JPG or PNG) and ask the principal to accept it; it holds nothing before.

    Raises:
        NotAllowed: the actor doesn't do the work of a service organisation.
        InvalidInput: no matter, one that doesn't fit the principal, an upside-down or past period, or a wrong file.
        DomainError: another one waits for the principal already.
    """
    if not may_propose(actor, agent):
        raise NotAllowed(_("只有服务机构的经办人可以登记委托"))
    wanted = _check(principal, agent, scopes, starts_on, ends_on, note)
    name, shown = check_proof(file)
    try:
        with stored(file, folder=FOLDER, name=name) as path, transaction.atomic():
            made = Mandate.objects.create(
                principal=principal, agent=agent, scopes=wanted, note=note.strip(), starts_on=starts_on,
                ends_on=ends_on, file=path, file_name=shown, proposed_by=actor,
            )  # fmt: skip
            text = _("%(name)s 请贵单位确认一份委托，期限 %(first)s 至 %(last)s") % {
                "name": agent, "first": starts_on, "last": ends_on,
            }  # fmt: skip
            say(made, to=principal, text=text, key="proposed")
            log(made, "proposed", actor, scopes=wanted)
    except IntegrityError as error:
        raise DomainError(_("已有一份委托等该单位确认，请先撤回"), code="waiting") from error
    return made


def _check(
    principal: Organisation, agent: Organisation, scopes: Sequence[str], first: date, last: date, note: str
) -> list[str]:
    if principal.pk == agent.pk or principal.status != OrganisationStatus.ACTIVE:
        raise InvalidInput(_("请选择平台上的另一家单位"), field="principal", code="principal")
    wanted = [str(scope) for scope in RepresentationScope if scope in scopes]
    if not wanted:
        raise InvalidInput(_("请至少选择一项委托事项"), field="scopes", code="empty")
    for scope in wanted:
        if principal.kind not in _FITTING[RepresentationScope(scope)]:
            message = _("“%(scope)s”不适用于%(kind)s")
            params = {"scope": RepresentationScope(scope).label, "kind": principal.get_kind_display()}
            raise InvalidInput(message, field="scopes", code="kind", params=params)
    if last < first:
        raise InvalidInput(_("终止日早于起始日"), field="ends_on", code="order")
    if last < timezone.localdate():
        raise InvalidInput(_("终止日已经过去"), field="ends_on", code="past")
    if len(note.strip()) > LONGEST:
        raise InvalidInput(_("最多 %(most)s 个字"), field="note", code="too_long", params={"most": LONGEST})
    return wanted
