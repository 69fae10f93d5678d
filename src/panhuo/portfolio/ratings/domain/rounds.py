"""A round: patents are chosen, matching proposes enterprises, the office sends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.orgs.api import (
    DomainError,
    InvalidInput,
    Membership,
    NotAllowed,
    Organisation,
    grant_access,
    log_event,
    notify,
    start_job,
)
from panhuo.patents.api import Patent, Visibility
from panhuo.portfolio.inventory.api import Entry
from panhuo.portfolio.ratings.domain.conflicts import conflict_of
from panhuo.portfolio.ratings.domain.links import new_nonce
from panhuo.portfolio.ratings.enums import InvitationState, RoundState
from panhuo.portfolio.ratings.models import Invitation, RatingRound
from panhuo.portfolio.ratings.rules import may_run_ratings

if TYPE_CHECKING:
    from panhuo.orgs.api import User

MOST_PATENTS: Final = 1000
MOST_PER_PATENT: Final = 20
MOST_PER_ENTERPRISE: Final = 200
REMIND_DAYS: Final = 3
MOST_REMINDERS: Final = 3


@transaction.atomic
def start_round(
    organisation: Organisation,
    *,
    title: str,
    patents: Sequence[int],
    per_patent: int,
    per_enterprise: int,
    due_on: date,
    actor: User,
) -> RatingRound:
    """Look for enterprises by matching, in the background; nothing is sent yet.

    Raises:
        NotAllowed: the actor doesn't work for the institution.
        InvalidInput: no patents of its inventory, more than 1000, a quota out of range, or a day in the past.
    """
    if not may_run_ratings(actor, organisation):
        raise NotAllowed
    own = set(Entry.objects.filter(organisation=organisation, patent__in=patents).values_list("patent_id", flat=True))
    chosen = [pk for pk in dict.fromkeys(patents) if pk in own]
    _check(len(chosen), per_patent, per_enterprise, due_on)
    found = RatingRound.objects.create(
        organisation=organisation, title=title.strip()[:120] or _("企业评价"), patents=chosen, per_patent=per_patent,
        per_enterprise=per_enterprise, due_on=due_on, created_by=actor,
    )  # fmt: skip
    found.job = start_job(
        "ratings.propose", key=f"ratings.propose:{found.pk}:{uuid4().hex[:8]}", params={"round": found.pk}, owner=actor,
        organisation=organisation, total=len(chosen),
    )  # fmt: skip
    found.save(update_fields=("job",))
    _log(found, "rating_round_started", actor, patents=len(chosen))
    return found


@transaction.atomic
def invite(
    round_: RatingRound, *, patent: Patent, enterprise: Organisation | None = None, name: str = "", actor: User
) -> Invitation:
    """Add one by hand: an organisation, or only a name (it answers by a link).

    Raises:
        NotAllowed: the actor doesn't work for the institution.
        InvalidInput: no name, a patent that isn't in the round, or the enterprise is invited for it already.
    """
    _require(round_, actor, states=(RoundState.PROPOSED, RoundState.OPEN))
    shown = (enterprise.name if enterprise else name).strip()[:200]
    if not shown:
        raise InvalidInput(_("请填写企业名称"), field="name", code="empty")
    if patent.pk not in round_.patents:
        raise InvalidInput(_("这件专利不在本轮评价中"), field="patent", code="patent")
    if round_.invitations.filter(patent=patent, enterprise_name=shown).exists():
        raise InvalidInput(_("已经邀请过“%(name)s”评价这件专利") % {"name": shown}, field="name", code="taken")
    conflict = conflict_of(patent, institution=round_.organisation, enterprise=enterprise, name=shown)
    made = Invitation.objects.create(
        round=round_, patent=patent, enterprise=enterprise, enterprise_name=shown, nonce=new_nonce(), conflict=conflict,
        state=InvitationState.CONFLICT if conflict else InvitationState.PROPOSED, reasons=[_("由经办人指定")],
    )  # fmt: skip
    if round_.state == RoundState.OPEN and not conflict:
        _send([made], round_, actor)
    return made


@transaction.atomic
def withdraw(invitation: Invitation, *, actor: User) -> Invitation:
    """Take one back before it is answered. Raises NotAllowed; DomainError once it was answered."""
    _require(invitation.round, actor, states=(RoundState.PROPOSED, RoundState.OPEN))
    if invitation.state not in (InvitationState.PROPOSED, InvitationState.SENT):
        raise DomainError(_("这份邀请已经处理过了，不能撤回"), code="state")
    invitation.state, invitation.nonce = InvitationState.WITHDRAWN, new_nonce()
    invitation.save(update_fields=("state", "nonce"))
    return invitation


@transaction.atomic
def send_round(round_: RatingRound, *, actor: User) -> int:
    """Send all that is proposed; gives how many. A patent that only the institution sees is opened to those invited.

    Raises:
        NotAllowed: the actor doesn't work for the institution.
        DomainError: nothing is proposed.
    """
    _require(round_, actor, states=(RoundState.PROPOSED, RoundState.OPEN))
    waiting = list(round_.invitations.filter(state=InvitationState.PROPOSED).select_related("patent", "enterprise"))
    if not waiting:
        raise DomainError(_("没有待发出的邀请"), code="nothing")
    _send(waiting, round_, actor)
    round_.state, round_.sent_at = RoundState.OPEN, timezone.now()
    round_.save(update_fields=("state", "sent_at"))
    _log(round_, "rating_round_sent", actor, invitations=len(waiting))
    return len(waiting)


@transaction.atomic
def close_round(round_: RatingRound, *, actor: User) -> RatingRound:
    """End it: open invitations can't be answered any more; what was said stays."""
    _require(round_, actor, states=(RoundState.PROPOSED, RoundState.OPEN))
    round_.invitations.filter(state__in=(InvitationState.PROPOSED, InvitationState.SENT)).update(
        state=InvitationState.WITHDRAWN
    )
    round_.state = RoundState.CLOSED
    round_.save(update_fields=("state",))
    _log(round_, "rating_round_closed", actor)
    return round_


