"""Opening a review and filling it with proposals."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.orgs.api import DomainError, InvalidInput, Organisation, log_event, start_job
from panhuo.portfolio.annuities.api import AnnuityAccount
from panhuo.portfolio.decisions.access import may_prepare, require
from panhuo.portfolio.decisions.domain import inputs
from panhuo.portfolio.decisions.domain.policy import policy_of
from panhuo.portfolio.decisions.enums import ReviewState
from panhuo.portfolio.decisions.models import Proposal, Review
from panhuo.portfolio.decisions.rules.propose import Known, Thresholds, blocks_of, may_go, propose

if TYPE_CHECKING:
    from panhuo.orgs.api import User

OBJECT_TYPE: Final = "decision_review"
CHUNK: Final = 500
Progress = Callable[[int, int], None]


@transaction.atomic
def open_review(
    organisation: Organisation, *, title: str, first: date, last: date, budget: int, actor: User | None
) -> Review:
    """A review of all annuities that fall due from `first` to `last` against `budget` 分; proposals come by job.

    Raises:
        NotAllowed, InvalidInput: no title, or a period that ends before it begins.
    """
    require(may_prepare(actor, organisation))
    if not title.strip():
        raise InvalidInput(_("请填写名称"), field="title")
    if last < first:
        raise InvalidInput(_("止日早于起日"), field="last")
    policy = policy_of(organisation)
    review = Review.objects.create(
        organisation=organisation, title=title.strip()[:120], first=first, last=last, budget=budget,
        thresholds=asdict(Thresholds.of(policy.thresholds)), notice_days=policy.notice_days,
        min_votes=policy.min_votes, created_by=actor,
    )  # fmt: skip
    review.job = start_job(
        "decisions.propose", key=f"decisions.propose:{review.pk}", params={"review": review.pk}, owner=actor,
        organisation=organisation,
    )  # fmt: skip
    review.save(update_fields=("job",))
    _log(review, "opened", actor, {"budget": budget, "first": first.isoformat(), "last": last.isoformat()})
    return review


def fill_review(review: Review, *, progress: Progress | None = None) -> dict[str, int]:
    """Propose for each patent with an annuity in the period. Goes on where it was after a kill."""
    today = timezone.localdate()
    costs = inputs.costs_of(review.organisation, first=review.first, last=review.last, today=today)
    have = set(review.proposals.values_list("account", flat=True))
    accounts = AnnuityAccount.objects.live().filter(
        organisation=review.organisation, dead=False, gap="", stopped_on=None
    )
    wanted = list(accounts.filter(Q(pk__in=list(costs)) if len(costs) <= CHUNK else Q()).order_by("pk"))
    todo = [account for account in wanted if account.pk in costs and account.pk not in have]
    gathered = inputs.gather(review.organisation, [account.patent_id for account in todo])
    rules = Thresholds.of(review.thresholds)
    for start in range(0, len(todo), CHUNK):
        part = todo[start : start + CHUNK]
        with transaction.atomic():
            known = [(a, gathered.known_of(a, today=today)) for a in part]
            rows = [_proposal(review, a, k, costs[a.pk], rules) for a, k in known]
            Proposal.objects.bulk_create(rows, batch_size=CHUNK)
            if progress:
                progress(start + len(part), len(todo))
    return {"proposed": review.proposals.count()}


def _proposal(review: Review, account: AnnuityAccount, known: Known, cost: int, rules: Thresholds) -> Proposal:
    found = propose(known, rules=rules)
    return Proposal(
        review=review, account=account, proposed=found.choice, chosen=found.choice,
        score=sum(reason.weight for reason in found.reasons), grade=known.grade, cost=cost,
        cost_to_expiry=known.cost_to_expiry, reasons=[asdict(reason) for reason in found.reasons],
        blocks=[asdict(block) for block in found.blocks], inputs=asdict(known), blocked=bool(found.blocks),
        may_go=may_go(found.blocks),
    )  # fmt: skip


def renew_blocks(review: Review) -> int:
    """Look again at what stands in the way (a patent may have been pledged meanwhile); gives how many changed."""
    today = timezone.localdate()
    rows = list(review.proposals.select_related("account"))
    gathered = inputs.gather(review.organisation, [row.account.patent_id for row in rows])
    changed = []
    for row in rows:
        known = gathered.known_of(row.account, today=today)
        found = blocks_of(known)
        blocks = [asdict(block) for block in found]
        if _codes(blocks) != _codes(row.blocks):
            row.blocks, row.blocked, row.may_go = blocks, bool(found), may_go(found)
            changed.append(row)
    Proposal.objects.bulk_update(changed, ["blocks", "blocked", "may_go"], batch_size=CHUNK)
    return len(changed)


def _codes(blocks: list[dict[str, object]]) -> list[object]:
    return [block["code"] for block in blocks]


def require_state(review: Review, *states: ReviewState) -> Review:
    """The review under a lock, in one of these states. Raises `DomainError`."""
    now: Review = Review.objects.select_for_update().select_related("organisation").get(pk=review.pk)
    if now.state not in states:
        message = _("这次评审处于“%(state)s”，不能这样做")
        raise DomainError(message, code="state", params={"state": now.get_state_display()})
    return now


def _log(review: Review, verb: str, actor: User | None, data: dict[str, object]) -> None:
    log_event(
        object_type=OBJECT_TYPE, object_id=review.pk, verb=verb, actor=actor, organisation=review.organisation,
        data=data,
    )  # fmt: skip
