"""What came of a meeting, and the event's summary."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.exchange.events.domain.sides import require_one_side_of
from panhuo.exchange.events.domain.tell import tell
from panhuo.exchange.events.enums import EventState, Outcome
from panhuo.exchange.events.may import is_host, may_record
from panhuo.exchange.events.models import EventPair, MatchEvent
from panhuo.exchange.events.transitions import RESULTS
from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed

if TYPE_CHECKING:
    from panhuo.orgs.models import User


@transaction.atomic
def record_result(
    pair: EventPair,
    *,
    outcome: str,
    actor: User,
    note: str = "",
    next_step: str = "",
    next_on: date | None = None,
    amount_fen: int | None = None,
) -> None:
    """Write down (or correct) what came of a meeting; who wrote what stands in the event's story.

    Raises:
        NotAllowed: neither the host nor one of the two, or on both sides.
        DomainError: the event is not scheduled or held.
        InvalidInput: no such outcome, a negative amount, or "talks go on" without a next step.
    """
    if not may_record(actor, pair):
        raise NotAllowed
    require_one_side_of([pair], actor)
    if pair.event.state not in RESULTS:
        raise DomainError(_("活动现在不能填写结果"), code="state")
    if outcome not in Outcome.values:
        raise InvalidInput(_("请选择结果"), field="outcome", code="choice")
    if amount_fen is not None and amount_fen < 0:
        raise InvalidInput(_("金额不能为负"), field="amount", code="range")
    if outcome == Outcome.TALKING and not next_step.strip():
        raise InvalidInput(_("继续洽谈请写明下一步"), field="next_step", code="empty")
    pair.outcome, pair.outcome_note, pair.amount_fen = outcome, note.strip()[:500], amount_fen
    pair.next_step, pair.next_on = next_step.strip()[:200], next_on
    pair.recorded_by, pair.recorded_at = actor, timezone.now()
    pair.save()
    tell(pair.event, verb="result", actor=actor, pair=pair.pk, outcome=outcome)


@transaction.atomic
def write_summary(event: MatchEvent, *, summary: str, actor: User) -> None:
    """The words of the report. Raises NotAllowed; DomainError before the event was held."""
    if not is_host(actor, event):
        raise NotAllowed
    if event.state not in {EventState.HELD, EventState.CLOSED}:
        raise DomainError(_("活动举办后才能写总结"), code="state")
    event.summary = summary.strip()
    event.save(update_fields=["summary", "updated_at"])
    tell(event, verb="summary", actor=actor)
