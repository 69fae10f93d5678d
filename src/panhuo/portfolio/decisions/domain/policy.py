"""How an organisation decides: thresholds, days of notice, votes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.orgs.api import InvalidInput, Organisation, log_event
from panhuo.portfolio.decisions.access import may_execute, require
from panhuo.portfolio.decisions.models import DecisionPolicy
from panhuo.portfolio.decisions.rules.propose import Thresholds

if TYPE_CHECKING:
    from panhuo.orgs.api import User


def policy_of(organisation: Organisation) -> DecisionPolicy:
    """The stored one, or our defaults, not stored yet."""
    found = DecisionPolicy.objects.filter(organisation=organisation).first()
    return found or DecisionPolicy(organisation=organisation)


@transaction.atomic
def set_policy(
    organisation: Organisation,
    *,
    thresholds: Mapping[str, Any],
    notice_days: int,
    min_votes: int,
    actor: User | None,
    incentives: Mapping[str, Any] | None = None,
) -> DecisionPolicy:
    """Change it for reviews to come; running ones keep theirs. Raises `NotAllowed`, `InvalidInput`."""
    require(may_execute(actor, organisation))
    if notice_days < 1:
        raise InvalidInput(_("公示至少 1 天"), field="notice_days")
    row = policy_of(organisation)
    row.thresholds, row.notice_days, row.min_votes = dict(thresholds), notice_days, min_votes
    if incentives is not None:
        row.incentives = dict(incentives)
    Thresholds.of(row.thresholds)
    row.save()
    log_event(
        object_type="decision_policy", object_id=row.pk, verb="changed", actor=actor, organisation=organisation,
        data={"thresholds": row.thresholds, "notice_days": notice_days, "min_votes": min_votes},
    )  # fmt: skip
    return row
