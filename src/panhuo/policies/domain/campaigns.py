"""The yearly round: who runs it, until when, who owes what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.orgs.api import InvalidInput, Organisation, OrganisationStatus, User, log_event
from panhuo.policies.models import Campaign, HandIn
from panhuo.policies.rules import may_review, may_run, may_run_campaigns, require

DUN_DAYS: Final = (14, 7, 3, 0)
"""Days before the deadline on which those who haven't handed in are reminded (ours, editable); after it every week."""


@transaction.atomic
def open_campaign(
    *,
    authority: Organisation,
    year: int,
    title: str,
    deadline: date,
    actor: User,
    note: str = "",
    dun_days: Sequence[int] = DUN_DAYS,
) -> Campaign:
    """Open a round.

    Raises:
        NotAllowed: the actor doesn't work for this authority.
        InvalidInput: no title, or there is one of this year and title.
    """
    require(may_run_campaigns(actor, authority))
    title = title.strip()
    if not title:
        raise InvalidInput(_("请填写名称"), field="title", code="empty")
    if Campaign.objects.filter(authority=authority, year=year, title=title).exists():
        raise InvalidInput(_("%(year)s 年已有同名的任务"), field="title", code="taken", params={"year": year})
    campaign = Campaign.objects.create(
        authority=authority, year=year, title=title[:200], deadline=deadline, note=note.strip(), created_by=actor,
        dun_days=sorted({int(day) for day in dun_days}, reverse=True),
    )  # fmt: skip
    log_event(object_type="campaign", object_id=campaign.pk, verb="created", actor=actor, organisation=authority)
    return campaign


@transaction.atomic
def end_campaign(campaign: Campaign, *, actor: User, again: bool = False) -> Campaign:
    """Nobody is reminded of it any more; lists that come late are still taken. `again` opens it anew.

    Raises NotAllowed.
    """
    require(may_run(actor, campaign))
    campaign.is_open = again
    campaign.save(update_fields=("is_open",))
    log_event(
        object_type="campaign", object_id=campaign.pk, verb="reopened" if again else "ended", actor=actor,
        organisation=campaign.authority,
    )  # fmt: skip
    return campaign


@transaction.atomic
def assign(
    campaign: Campaign, *, organisations: Iterable[Organisation], actor: User, deadline: date | None = None
) -> list[HandIn]:
    """Ask organisations to hand in to the authority that runs the campaign; who is asked already stays as they are.

    Raises NotAllowed.
    """
    require(may_run(actor, campaign))
    return _assign(campaign, organisations, reviewer=campaign.authority, parent=None, deadline=deadline, actor=actor)


@transaction.atomic
def pass_on(
    task: HandIn, *, organisations: Iterable[Organisation], actor: User, deadline: date | None = None
) -> list[HandIn]:
    """An authority that was asked (a city) asks those below it; they hand in to it.

    Raises:
        NotAllowed: the actor doesn't work for the organisation that was asked.
        InvalidInput: only authorities pass on; not later than one's own deadline.
    """
    require(may_run_campaigns(actor, task.organisation))
    if deadline and deadline > task.deadline:
        message = _("下级的期限不能晚于本单位的期限 %(day)s")
        raise InvalidInput(message, field="deadline", params={"day": task.deadline.isoformat()})
    return _assign(
        task.campaign, organisations, reviewer=task.organisation, parent=task, deadline=deadline or task.deadline,
        actor=actor,
    )  # fmt: skip


@transaction.atomic
def withdraw(task: HandIn, *, actor: User) -> None:
    """Ask no longer; only where nothing was handed in. Raises NotAllowed, InvalidInput."""
    require(may_review(actor, task))
    if task.handed_in_at:
        raise InvalidInput(_("对方已经报送，不能撤回任务"), field="task", code="handed_in")
    task.delete()


def _assign(
    campaign: Campaign,
    organisations: Iterable[Organisation],
    *,
    reviewer: Organisation,
    parent: HandIn | None,
    deadline: date | None,
    actor: User,
) -> list[HandIn]:
    made = []
    for organisation in organisations:
        if organisation == reviewer or organisation.status != OrganisationStatus.ACTIVE:
            continue
        task, is_new = HandIn.objects.get_or_create(
            campaign=campaign,
            organisation=organisation,
            defaults={"reviewer": reviewer, "parent": parent, "deadline": deadline or campaign.deadline},
        )
        if is_new:
            made.append(task)
    if made:
        log_event(
            object_type="campaign", object_id=campaign.pk, verb="assigned", actor=actor, organisation=reviewer,
            data={"organisations": [task.organisation_id for task in made]},
        )  # fmt: skip
    return made
