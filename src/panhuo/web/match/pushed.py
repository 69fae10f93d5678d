"""What was pushed to a need or a profile, as their pages show it (templates/web/needs/_pushed.html)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.contrib.auth.models import AnonymousUser

from panhuo.matching.api import pushed_patents
from panhuo.needs.api import EnterpriseProfile, Need

if TYPE_CHECKING:
    from panhuo.orgs.api import User
    from panhuo.patents.api import Patent

PUSHED: Final = 5
"""Pushed patents shown on the page of a need and beside the matches of a profile."""


def pushed_to(record: Need | EnterpriseProfile, *, user: User | AnonymousUser) -> list[Patent]:
    """The best of them that the user may see."""
    return pushed_patents(record, user=user, limit=PUSHED)
