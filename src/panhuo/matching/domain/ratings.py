"""Saying what one thinks of a match."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.matching.enums import SPEAKS_AGAINST, SPEAKS_FOR, RatingReason, RatingSide
from panhuo.matching.index.names import PATENT
from panhuo.matching.models import MatchRating
from panhuo.matching.rules import may_rate, rating_organisation
from panhuo.matching.search.require import require_seen
from panhuo.orgs.api import InvalidInput, NotAllowed, log_event

if TYPE_CHECKING:
    from panhuo.needs.api import EnterpriseProfile, Need
    from panhuo.orgs.api import User
    from panhuo.patents.api import Patent

VALUES: Final = (1, 2, 3)
"""1 not fitting · 2 worth a look · 3 fits."""

LONGEST_REASON: Final = 300


@transaction.atomic
def rate_match(
    *,
    need: Need | None = None,
    profile: EnterpriseProfile | None = None,
    patent: Patent,
    side: str,
    user: User,
    value: int,
    reason: str = "",
    reasons: Sequence[str] = (),
) -> MatchRating:
    """Rate one patent for one need or profile; a person's later word replaces the earlier one.

    Raises:
        NotAllowed: hidden if the user may not see one of them; else if they speak for neither party of that side.
        InvalidInput: the value is not 1, 2 or 3, the side is unknown, the reason is longer than 300 characters, or
            one of `reasons` is no `RatingReason`; what doesn't go with the value is left out.
        ValueError: both or neither of need and profile are given.
    """
    subject = need or profile
    if subject is None or (need is not None and profile is not None):
        raise ValueError("a rating is for a need or for a profile")
    require_seen(subject, user=user)
    require_seen(patent, user=user)
    speaker = _side(side)
    _check(value, reason)
    chosen = _reasons(reasons, value)
    if not may_rate(user, side=speaker, patent=patent, subject=subject):
        raise NotAllowed(_("只有这一方的经办人才能评价。"), code="rating.side")
    rating, _made = MatchRating.objects.update_or_create(
        need_id=need.pk if need else None,
        profile_id=profile.pk if profile else None,
        patent_id=patent.pk,
        user=user,
        defaults={
            "side": speaker,
            "value": value,
            "reason": reason.strip(),
            "reasons": chosen,
            "organisation": rating_organisation(user, side=speaker, patent=patent, subject=subject),
        },
    )
    data = {
        "side": speaker.value,
        "value": value,
        "reasons": chosen,
        "need": rating.need_id,
        "profile": rating.profile_id,
    }
    log_event(
        object_type=PATENT,
        object_id=patent.pk,
        verb="match_rated",
        actor=user,
        organisation=rating.organisation,
        data=data,
    )
    return rating


def _side(side: str) -> RatingSide:
    try:
        return RatingSide(side)
    except ValueError:
        raise InvalidInput(_("评价方应为需求方或供给方。"), field="side", code="rating.side") from None


def _reasons(reasons: Sequence[str], value: int) -> list[str]:
    """Each once, in the order of the choices."""
    fit = {1: SPEAKS_AGAINST, 2: tuple(RatingReason), 3: SPEAKS_FOR}[value]
    if any(one not in RatingReason.values for one in reasons):
        raise InvalidInput(_("没有这种理由。"), field="reasons", code="rating.reason")
    return [one.value for one in fit if one.value in reasons]


def _check(value: int, reason: str) -> None:
    if value not in VALUES:
        raise InvalidInput(_("评价应为 1（不合适）、2（值得一看）或 3（合适）。"), field="value", code="rating.value")
    if len(reason.strip()) > LONGEST_REASON:
        raise InvalidInput(
            _("理由最多 %(most)s 个字。"), field="reason", code="rating.reason", params={"most": LONGEST_REASON}
        )
