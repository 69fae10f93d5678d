"""Notice, objections, posting and paying out."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.urls import reverse as url_of
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.deals.ledger.api import Entry, EntryKind, hold_terms, next_number, office, post, reverse, tell
from panhuo.deals.refused import refused
from panhuo.deals.rules.ledger import transactions as make
from panhuo.deals.shares.enums import DivisionKind, DivisionState
from panhuo.deals.shares.may import may_object, require_share
from panhuo.deals.shares.models import Division, Objection, Share
from panhuo.orgs.api import InvalidInput, NotAllowed, notify

if TYPE_CHECKING:
    from panhuo.orgs.models import User


def _held(division: Division) -> Division:
    hold_terms(division.agreement)
    found: Division = Division.objects.select_related("agreement__holder", "source").get(pk=division.pk)
    return found


@transaction.atomic
def start_notice(division: Division, *, actor: User, days: int | None = None) -> Division:
    """Publish the scheme inside the institution; everybody named is told.

    Raises:
        NotAllowed: not staff of the holder.
        InvalidInput: no draft, or fewer days than the institution's rule says.
    """
    division = _held(division)
    require_share(actor, division.agreement)
    if division.state != DivisionState.DRAFT:
        raise InvalidInput(_("只有拟定的分配可以公示"), field="state")
    days = division.notice_days if days is None else days
    if days < division.notice_days:
        message = _("公示不得少于 %(n)s 天")
        raise InvalidInput(message, field="days", params={"n": division.notice_days})
    today = timezone.localdate()
    division.state, division.notice_days = DivisionState.NOTICE, days
    division.notice_first, division.notice_last = today, today + timedelta(days=days)
    division.save()
    tell(division.agreement, "division_notice", actor, division=division.pk)
    people = [share.recipient.user for share in division.shares.select_related("recipient__user")]
    notify(
        users={one.pk: one for one in people if one}.values(),
        text=_("有一份收益分配正在公示，请查看您的份额"),
        url=url_of("shares-statement"),
        key=f"division:{division.pk}:notice",
    )
    return division


@transaction.atomic
def object_to(division: Division, *, text: str, actor: User) -> Objection:
    """Raise an objection while it is under notice. Raises `NotAllowed`, `InvalidInput` without words."""
    if not may_object(actor, division):
        raise NotAllowed
    if not text.strip():
        raise InvalidInput(_("请写明异议的理由"), field="text")
    made = Objection.objects.create(division=division, user=actor, text=text.strip()[:1000])
    tell(division.agreement, "division_objected", None, division=division.pk)
    notify(
        users=office(division.agreement),
        text=_("收益分配 #%(n)s 收到一条异议") % {"n": division.pk},
        url=url_of("shares-division", args=(division.pk,)),
        key=f"division:{division.pk}:objection:{made.pk}",
    )
    return made


@transaction.atomic
def answer_objection(objection: Objection, *, upheld: bool, answer: str, actor: User) -> Objection:
    """Answer it; one that is upheld takes the scheme back to a draft.

    Raises:
        NotAllowed: not staff of the holder.
        InvalidInput: answered before, or without words.
    """
    objection = Objection.objects.select_for_update().select_related("division__agreement__holder").get(pk=objection.pk)
    division = _held(objection.division)
    require_share(actor, division.agreement)
    if objection.upheld is not None:
        raise InvalidInput(_("这条异议已经答复"), field="answer")
    if not answer.strip():
        raise InvalidInput(_("请写明答复"), field="answer")
    objection.upheld, objection.answer = upheld, answer.strip()[:1000]
    objection.answered_by, objection.answered_at = actor, timezone.now()
    objection.save()
    if upheld and division.state == DivisionState.NOTICE:
        Division.objects.filter(pk=division.pk).update(state=DivisionState.CANCELLED)
    tell(division.agreement, "division_objection_answered", actor, division=division.pk, upheld=upheld)
    notify(
        users=[objection.user],
        text=_("您对收益分配的异议已答复"),
        url=url_of("shares-notices"),
        key=f"objection:{objection.pk}:answered",
    )
    return objection


@transaction.atomic
def post_division(division: Division, *, actor: User, day: date | None = None) -> Division:
    """Post the shares to the ledger.

    Raises:
        NotAllowed: not staff of the holder.
        InvalidInput: the notice is not over, an objection waits for its answer, or the day is closed.
    """
    division = _held(division)
    agreement = division.agreement
    require_share(actor, agreement)
    day = day or timezone.localdate()
    _ready(division, day)
    source = division.source
    number = next_number(agreement.holder, EntryKind.SHARES, day=day)
    amounts: dict[str, int] = {}
    for share in division.shares.select_related("recipient"):
        account = share.recipient.account
        amounts[account] = amounts.get(account, 0) + share.amount
    with refused("division"):
        one = make.shares(number, day=day, parts=amounts, receipt_id=source.number)
    entry = post(one, book=source.book, kind=EntryKind.SHARES, agreement=agreement, actor=actor)
    division.state, division.entry = DivisionState.POSTED, entry
    division.save()
    tell(agreement, "division_posted", actor, division=division.pk)
    return division


def _ready(division: Division, day: date) -> None:
    if division.state in {DivisionState.POSTED, DivisionState.CANCELLED}:
        raise InvalidInput(_("这份分配已经入账或取消"), field="state")
    if hasattr(division.source, "reversed_by"):
        raise InvalidInput(_("这笔收款已经冲销"), field="entry")
    if division.objections.filter(upheld=None).exists():
        raise InvalidInput(_("还有异议没有答复"), field="state", code="objections")
    if division.kind == DivisionKind.REFUND:
        return
    if division.state == DivisionState.DRAFT and division.notice_days:
        raise InvalidInput(_("先公示 %(n)s 天"), field="state", params={"n": division.notice_days})
    if division.notice_last and day <= division.notice_last:
        message = _("公示到 %(day)s 为止，次日起可以入账")
        raise InvalidInput(message, field="state", code="notice", params={"day": division.notice_last.isoformat()})


@transaction.atomic
def cancel_division(division: Division, *, reason: str, actor: User) -> Division:
    """Take a division back; one that is posted is reversed, unless somebody was paid.

    Raises:
        NotAllowed: not staff of the holder.
        InvalidInput: no reason, somebody was paid, or a refund was taken back from it.
    """
    division = _held(division)
    require_share(actor, division.agreement)
    if not reason.strip():
        raise InvalidInput(_("请写明原因"), field="reason")
    if division.state == DivisionState.CANCELLED:
        raise InvalidInput(_("已经取消"), field="state")
    if division.taken_back.exclude(state=DivisionState.CANCELLED).exists():
        raise InvalidInput(_("先取消由它收回的退款"), field="state")
    if division.entry is not None:
        if division.shares.exclude(payout=None).exists():
            raise InvalidInput(_("已经发放的分配不能取消"), field="state", code="paid")
        reverse(division.entry, day=timezone.localdate(), actor=actor, text=reason.strip())
    division.state = DivisionState.CANCELLED
    division.save()
    tell(division.agreement, "division_cancelled", actor, division=division.pk)
    return division


@transaction.atomic
def pay_share(share: Share, *, tax: int, actor: User, day: date | None = None) -> Entry:
    """Pay one share out; `tax` (分) withheld is entered, never reckoned.

    Raises:
        NotAllowed: not staff of the holder.
        InvalidInput: not posted, paid before, nothing to pay, or more tax than the share.
    """
    division = _held(share.division)
    agreement = division.agreement
    require_share(actor, agreement)
    share = Share.objects.select_related("recipient").get(pk=share.pk)
    if division.entry is None:
        raise InvalidInput(_("分配入账以后才能发放"), field="share")
    if share.payout_id is not None:
        raise InvalidInput(_("这一份已经发放"), field="share", code="paid")
    day = day or timezone.localdate()
    number = next_number(agreement.holder, EntryKind.PAYOUT, day=day)
    with refused("tax"):
        one = make.payout(
            number, day=day, recipient=share.recipient.account, amount=share.amount, tax=tax,
            sources=(division.entry.number,),
        )  # fmt: skip
    entry = post(one, book=division.source.book, kind=EntryKind.PAYOUT, agreement=agreement, actor=actor)
    Share.objects.filter(pk=share.pk).update(payout=entry, tax=tax, paid_on=day)
    tell(agreement, "share_paid", actor, division=division.pk)
    if share.recipient.user is not None:
        notify(
            users=[share.recipient.user],
            text=_("您有一笔成果转化收益已发放"),
            url=url_of("shares-statement"),
            key=f"share:{share.pk}:paid",
        )
    return entry
