"""That an organisation has looked at the matches of its own need: told once, so that the home page stops asking."""

from __future__ import annotations

from typing import Final

from panhuo.needs.api import Need
from panhuo.orgs.api import Event, User, is_member_of, log_event

SEEN: Final = "matches_seen"


def note_seen(need: Need, *, user: object) -> None:
    """Write it down the first time somebody of the need's organisation opens the page."""
    if not isinstance(user, User) or need.organisation is None or not is_member_of(user, need.organisation):
        return
    organisation = need.organisation
    seen = Event.objects.filter(object_type="need", object_id=need.pk, verb=SEEN, organisation=organisation)
    if not seen.exists():
        log_event(object_type="need", object_id=need.pk, verb=SEEN, actor=user, organisation=organisation)
