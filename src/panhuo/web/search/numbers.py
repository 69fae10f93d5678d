"""A number in the search box means that patent."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser

from panhuo.intake.api import parse_number
from panhuo.orgs.api import User
from panhuo.patents.api import Patent

LONGEST = 40


def patent_by_number(text: str, *, user: User | AnonymousUser) -> Patent | None:
    """The one patent with this number that the user may see; None for other texts, unknown and shared numbers."""
    if not text or len(text) > LONGEST or not any(c.isdigit() for c in text):
        return None
    reading = parse_number(text)
    if not reading.valid or reading.normal is None:
        return None
    found = Patent.objects.visible_to(user).filter(identifiers__value=reading.normal).distinct()[:2]
    return found[0] if len(found) == 1 else None
