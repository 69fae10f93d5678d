"""What kind of institution one is, and whether it buys by the standard outside this platform."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.exchange.procurement.enums import AdoptionState
from panhuo.exchange.procurement.may import may_buy, may_confirm_adoption
from panhuo.exchange.procurement.models import Adoption, InstitutionTrait
from panhuo.orgs.api import InvalidInput, NotAllowed, Organisation, log_event

if TYPE_CHECKING:
    from panhuo.orgs.api import User

TRAITS: Final = ("national_laboratory", "state_owned", "private", "listed", "innovative")


@transaction.atomic
def state_traits(
    organisation: Organisation, *, traits: Mapping[str, bool | None], source: str, actor: User
) -> InstitutionTrait:
    """Say what the record of the organisation doesn't; None: not known.

    Raises:
        NotAllowed: neither its staff nor its authority. InvalidInput: something is said without its source.
    """
    if not (may_buy(actor, organisation) or may_confirm_adoption(actor, organisation)):
        raise NotAllowed
    said = {name: traits.get(name) for name in TRAITS}
    if any(value is not None for value in said.values()) and not source.strip():
        raise InvalidInput(_("请写明依据，例如名录、证券代码"), field="source", code="empty")
    row = InstitutionTrait.objects.update_or_create(
        organisation=organisation, defaults={**said, "source": source.strip()[:200], "by": actor}
    )[0]
    _log(organisation, "traits_stated", actor)
    return row


@transaction.atomic
def declare_adoption(organisation: Organisation, *, on: date, evidence: str, actor: User) -> Adoption:
    """Say since when it buys by the standard. The authority's word stands at once, its own waits to be confirmed.

    Raises:
        NotAllowed: neither its staff nor its authority. InvalidInput: no evidence, or a day ahead.
    """
    keeper = may_confirm_adoption(actor, organisation)
    if not (may_buy(actor, organisation) or keeper):
        raise NotAllowed
    if not evidence.strip():
        raise InvalidInput(_("请写明依据，例如采购公告的网址、合同编号"), field="evidence", code="empty")
    if on > timezone.localdate():
        raise InvalidInput(_("日期不能晚于今天"), field="on", code="future")
    state = AdoptionState.CONFIRMED if keeper else AdoptionState.SUBMITTED
    row = Adoption.objects.create(
        organisation=organisation, on=on, evidence=evidence.strip()[:300], state=state, by=actor
    )
    _log(organisation, "adoption_declared", actor)
    return row


@transaction.atomic
def decide_adoption(adoption: Adoption, *, confirm: bool, reason: str = "", actor: User) -> Adoption:
    """Confirm or refuse. Raises NotAllowed (who said it doesn't confirm it), InvalidInput."""
    locked = Adoption.objects.select_for_update(of=("self",)).select_related("organisation__region").get(pk=adoption.pk)
    if not may_confirm_adoption(actor, locked.organisation) or actor.pk == locked.by_id:
        raise NotAllowed
    if locked.state != AdoptionState.SUBMITTED:
        raise InvalidInput(_("这条记录已经处理过"), field="state", code="decided")
    if not confirm and not reason.strip():
        raise InvalidInput(_("请写明理由"), field="reason", code="empty")
    locked.state = AdoptionState.CONFIRMED if confirm else AdoptionState.REFUSED
    locked.decided_by, locked.reason = actor, reason.strip()[:300]
    locked.save()
    _log(locked.organisation, "adoption_decided", actor)
    return locked


def _log(organisation: Organisation, verb: str, actor: User) -> None:
    log_event(object_type="adoption", object_id=organisation.pk, verb=verb, actor=actor, organisation=organisation)
