"""When two needs turn out to be one, their requests become one too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panhuo.exchange.answers.enums import RequestState
from panhuo.exchange.answers.models import AnswerRequest

if TYPE_CHECKING:
    from panhuo.needs.api import Need


def needs_merged(gone: Need, kept: Need) -> None:
    """Move requests over; where both asked the same institution, the one of the need that goes is withdrawn."""
    there = set(AnswerRequest.objects.filter(need=kept).values_list("organisation", flat=True))
    rows = AnswerRequest.objects.filter(need=gone)
    rows.exclude(organisation__in=there).update(need=kept)
    open_states = (RequestState.OPEN, RequestState.ASKED_BACK)
    rows.filter(organisation__in=there, state__in=open_states).update(state=RequestState.WITHDRAWN)
