"""Moving a review on: votes, notice, final list, execution."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from django.db import transaction
from django.db.models import Count, F, Q, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.orgs.api import DomainError, User, log_event, notify
from panhuo.portfolio.annuities.api import open_dues, stop_paying
from panhuo.portfolio.decisions.access import may_execute, may_prepare, require
from panhuo.portfolio.decisions.domain.choose import is_blocked
from panhuo.portfolio.decisions.domain.reviews import OBJECT_TYPE, renew_blocks, require_state
from panhuo.portfolio.decisions.enums import ENDING, ReviewState
from panhuo.portfolio.decisions.models import Proposal, Review, Saving
from panhuo.portfolio.decisions.transitions import move_of

_BY_ADMIN: Final = ("publish", "finish", "execute")


def move(review: Review, verb: str, *, actor: User | None) -> Review:
    """Take the step `verb` (transitions.MOVES).

    Raises:
        NotAllowed: publishing, finishing and carrying out are the administrator's.
        DomainError: no such step from here, or what it needs is not so: it says what.
    """
    with transaction.atomic():
        now = require_state(review, *ReviewState)
        step = move_of(verb, now.state)
        if step is None:
            message = _("这次评审处于“%(state)s”，不能这样做")
            raise DomainError(message, code="state", params={"state": now.get_state_display()})
        allowed = may_execute if verb in _BY_ADMIN else may_prepare
        require(allowed(actor, now.organisation))
        if step.needs:
            _NEEDS[step.needs](now)
        _ON[verb](now, actor) if verb in _ON else None
        now.state = step.end
        now.save()
        log_event(
            object_type=OBJECT_TYPE, object_id=now.pk, verb=step.verb, actor=actor, organisation=now.organisation,
            data=_summary(now),
        )  # fmt: skip
    return now


def _summary(review: Review) -> dict[str, object]:
    rows = review.proposals.order_by().values("chosen").annotate(n=Count("pk"), cost=Sum("cost"))
    return {row["chosen"]: [row["n"], row["cost"]] for row in rows}


def ending(review: Review) -> list[Proposal]:
    """The patents that nothing more is to be paid for."""
    return list(review.proposals.filter(chosen__in=ENDING).select_related("account__patent"))


def _enough_votes(review: Review) -> None:
    short = (
        review.proposals.filter(chosen__in=ENDING)
        .annotate(n=Count("votes"), agreeing=Count("votes", filter=Q(votes__choice=F("chosen"))))
        .filter(Q(n__lt=review.min_votes) | Q(agreeing__lte=F("n") / 2))
        .count()
    )
    if review.min_votes and short:
        message = _("%(n)s 件拟停缴的专利票数不足 %(votes)s 票，或多数票不同意所选处置")
        raise DomainError(message, code="votes", params={"n": short, "votes": review.min_votes})
    _no_block(review)


def _no_block(review: Review) -> None:
    """Looked up anew: what was free when it was chosen may not be any more."""
    renew_blocks(review)
    barred = [row for row in ending(review) if is_blocked(row, row.chosen)]
    if barred:
        titles = "、".join(str(row.account.patent) for row in barred[:3])
        message = _("%(n)s 件不能停缴（%(titles)s 等），请先改为其他处置")
        raise DomainError(message, code="blocked", params={"n": len(barred), "titles": titles})


def _notice_over(review: Review) -> None:
    today = timezone.localdate()
    if review.notice_last is None or today <= review.notice_last:
        message = _("公示到 %(day)s 为止，次日起可以定稿")
        raise DomainError(message, code="notice", params={"day": review.notice_last})
    if open_ones := Review.objects.filter(pk=review.pk, proposals__objections__upheld=None).aggregate(
        n=Count("proposals__objections", filter=Q(proposals__objections__upheld=None))
    )["n"]:
        raise DomainError(_("还有 %(n)s 条异议未答复"), code="objections", params={"n": open_ones})


_NEEDS: Final[dict[str, Callable[[Review], None]]] = {
    "votes": _enough_votes,
    "notice_over": _notice_over,
    "no_new_block": _no_block,
}


def _publish(review: Review, actor: User | None) -> None:
    """The first day is not counted: with 15 days from the 1st the notice lasts up to the 16th."""
    today = timezone.localdate()
    review.notice_first, review.notice_last = today, today + timedelta(days=review.notice_days)
    members = User.objects.filter(memberships__organisation=review.organisation, is_active=True).distinct()
    text = _("《%(title)s》拟停缴清单公示至 %(day)s，有异议请在此前提出")
    notify(
        users=members, text=text % {"title": review.title, "day": review.notice_last},
        url=f"/decisions/{review.pk}/", key=f"decision-notice:{review.pk}:{today}",
    )  # fmt: skip


def _execute(review: Review, actor: User | None) -> None:
    """Nothing more is paid: the accounts leave lists and forecasts, and what is saved is written down."""
    today = timezone.localdate()
    rows = ending(review)
    by_account = {row.account_id: row for row in rows}
    dues = open_dues(review.organisation, today=today).filter(account__in=list(by_account)).order_by()
    sums = dues.values_list("account", "due__year").annotate(total=Sum("payable"))
    Saving.objects.bulk_create(
        [
            Saving(organisation=review.organisation, proposal=by_account[pk], year=year, amount=total)
            for pk, year, total in sums
        ],
        batch_size=500,
    )
    stop_paying(review.organisation, accounts=list(by_account), on=today, actor=actor, reason=review.title)
    review.executed_on = today


_ON: Final[dict[str, Callable[[Review, User | None], None]]] = {"publish": _publish, "execute": _execute}