def remind(*, today: date | None = None) -> int:
    """Remind enterprises of what is still open, at most three times, from three days before the end on, once a day."""
    day = today or timezone.localdate()
    waiting = Invitation.objects.filter(
        state=InvitationState.SENT, round__state=RoundState.OPEN, enterprise__isnull=False,
        reminders__lt=MOST_REMINDERS, round__due_on__gte=day,
    ).select_related("round", "enterprise")  # fmt: skip
    due = [one for one in waiting if (one.round.due_on - day).days <= REMIND_DAYS and _not_today(one, day)]
    for enterprise, n in Counter(one.enterprise for one in due if one.enterprise).items():
        text = _("还有 %(n)s 件专利等您评价，即将截止") % {"n": n}
        notify(users=_people(enterprise), text=text, url="/ratings/inbox/", key=f"ratings:remind:{day}")
    for one in due:
        one.reminders, one.reminded_at = one.reminders + 1, timezone.now()
    Invitation.objects.bulk_update(due, ["reminders", "reminded_at"], batch_size=500)
    return len(due)


def _not_today(invitation: Invitation, day: date) -> bool:
    return invitation.reminded_at is None or timezone.localtime(invitation.reminded_at).date() < day


def _send(invitations: list[Invitation], round_: RatingRound, actor: User) -> None:
    counts = Counter(one.enterprise for one in invitations if one.enterprise)
    for one in invitations:
        one.state = InvitationState.SENT
        if one.enterprise and one.patent.visibility == Visibility.ORGANISATION:
            grant_access(
                object_type="patent", object_id=one.patent_id, organisation=one.enterprise,
                reason=_("企业评价邀请：%(title)s") % {"title": round_.title}, actor=actor,
            )  # fmt: skip
    Invitation.objects.bulk_update(invitations, ["state"], batch_size=500)
    for enterprise, n in counts.items():
        text = _("%(name)s 请您评价 %(n)s 件专利，截止 %(day)s") % {
            "name": round_.organisation, "n": n, "day": round_.due_on,
        }  # fmt: skip
        key = f"ratings:sent:{round_.pk}:{invitations[0].pk}"
        notify(users=_people(enterprise), text=text, url="/ratings/inbox/", key=key)


def _people(organisation: Organisation) -> list[User]:
    return [row.user for row in Membership.objects.filter(organisation=organisation).select_related("user")]


def _check(patents: int, per_patent: int, per_enterprise: int, due_on: date) -> None:
    if not 1 <= patents <= MOST_PATENTS:
        message = _("请选择 1 到 %(most)s 件本单位已建档的专利") % {"most": MOST_PATENTS}
        raise InvalidInput(message, field="patents", code="patents")
    for field, value, most in (
        ("per_patent", per_patent, MOST_PER_PATENT),
        ("per_enterprise", per_enterprise, MOST_PER_ENTERPRISE),
    ):
        if not 1 <= value <= most:
            raise InvalidInput(_("应在 1 到 %(most)s 之间") % {"most": most}, field=field, code="quota")
    if due_on < timezone.localdate():
        raise InvalidInput(_("评价截止日不能早于今天"), field="due_on", code="past")


def _require(round_: RatingRound, actor: User, *, states: tuple[str, ...]) -> None:
    if not may_run_ratings(actor, round_.organisation):
        raise NotAllowed(hidden=not RatingRound.objects.visible_to(actor).filter(pk=round_.pk).exists())
    if round_.state not in states:
        state = RoundState(round_.state).label
        raise DomainError(_("这一轮现在的状态是“%(state)s”，不能这样做") % {"state": state}, code="state")


def _log(round_: RatingRound, verb: str, actor: User, **data: object) -> None:
    log_event(
        object_type="rating_round", object_id=round_.pk, verb=verb, actor=actor, organisation=round_.organisation,
        data=data,
    )  # fmt: skip
