"""Statements: what one person got, and of what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from panhuo.deals.ledger.api import Step, trace
from panhuo.deals.shares.enums import DivisionState
from panhuo.deals.shares.models import Recipient, Share
from panhuo.orgs.api import User


@dataclass(frozen=True, slots=True)
class StatementLine:
    """`back`: what the share comes from, nearest first."""

    share: Share
    back: Sequence[Step]


@dataclass(frozen=True, slots=True)
class Statement:
    """Sums in 分 over posted shares; `announced`: under notice, not posted."""

    lines: Sequence[StatementLine]
    total: int
    paid: int
    tax: int
    announced: int


def statement(user: User, *, recipient: Recipient | None = None, year: int | None = None) -> Statement:
    """One's own shares, or, for the office, those of a recipient. Nothing that the user may not see."""
    rows = Share.objects.visible_to(user).select_related(
        "division__agreement__holder", "division__source", "division__entry", "recipient", "payout"
    )
    rows = rows.filter(recipient=recipient) if recipient else rows.filter(recipient__user=user)
    rows = rows.exclude(division__state__in=(DivisionState.CANCELLED, DivisionState.DRAFT))
    if year is not None:
        rows = rows.filter(division__source__day__year=year)
    rows = rows.order_by("division__source__day", "pk")
    lines = [StatementLine(share, trace(share.division.source).back) for share in rows]
    posted = [one.share for one in lines if one.share.division.state == DivisionState.POSTED]
    return Statement(
        lines,
        total=sum(one.amount for one in posted),
        paid=sum(one.amount - (one.tax or 0) for one in posted if one.payout_id),
        tax=sum(one.tax or 0 for one in posted),
        announced=sum(one.share.amount for one in lines if one.share.division.state == DivisionState.NOTICE),
    )
