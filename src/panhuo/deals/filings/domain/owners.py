"""A transfer was registered: the patents' owners follow the register."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.deals.agreements.api import Stopped
from panhuo.deals.agreements.api import tell as tell_agreement
from panhuo.deals.filings.domain.follow import tell
from panhuo.deals.filings.domain.steps import locked_filing
from panhuo.deals.filings.models import Filing, OwnerChange
from panhuo.deals.filings.queries.owners import OwnerPlan, owner_plans, registered_transfer
from panhuo.orgs.api import InvalidInput
from panhuo.patents.api import change_owners, display_number

if TYPE_CHECKING:
    from panhuo.orgs.models import User


@transaction.atomic
def write_owners(filing: Filing, *, seen: Mapping[int, int], actor: User) -> list[OwnerChange]:
    """The owners of the patents in `seen` become what `owner_plans` showed; all of them or none.

    `seen`: {patent: version of the record when it was shown}. What was written before is left alone, whatever became
    of the patent since. The transferring owner's place is taken by who acquires; other co-owners stay.

    Raises:
        NotAllowed: not staff of the holder, not a registered transfer's, or the agreement was ended.
        InvalidInput: a patent that is not the filing's, or none at all.
        Stopped: a patent is under preservation or in dispute, changed since it was shown, is kept by others, or the
            giver is not its owner; each is named.
    """
    filing = locked_filing(filing, actor)
    agreement, day = registered_transfer(filing)
    plans = {one.patent.pk: one for one in owner_plans(filing, user=actor)}
    if not seen or not set(seen) <= set(plans):
        raise InvalidInput(_("没有可以变更权利人的专利"), field="seen", code="nothing")
    wanted = [plans[pk] for pk in sorted(seen) if plans[pk].change is None]
    stops = [f"{display_number(one.patent)}：{why}" for one in wanted if (why := _why_not(one, seen[one.patent.pk]))]
    if stops:
        raise Stopped(_("不能变更专利权人：%(what)s") % {"what": "；".join(stops)}, code="owners")
    via = {"filing": filing.pk, "number": filing.number, "on": day.isoformat()}
    written = []
    for one in wanted:
        if not one.follows:
            change_owners(
                one.patent, owners=one.after, version=one.patent.version, holder=filing.holder, actor=actor, via=via
            )
        written.append(
            OwnerChange.objects.create(
                filing=filing, patent=one.patent, before=list(one.before), after=list(one.after), actor=actor
            )
        )
    if written:
        tell(filing, "filing_owners_changed", actor, patents=str(len(written)))
        tell_agreement(agreement, verb="filing_owners_changed", actor=actor, patents=len(written), **via)
    return written


def _why_not(plan: OwnerPlan, version: int) -> str:
    if plan.stop:
        return f"{plan.stop}（{plan.article}）" if plan.article else plan.stop
    return "" if plan.patent.version == version else _("记录在此期间有变动，请核对后再确认")
