"""What other rooms show on an agreement's page: their `agreement_part.html`, where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from panhuo.orgs.api import is_member_of

if TYPE_CHECKING:
    from panhuo.deals.agreements.api import Agreement
    from panhuo.orgs.models import User

ROOMS: Final = ("plans", "usefirst", "ledger", "shares", "filings", "duecare")
HOLDERS_OWN: Final = frozenset({"shares", "filings", "duecare"})
NOTHING: Final = "web/agreements/_nothing.html"


def parts_of(agreement: Agreement, user: User) -> list[list[str]]:
    """Templates in the order of the page, each with an empty one behind it; the holder's own only for its members."""
    inside = is_member_of(user, agreement.holder)
    rooms = [room for room in ROOMS if inside or room not in HOLDERS_OWN]
    return [[f"web/{room}/agreement_part.html", NOTHING] for room in rooms]
