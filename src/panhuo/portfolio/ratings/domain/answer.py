"""An enterprise rates a patent, or says that it won't."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.matching.api import RatingSide, rate_match
from panhuo.needs.api import CooperationMode, EnterpriseProfile, Need
from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed, log_event, normalise_name
from panhuo.portfolio.ratings.domain.conflicts import conflict_of
from panhuo.portfolio.ratings.domain.links import new_nonce
from panhuo.portfolio.ratings.domain.standing import rejudge
from panhuo.portfolio.ratings.enums import Interest, InvitationState, RoundState
from panhuo.portfolio.ratings.models import EnterpriseRating, Invitation
from panhuo.portfolio.ratings.rules import may_answer

if TYPE_CHECKING:
    from panhuo.orgs.api import User

LONGEST: Final = 2000
_GOOD, _POOR = 4, 2


@transaction.atomic
def answer(
    invitation: Invitation,
    *,
    prospect: int,
    improvement: str = "",
    interest: str,
    modes: Sequence[str] = (),
    declared: str = "",
    rater_name: str,
    user: User | None,
) -> EnterpriseRating:
    """Keep the rating; `user` None: through the one-time link. What was `declared` keeps it from counting.

    Raises:
        NotAllowed: the user doesn't belong to the enterprise.
        InvalidInput: no prospect from 1 to 5, interest not said, or no name.
        DomainError: the invitation is over, or the enterprise may not rate this patent.
    """
    fresh = _open(invitation, user)
    if user is not None and not may_answer(user, fresh):
        raise NotAllowed
    _check(prospect, improvement, interest, modes, rater_name)
    found = conflict_of(
        fresh.patent, institution=fresh.round.organisation, enterprise=fresh.enterprise, name=fresh.enterprise_name,
        rater=user,
    )  # fmt: skip
    conflict = found or declared.strip()[:300]
    party = f"org:{fresh.enterprise_id}" if fresh.enterprise_id else normalise_name(fresh.enterprise_name)
    own = EnterpriseRating.objects.filter(organisation=fresh.round.organisation, patent=fresh.patent, party=party)
    own.filter(counts=True).update(counts=False)
    made = EnterpriseRating.objects.create(
        invitation=fresh, organisation=fresh.round.organisation, patent=fresh.patent, party=party,
        enterprise=fresh.enterprise, enterprise_name=fresh.enterprise_name, prospect=prospect,
        improvement=improvement.strip(), interest=interest,
        modes=[m for m in CooperationMode.values if m in modes] if interest == Interest.YES else [],
        conflict=conflict, rater_name=rater_name.strip()[:60], user=user, counts=not conflict,
    )  # fmt: skip
    fresh.state, fresh.answered_at, fresh.nonce = InvitationState.ANSWERED, timezone.now(), new_nonce()
    fresh.save(update_fields=("state", "answered_at", "nonce"))
    _log(made, user)
    rejudge(fresh.round.organisation, [fresh.patent_id])
    if user is not None and made.counts:
        _feed_matching(made, fresh, user)
    return made


@transaction.atomic
def decline(invitation: Invitation, *, reason: str, user: User | None) -> Invitation:
    """Say that one won't rate, or has an interest in it. Raises NotAllowed, DomainError as `answer`."""
    fresh = _open(invitation, user)
    if user is not None and not may_answer(user, fresh):
        raise NotAllowed
    fresh.state, fresh.decline_reason, fresh.nonce = InvitationState.DECLINED, reason.strip()[:300], new_nonce()
    fresh.save(update_fields=("state", "decline_reason", "nonce"))
    return fresh


def _open(invitation: Invitation, user: User | None) -> Invitation:
    rows = Invitation.objects.select_for_update(of=("self",)).select_related(
        "round__organisation", "patent", "enterprise"
    )
    fresh = rows.get(pk=invitation.pk)
    again = user is not None and fresh.state == InvitationState.ANSWERED
    if fresh.round.state != RoundState.OPEN or (fresh.state != InvitationState.SENT and not again):
        raise DomainError(_("这份评价邀请已经结束"), code="over")
    return fresh


def _check(prospect: int, improvement: str, interest: str, modes: Sequence[str], rater_name: str) -> None:
    if prospect not in (1, 2, 3, 4, 5):
        raise InvalidInput(_("请选择产业化前景（1 到 5）"), field="prospect", code="prospect")
    if interest not in Interest.values:
        raise InvalidInput(_("请选择是否有合作意愿"), field="interest", code="interest")
    if any(mode not in CooperationMode.values for mode in modes):
        raise InvalidInput(_("没有这种合作方式"), field="modes", code="mode")
    if len(improvement.strip()) > LONGEST:
        raise InvalidInput(_("最多 %(most)s 个字") % {"most": LONGEST}, field="improvement", code="too_long")
    if not rater_name.strip():
        raise InvalidInput(_("请填写评价人姓名"), field="rater_name", code="empty")


def _feed_matching(rating: EnterpriseRating, invitation: Invitation, user: User) -> None:
    """What led to the invitation is rated too, so that matching learns: the need, else the enterprise's profile."""
    need = Need.objects.visible_to(user).filter(pk=invitation.need_id or 0, organisation=rating.enterprise).first()
    profile = None if need else EnterpriseProfile.objects.filter(organisation=rating.enterprise).first()
    if need is None and profile is None:
        return
    try:
        with transaction.atomic():
            rate_match(
                need=need, profile=profile, patent=invitation.patent, side=RatingSide.DEMAND, user=user,
                value=match_value(rating.prospect, rating.interest), reason=rating.improvement[:300],
            )  # fmt: skip
    except NotAllowed:  # a member who is not staff rates patents, but doesn't speak for the enterprise's needs
        return


def match_value(prospect: int, interest: str) -> int:
    """The match rating that this amounts to: 3 good prospect and the wish, 1 poor prospect and no wish, else 2."""
    if prospect >= _GOOD and interest == Interest.YES:
        return 3
    return 1 if prospect <= _POOR and interest == Interest.NO else 2


def _log(rating: EnterpriseRating, user: User | None) -> None:
    data = {
        "rating": rating.pk, "enterprise": rating.enterprise_name, "prospect": rating.prospect,
        "counts": rating.counts, "by_link": user is None,
    }  # fmt: skip
    log_event(
        object_type="patent_rating", object_id=rating.patent_id, verb="enterprise_rated", actor=user,
        organisation=rating.organisation, data=data,
    )  # fmt: skip
