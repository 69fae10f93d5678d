"""The next step, the promise of secrecy, the end."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.exchange.contacts.domain.ask import check_reason
from panhuo.exchange.contacts.domain.locked import opened
from panhuo.exchange.contacts.domain.tell import across, people_of, record, say, subject_of
from panhuo.exchange.contacts.enums import ContactState, EndReason, NdaState, Side
from panhuo.exchange.contacts.models import Contact
from panhuo.exchange.contacts.rules.states import other
from panhuo.orgs.api import DomainError, InvalidInput

if TYPE_CHECKING:
    from panhuo.orgs.api import User

SIDES: Final = (Side.DEMAND.value, Side.SUPPLY.value, "both")
LONGEST_NDA: Final = 20_000


@transaction.atomic
def set_next_step(contact: Contact, *, what: str, on: date, side: str, actor: User) -> Contact:
    """Say who does what by when; all sides see it.

    Raises:
        NotAllowed, DomainError: as `post_message`.
        InvalidInput: nothing said, a day in the past, or no side.
    """
    fresh, own = opened(contact, actor, brokers=True)
    said = " ".join(what.split())
    if not said or len(said) > 200:  # noqa: PLR2004
        raise InvalidInput(_("请用 1 到 200 个字写明下一步"), field="what", code="empty")
    if on < timezone.localdate():
        raise InvalidInput(_("日期不能早于今天"), field="on", code="past")
    if side not in SIDES:
        raise InvalidInput(_("请选择由谁来做"), field="side", code="side")
    fresh.next_step, fresh.next_on, fresh.next_side = said, on, side
    fresh.save()
    record(fresh, "next_step", side=own, actor=actor, text=said, on=str(on), who=side)
    text = _("“%(what)s”的下一步：%(step)s（%(day)s）") % {"what": subject_of(fresh), "step": said[:80], "day": on}
    users = across(fresh, own) if side in ("both", own) else people_of(fresh, side)
    say(fresh, users=users, text=text, key=f"next:{on}:{side}:{said[:40]}")
    return fresh


@transaction.atomic
def propose_nda(contact: Contact, *, text: str, actor: User) -> Contact:
    """Put a promise of secrecy to the other side; proposing counts as agreeing for one's own.

    Raises InvalidInput for an empty or too long text; DomainError where both have agreed to one already.
    """
    fresh, side = opened(contact, actor)
    said = text.strip()
    if not 20 <= len(said) <= LONGEST_NDA:  # noqa: PLR2004
        raise InvalidInput(_("请写明保密约定（20 到 20000 个字）"), field="text", code="length")
    if fresh.nda == NdaState.AGREED:
        raise DomainError(_("双方已经确认过保密约定"), code="state")
    fresh.nda, fresh.nda_text, fresh.nda_proposed_by = NdaState.PROPOSED, said, side
    fresh.nda_signed = {side: _signature(actor)}
    fresh.save()
    line = _("对方就“%(what)s”提出了保密约定，请确认") % {"what": subject_of(fresh)}
    say(fresh, users=people_of(fresh, other(side)), text=line, key=f"nda:{len(said)}:{timezone.localdate()}")
    record(fresh, "nda_propose", side=side, actor=actor)
    return fresh


@transaction.atomic
def agree_nda(contact: Contact, *, actor: User) -> Contact:
    """Agree to the text as it stands. Raises DomainError where it is not the actor's side's turn."""
    fresh, side = opened(contact, actor)
    if fresh.nda != NdaState.PROPOSED or fresh.nda_proposed_by == side:
        raise DomainError(_("没有等贵方确认的保密约定"), code="state")
    fresh.nda_signed = {**fresh.nda_signed, side: _signature(actor)}
    fresh.nda = NdaState.AGREED
    fresh.save()
    line = _("双方已确认“%(what)s”的保密约定") % {"what": subject_of(fresh)}
    say(fresh, users=across(fresh, side), text=line, key="nda_agreed")
    record(fresh, "nda_agree", side=side, actor=actor)
    return fresh


@transaction.atomic
def end_without_deal(contact: Contact, *, reason: str, note: str = "", actor: User) -> Contact:
    """Nothing came of it: say why. Raises InvalidInput without a reason, NotAllowed, DomainError."""
    check_reason(reason, note)
    fresh, side = opened(contact, actor)
    fresh.state, fresh.end_reason, fresh.end_note = ContactState.ENDED, reason, note.strip()
    fresh.ended_at, fresh.next_side = timezone.now(), ""
    fresh.save()
    label = str(EndReason(reason).label)
    line = _("关于“%(what)s”的对接已结束：%(why)s") % {"what": subject_of(fresh), "why": label}
    say(fresh, users=across(fresh, side), text=line, key="ended")
    record(fresh, "end", side=side, actor=actor, text=note.strip(), reason=reason)
    return fresh


@transaction.atomic
def end_with_deal(
    contact: Contact, *, deal_fen: int | None = None, agreement_id: int | None = None, note: str = "", actor: User
) -> Contact:
    """Both came to terms. `deal_fen` None: the amount is not told here; `agreement_id`: the draft in agreements."""
    fresh, side = opened(contact, actor)
    if deal_fen is not None and not 0 <= deal_fen <= 10**15:
        raise InvalidInput(_("金额不能是负数，也不能超过十万亿元"), field="deal", code="amount")
    fresh.state, fresh.ended_at, fresh.next_side = ContactState.DEAL, timezone.now(), ""
    fresh.deal_fen, fresh.agreement_id, fresh.end_note = deal_fen, agreement_id, note.strip()[:500]
    fresh.save()
    line = _("关于“%(what)s”的对接已达成合作") % {"what": subject_of(fresh)}
    say(fresh, users=across(fresh, side), text=line, key="deal")
    record(fresh, "deal", side=side, actor=actor, text=note.strip()[:500], agreement=agreement_id)
    return fresh


def _signature(actor: User) -> dict[str, str]:
    return {"by": str(actor), "at": timezone.localtime().isoformat()}
