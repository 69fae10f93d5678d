"""Good converters: licences on the patents together with the transfers and equity contributions of the agreements."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils import timezone

from panhuo.deals.agreements.api import Agreement, alienated_since
from panhuo.orgs.api import Organisation, User
from panhuo.portfolio.decisions.api import (
    CRITERIA,
    Conversion,
    Converter,
    converters,
    counted_since,
    policy_of,
)


def good_converters(organisation: Organisation, *, user: User) -> tuple[dict[str, int], list[Converter]]:
    """The criteria and who meets them, from what `user` may see."""
    criteria, today = {**CRITERIA, **policy_of(organisation).incentives}, timezone.localdate()
    left = _left(organisation, user, since=counted_since(criteria, today=today))
    return criteria, converters(organisation, criteria=criteria, today=today, more=left)


def _left(organisation: Organisation, user: User, *, since: date) -> Iterator[Conversion]:
    agreements = Agreement.objects.visible_to(user).filter(holder=organisation)
    for row in alienated_since(agreements, since=since):
        one = row.agreement
        if one.effective_on is not None:
            source = f"{one.number or one.title}（#{one.pk}）"
            yield Conversion(row.patent, str(one.get_kind_display()), one.effective_on, source)
