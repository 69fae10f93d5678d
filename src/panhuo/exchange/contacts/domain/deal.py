"""From a deal to the draft of its agreement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.deals.agreements.api import PartyValue, create_agreement
from panhuo.deals.agreements.api import Side as AgreementSide
from panhuo.exchange.contacts.domain.locked import locked
from panhuo.exchange.contacts.domain.tell import people_of, record, say, subject_of
from panhuo.exchange.contacts.enums import ContactState, Side
from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed

if TYPE_CHECKING:
    from panhuo.deals.agreements.api import Agreement
    from panhuo.exchange.contacts.models import Contact
    from panhuo.orgs.api import User
    from panhuo.patents.api import Patent


@transaction.atomic
def draft_agreement(contact: Contact, *, kind: str, patents: Sequence[Patent] = (), actor: User) -> Agreement:
    """Draft the agreement of a deal: the supply side gives, the demand side takes; the amount as told, if told.

    `patents`: besides the one that the contact is about.

    Raises:
        NotAllowed: the actor doesn't work for the supply side, which keeps the agreement.
        DomainError: no deal was told, or there is a draft already.
        InvalidInput: no patent, or an unknown kind.
    """
    fresh, side = locked(contact, actor, live=False)
    if side != Side.SUPPLY:
        raise NotAllowed(_("协议由供给方起草"), code="side")
    if fresh.state != ContactState.DEAL:
        raise DomainError(_("双方达成合作后才能起草协议"), code="state")
    if fresh.agreement_id is not None:
        raise DomainError(_("这次对接已经起草过协议"), code="taken")
    wanted = {one.pk: one for one in ([fresh.patent] if fresh.patent else []) + list(patents)}
    if not wanted:
        raise InvalidInput(_("请选择协议涉及的专利"), field="patents", code="empty")
    terms = {} if fresh.deal_fen is None else {"price": fresh.deal_fen}
    made = create_agreement(
        actor=actor, holder=fresh.supply, kind=kind, title=_("关于“%(what)s”的协议") % {"what": subject_of(fresh)},
        parties=[PartyValue(side=AgreementSide.TAKER, organisation=fresh.demand)], patents=list(wanted.values()),
        open_to_parties=True, **terms,
    )  # fmt: skip
    fresh.agreement_id = made.pk
    fresh.save(update_fields=("agreement_id",))
    line = _("“%(what)s”的协议已经起草") % {"what": subject_of(fresh)}
    say(fresh, users=people_of(fresh, Side.DEMAND), text=line, key=f"agreement:{made.pk}")
    record(fresh, "agreement", side=side, actor=actor, agreement=made.pk)
    return made
