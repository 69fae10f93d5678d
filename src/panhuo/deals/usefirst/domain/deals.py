"""A deal from trial to its end."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.deals.agreements.api import Agreement, may_work, region_of, require_one_side_of
from panhuo.deals.ledger.api import FactKind, office, owing, record_fact, say, standing, takers, tell
from panhuo.deals.rules.usefirst.states import ENDS, Move, State, move_of
from panhuo.deals.usefirst.enums import CreditKind, SafeguardKind
from panhuo.deals.usefirst.may import side_of
from panhuo.deals.usefirst.models import CreditEvent, Deal, Safeguard
from panhuo.orgs.api import InvalidInput, NotAllowed

if TYPE_CHECKING:
    from panhuo.orgs.models import User


def acting_side(actor: User, deal: Deal) -> str:
    """`side_of`, for who is about to act for it.

    Raises:
        NotAllowed: the actor stands on both sides, and those concerned have not consented.
    """
    side = side_of(actor, deal)
    if side:
        require_one_side_of(deal.agreement, actor)
    return side


@transaction.atomic
def follow_agreement(agreement: Agreement, *, actor: User, region: str = "") -> Deal:
    """Keep an agreement as use first, pay later. Raises `NotAllowed`, also for who stands on both sides."""
    if not may_work(actor, agreement.holder):
        raise NotAllowed
    require_one_side_of(agreement, actor)
    where = (region or region_of(agreement.holder))[:60]
    deal, made = Deal.objects.get_or_create(agreement=agreement, defaults={"region": where, "created_by": actor})
    if made:
        tell(agreement, "usefirst_followed", actor)
    return deal


@transaction.atomic
def set_trial(deal: Deal, *, first: date, last: date, criteria: str, actor: User) -> Deal:
    """Agree on the trial: its days, and what counts as accepted.

    Raises:
        NotAllowed: not the office, or on both sides (as for everything below).
        InvalidInput: days that are backwards, or no criteria.
    """
    if acting_side(actor, deal) != "office" or deal.state != State.TRIAL:
        raise NotAllowed
    if last < first:
        raise InvalidInput(_("止日早于起日"), field="last")
    if not criteria.strip():
        raise InvalidInput(_("请写明验收标准"), field="criteria")
    deal.trial_first, deal.trial_last, deal.criteria = first, last, criteria.strip()
    deal.save(update_fields=("trial_first", "trial_last", "criteria"))
    tell(deal.agreement, "trial_set", actor)
    say(deal.agreement, users=takers(deal.agreement), text=_("协议 %(n)s 的试用已约定"), key=f"trial:{deal.pk}")
    return deal


@transaction.atomic
def move_deal(
    deal: Deal, *, verb: str, actor: User, day: date | None = None, reason: str = "", evidence: str = "",
    file: Any = None,
) -> Deal:  # fmt: skip
    """Accept the trial, let it fail, exit, fulfil, terminate …: what `rules.usefirst.states` allows to this side.

    Accepting and leaving are also written down as facts, from which payments follow.

    Raises:
        NotAllowed: this side may not, or not from this state.
        InvalidInput: what the move needs was not said, or money is still open where it should be settled.
    """
    deal = Deal.objects.select_for_update().select_related("agreement__holder").get(pk=deal.pk)
    move = move_of(State(deal.state), verb, by=acting_side(actor, deal) or "nobody")
    if move is None:
        raise NotAllowed(_("现在不能这样做"))
    _said(move, day=day, reason=reason, evidence=evidence)
    day = day or timezone.localdate()
    if verb == "accept":
        record_fact(deal.agreement, kind=FactKind.TRIAL, day=day, evidence=evidence, file=file, actor=actor)
    if verb == "exit":
        fact = record_fact(deal.agreement, kind=FactKind.EXIT, day=day, evidence=evidence, file=file, actor=actor)
        day = fact.day
    if verb == "fulfil":
        _settled(deal)
    go(deal, move, actor=actor, day=day, reason=reason or evidence)
    return follow_trigger(deal, actor=actor)


def _said(move: Move, **said: Any) -> None:
    for name in move.needs:
        if not said.get(name) or (isinstance(said[name], str) and not said[name].strip()):
            words = {"day": _("请填写日期"), "reason": _("请写明原因"), "evidence": _("请写明证明文件")}
            raise InvalidInput(words[name], field=name)


def _settled(deal: Deal) -> None:
    """Nothing owed and nothing open."""
    today = timezone.localdate()
    state = owing(deal.agreement, on=today)
    left = sum(one.left for one in state.owed if one.day <= today) if state else 0
    if left or standing(deal.agreement, on=today).open or (state and state.awaited):
        raise InvalidInput(_("还有应付款、未付发票或未交的报告，不能算履行完毕"), field="reason", code="open")


def go(deal: Deal, move: Move, *, actor: User | None, day: date, reason: str = "") -> None:
    """Change the state, tell it, and notify both sides."""
    deal.state = move.end.value
    if move.end in ENDS:
        deal.ended_on, deal.end_reason = day, reason.strip()[:300]
    deal.save(update_fields=("state", "ended_on", "end_reason"))
    agreement = deal.agreement
    tell(agreement, f"usefirst_{move.verb}", actor, deal=deal.pk)
    text = _("协议 %(n)s 的先使用后付费状态有变化")
    say(agreement, users=[*office(agreement), *takers(agreement)], text=text, key=f"deal:{deal.pk}:{move.verb}:{day}")


def follow_trigger(deal: Deal, *, actor: User | None, today: date | None = None) -> Deal:
    """Compare the state with what the facts say of the trigger: met, or no more met after a correction."""
    today = today or timezone.localdate()
    state = owing(deal.agreement, on=today)
    met = state.met if state else None
    verb = {State.USING: "trigger", State.PAYING: "untrigger"}.get(State(deal.state), "")
    due = met is not None and met <= today
    if deal.met_on != met:
        deal.met_on = met
        deal.save(update_fields=("met_on",))
    if (verb == "trigger" and due) or (verb == "untrigger" and not due):
        move = move_of(State(deal.state), verb, by="system")
        if move is not None:
            go(deal, move, actor=actor, day=met or today)
    return deal


@transaction.atomic
def add_safeguard(
    deal: Deal, *, kind: str, party: str, actor: User, number: str = "", amount: int | None = None,
    first: date | None = None, last: date | None = None,
) -> Safeguard:  # fmt: skip
    """Record a guarantee or an insurance. Raises `NotAllowed`, `InvalidInput`."""
    if not acting_side(actor, deal):
        raise NotAllowed
    if kind not in SafeguardKind.values or not party.strip():
        raise InvalidInput(_("请填写种类和担保人或保险人"), field="party")
    if amount is not None and amount < 0:
        raise InvalidInput(_("金额不能为负"), field="amount")
    if first and last and last < first:
        raise InvalidInput(_("止日早于起日"), field="last")
    made = Safeguard.objects.create(
        deal=deal, kind=kind, party=party.strip()[:200], number=number.strip()[:80], amount=amount, first=first,
        last=last, recorded_by=actor,
    )  # fmt: skip
    tell(deal.agreement, "safeguard_added", actor, kind=kind)
    return made


@transaction.atomic
def claim_safeguard(safeguard: Safeguard, *, amount: int, day: date, actor: User) -> Safeguard:
    """What was paid out of it. Raises `NotAllowed`, `InvalidInput` for more than it covers."""
    if acting_side(actor, safeguard.deal) != "office":
        raise NotAllowed
    if amount <= 0 or (safeguard.amount is not None and amount > safeguard.amount):
        raise InvalidInput(_("赔付金额应大于零，不超过保额"), field="amount")
    if day > timezone.localdate():
        raise InvalidInput(_("日期不能晚于今天"), field="day")
    safeguard.claimed, safeguard.claimed_on = amount, day
    safeguard.save(update_fields=("claimed", "claimed_on"))
    tell(safeguard.deal.agreement, "safeguard_claimed", actor, kind=safeguard.kind)
    return safeguard


@transaction.atomic
def record_credit(deal: Deal, *, kind: str, day: date, text: str, evidence: str, actor: User) -> CreditEvent:
    """A fact about how one side performed, with its evidence; the other side is told and may reply.

    Raises:
        NotAllowed: neither side.
        InvalidInput: no fact, no evidence or a day ahead.
    """
    if not acting_side(actor, deal):
        raise NotAllowed
    if kind not in CreditKind.values:
        raise InvalidInput(_("请选择种类"), field="kind")
    if not (text.strip() and evidence.strip()):
        raise InvalidInput(_("请写明事实和证明"), field="evidence")
    if day > timezone.localdate():
        raise InvalidInput(_("日期不能晚于今天"), field="day")
    made = CreditEvent.objects.create(
        deal=deal, kind=kind, day=day, text=text.strip()[:500], evidence=evidence.strip()[:300], recorded_by=actor
    )
    agreement = deal.agreement
    tell(agreement, "credit_recorded", actor, kind=kind)
    text = _("协议 %(n)s 记了一条信用事件，可以说明")
    say(agreement, users=[*office(agreement), *takers(agreement)], text=text, key=f"credit:{made.pk}")
    return made


@transaction.atomic
def reply_to_credit(event: CreditEvent, *, reply: str, actor: User) -> CreditEvent:
    """The side concerned says its part. Raises `NotAllowed` for the side that recorded it."""
    side = acting_side(actor, event.deal)
    if not side or side == side_of(event.recorded_by, event.deal):
        raise NotAllowed(_("由对方说明"))
    event.reply = reply.strip()[:500]
    event.save(update_fields=("reply",))
    tell(event.deal.agreement, "credit_replied", actor)
    return event


@transaction.atomic
def withdraw_credit(event: CreditEvent, *, actor: User) -> None:
    """The side that recorded it takes it back. Raises `NotAllowed`."""
    side = acting_side(actor, event.deal)
    if not side or side != side_of(event.recorded_by, event.deal):
        raise NotAllowed
    CreditEvent.objects.filter(pk=event.pk).update(withdrawn=True)
    tell(event.deal.agreement, "credit_withdrawn", actor)
