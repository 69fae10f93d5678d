"""Entries are led along the table of states."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.orgs.api import DomainError, NotAllowed, User
from panhuo.portfolio.inventory.domain.conditions import obstacle, reviewing_colleges
from panhuo.portfolio.inventory.domain.dates import due_date
from panhuo.portfolio.inventory.domain.log import log_entries
from panhuo.portfolio.inventory.domain.settings import settings_of
from panhuo.portfolio.inventory.domain.tell import tell_moved
from panhuo.portfolio.inventory.enums import EntryState
from panhuo.portfolio.inventory.listening import tell_listeners
from panhuo.portfolio.inventory.models import Entry
from panhuo.portfolio.inventory.rules import Hand
from panhuo.portfolio.inventory.transitions import TRANSITIONS, Transition, Verb, transition

if TYPE_CHECKING:
    from collections.abc import Collection

MOVED = ("state", "state_since", "due_on", "reason", "submitted_by", "version", "updated_at")


@dataclass(slots=True)
class Moved:
    """`done` as they are now; `refused` with the reason in words."""

    done: list[Entry] = field(default_factory=list)
    refused: list[tuple[Entry, str]] = field(default_factory=list)


@transaction.atomic
def move_entry(entry: Entry, *, verb: Verb | str, actor: User, reason: str = "") -> Entry:
    """Lead one entry a step on.

    Raises:
        NotAllowed: the table gives this step to somebody else; hidden where the entry may not be seen.
        DomainError: it isn't in a state from which this step leads, or a condition isn't met (says which).
    """
    if not Entry.objects.visible_to(actor).filter(pk=entry.pk).exists():
        raise NotAllowed(hidden=True)
    row = transition(verb)
    if not Hand.of(actor).may_lead(entry, row):
        raise NotAllowed
    moved = move_entries([entry.pk], verb=verb, actor=actor, reason=reason)
    if moved.refused:
        raise DomainError(moved.refused[0][1], code="refused")
    return moved.done[0]


@transaction.atomic
def move_entries(ids: Sequence[int], *, verb: Verb | str, actor: User, reason: str = "") -> Moved:
    """Lead many entries a step on, those that can go; one message to whoever's turn it is then."""
    row, hand, moved = transition(verb), Hand.of(actor), Moved()
    entries = list(Entry.objects.select_for_update(of=("self",)).filter(pk__in=ids).select_related("organisation"))
    reviewing = reviewing_colleges({entry.college_id for entry in entries})
    settings = {o.pk: settings_of(o) for o in {entry.organisation for entry in entries}}
    told: list[tuple[Entry, dict[str, Any]]] = []
    for entry in entries:
        why = refusal(entry, row, hand=hand, reason=reason, reviewing=reviewing)
        if why:
            moved.refused.append((entry, why))
            continue
        told.append((entry, {"from": entry.state, "to": str(row.target), "reason": reason.strip()}))
        _set(entry, row, reason=reason, actor=actor, due=due_date(row.target, settings=settings[entry.organisation_id]))
        moved.done.append(entry)
    _write(moved.done, row, told, actor=actor, reason=reason, reviewing=reviewing)
    return moved


def refusal(entry: Entry, row: Transition, *, hand: Hand, reason: str, reviewing: Collection[int]) -> str:
    """Why this step can't be taken now, in words; "" where it can."""
    if entry.state not in row.sources:
        state = EntryState(entry.state).label
        return _("状态是“%(state)s”，不能“%(step)s”") % {"state": state, "step": row.label}
    if not hand.may_lead(entry, row):
        return _("您没有权限执行此操作")
    found = (obstacle(entry, need, reason=reason, reviewing=reviewing) for need in row.needs)
    return next((why for why in found if why), "")


def open_steps(entry: Entry, *, hand: Hand) -> list[Transition]:
    """The buttons for this person: steps from this state whose conditions can be met (a reason is asked for)."""
    reviewing = reviewing_colleges({entry.college_id})
    return [
        row
        for row in TRANSITIONS
        if entry.state in row.sources
        and hand.may_lead(entry, row)
        and not ("college_heard" in row.needs and obstacle(entry, "college_heard", reason="", reviewing=reviewing))
        and not (entry.state == EntryState.SUBMITTED and row.verb in _OF_COLLEGE and entry.college_id is None)
    ]


_OF_COLLEGE = (Verb.COLLEGE_RETURN, Verb.COLLEGE_ACCEPT)


def _set(entry: Entry, row: Transition, *, reason: str, actor: User, due: Any) -> None:
    entry.state, entry.state_since, entry.due_on = row.target, timezone.now(), due
    entry.reason = reason.strip() if "reason" in row.needs else ""
    if row.verb == Verb.SUBMIT:
        entry.submitted_by = actor
    entry.version += 1
    entry.updated_at = timezone.now()


def _write(
    done: list[Entry],
    row: Transition,
    told: list[tuple[Entry, dict[str, Any]]],
    *,
    actor: User,
    reason: str,
    reviewing: Collection[int],
) -> None:
    if not done:
        return
    Entry.objects.bulk_update(done, MOVED, batch_size=500)
    log_entries(told, verb=row.logs, actor=actor)
    key = f"inventory:{row.verb}:{done[0].pk}:{done[0].version}:{len(done)}"
    tell_moved(done, state=row.target, reviewing=reviewing, key=key, reason=reason.strip())
    tell_listeners([entry.pk for entry in done])
