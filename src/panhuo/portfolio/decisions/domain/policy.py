"""How an organisation decides: thresholds, days of notice, votes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.orgs.api import InvalidInput, Organisation, log_event
from panhuo.portfolio.decisions.access import may_execute, require
from panhuo.portfolio.decisions.models import DecisionPolicy
from panhuo.portfolio.decisions.rules.propose import Thresholds

if TYPE_CHECKING:
    from panhuo.orgs.api import User


def policy_of(organisation: Organisation) -> DecisionPolicy:
    """The stored one, or our defaults, not stored yet; what it leaves open on grades follows the levels in use."""
    found = DecisionPolicy.objects.filter(organisation=organisation).first()
    row = found or DecisionPolicy(organisation=organisation)
    row.thresholds = grade_defaults(organisation) | row.thresholds
    return row


def grade_defaults(organisation: Organisation) -> dict[str, int]:
    """Good from 80 % of the highest level on, as in the rule of agreement, and poor up to 40 % of it: 4 and 2 of 5."""
    if not apps.is_installed("panhuo.portfolio.inventory"):
        return {}
    from panhuo.portfolio.inventory.api import settings_of

    top = max(level.value for level in settings_of(organisation).levels)
    return {"keep_grade": -(-top * 4 // 5), "poor_grade": max(1, top * 2 // 5)}


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
