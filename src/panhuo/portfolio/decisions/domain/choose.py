"""Choosing in bulk, with undo; voting; objecting."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.orgs.api import DomainError, InvalidInput, log_event
from panhuo.portfolio.decisions.access import may_object, may_prepare, require
from panhuo.portfolio.decisions.domain.reviews import OBJECT_TYPE, require_state
from panhuo.portfolio.decisions.enums import Choice, ReviewState
from panhuo.portfolio.decisions.models import Change, Objection, Proposal, Review, Vote

if TYPE_CHECKING:
    from panhuo.orgs.api import User

OPEN = (ReviewState.DRAFT, ReviewState.VOTING)


@transaction.atomic
def choose(
    review: Review, *, proposals: Iterable[int], choice: str, reason: str, actor: User | None
) -> tuple[Change | None, int]:
    """Choose for many; gives the change (for undoing) and how many were left alone because something is in the way.

    Raises:
        NotAllowed, InvalidInput: no such choice, or no reason for letting go against the proposal.
        DomainError: the review is past choosing.
    """
    review = require_state(review, *OPEN)
    require(may_prepare(actor, review.organisation))
    if choice not in Choice.values:
        raise InvalidInput(_("请选择一种处置"), field="choice")
    rows = list(review.proposals.filter(pk__in=list(proposals)).exclude(chosen=choice))
    free = [row for row in rows if not is_blocked(row, choice)]
    if any(row.proposed != choice for row in free) and not reason.strip():
        raise InvalidInput(_("与建议不同的处置请写明理由"), field="reason")
    if not free:
        return None, len(rows)
    change = Change.objects.create(
        review=review, actor=actor, choice=choice, reason=reason.strip()[:300],
        before={str(row.pk): row.chosen for row in free},
    )  # fmt: skip
    ids = [row.pk for row in free]
    Proposal.objects.filter(pk__in=ids).update(chosen=choice, chosen_reason=reason.strip()[:300], chosen_by=actor)
    log_event(
        object_type=OBJECT_TYPE, object_id=review.pk, verb="chosen", actor=actor, organisation=review.organisation,
        data={"choice": choice, "count": len(ids), "reason": reason[:300], "change": change.pk},
    )  # fmt: skip
    return change, len(rows) - len(free)


def is_blocked(row: Proposal, choice: str) -> bool:
    """Whether something stands in the way of this choice."""
    return any(choice in block["choices"] for block in row.blocks)


@transaction.atomic
def undo_change(change: Change, *, actor: User | None) -> int:
    """Put back what was chosen before, where nobody chose again since; gives how many."""
    review = require_state(change.review, *OPEN)
    require(may_prepare(actor, review.organisation))
    change = Change.objects.select_for_update().get(pk=change.pk)
    if change.undone:
        raise DomainError(_("已撤销过"), code="undone")
    by_choice: dict[str, list[int]] = {}
    for pk, choice in change.before.items():
        by_choice.setdefault(choice, []).append(int(pk))
    count = 0
    for choice, ids in by_choice.items():
        same = Proposal.objects.filter(pk__in=ids, chosen=change.choice)
        count += same.update(chosen=choice, chosen_reason="", chosen_by=None)
    change.undone = True
    change.save(update_fields=("undone",))
    log_event(
        object_type=OBJECT_TYPE, object_id=review.pk, verb="choice_undone", actor=actor,
        organisation=review.organisation, data={"change": change.pk, "count": count},
    )  # fmt: skip
    return count


@transaction.atomic
def vote(review: Review, *, proposals: Iterable[int], choice: str, reason: str, actor: User) -> int:
    """One voice for each of these; a later vote of the same person replaces the earlier. Gives how many."""
    review = require_state(review, ReviewState.VOTING)
    require(may_prepare(actor, review.organisation))
    if choice not in Choice.values:
        raise InvalidInput(_("请选择一种处置"), field="choice")
    ids = list(review.proposals.filter(pk__in=list(proposals)).values_list("pk", flat=True))
    Vote.objects.filter(proposal__in=ids, user=actor).delete()
    Vote.objects.bulk_create(
        [Vote(proposal_id=pk, user=actor, choice=choice, reason=reason.strip()[:300]) for pk in ids], batch_size=500
    )
    log_event(
        object_type=OBJECT_TYPE, object_id=review.pk, verb="voted", actor=actor, organisation=review.organisation,
        data={"choice": choice, "count": len(ids)},
    )  # fmt: skip
    return len(ids)


@transaction.atomic
def object_to(proposal: Proposal, *, text: str, actor: User) -> Objection:
    """During the notice. Raises `NotAllowed`, `InvalidInput`, `DomainError`."""
    review = require_state(proposal.review, ReviewState.NOTICE)
    require(may_object(actor, review.organisation))
    if not text.strip():
        raise InvalidInput(_("请写明异议的理由"), field="text")
    row = Objection.objects.create(proposal=proposal, user=actor, text=text.strip()[:1000])
    log_event(
        object_type=OBJECT_TYPE, object_id=review.pk, verb="objected", actor=actor, organisation=review.organisation,
        data={"proposal": proposal.pk},
    )  # fmt: skip
    return row


@transaction.atomic
def answer_objection(objection: Objection, *, upheld: bool, answer: str, actor: User | None) -> None:
    """Upheld: the patent is kept. Raises `NotAllowed`, `InvalidInput`, `DomainError`."""
    review = require_state(objection.proposal.review, ReviewState.NOTICE)
    require(may_prepare(actor, review.organisation))
    if not answer.strip():
        raise InvalidInput(_("请写明答复"), field="answer")
    objection.upheld, objection.answer, objection.answered_by = upheld, answer.strip()[:1000], actor
    objection.save(update_fields=("upheld", "answer", "answered_by"))
    if upheld:
        Proposal.objects.filter(pk=objection.proposal_id).update(
            chosen=Choice.KEEP, chosen_reason=answer.strip()[:300], chosen_by=actor
        )
    log_event(
        object_type=OBJECT_TYPE, object_id=review.pk, verb="objection_answered", actor=actor,
        organisation=review.organisation, data={"objection": objection.pk, "upheld": upheld},
    )  # fmt: skip
