"""Nobody acts for both sides of an agreement by mandate unless both said yes (民法典第一百六十八条)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panhuo.deals.agreements.enums import Side
from panhuo.deals.agreements.may import require_work
from panhuo.orgs.api import require_one_side

if TYPE_CHECKING:
    from panhuo.deals.agreements.models import Agreement
    from panhuo.orgs.models import User


def require_one_side_of(agreement: Agreement, actor: User) -> None:
    """Ask it where somebody acts in an agreement or in what follows from it, for whichever side.

    Raises:
        NotAllowed: the actor stands on both sides, and those concerned have not consented (`orgs.require_one_side`).
    """
    rows = list(agreement.parties.exclude(organisation=None).select_related("organisation"))
    patents = list(agreement.patents.values_list("patent", flat=True))
    for taker in (row.organisation for row in rows if row.side == Side.TAKER):
        for giver in (row.organisation for row in rows if row.side == Side.GIVER):
            require_one_side(actor, demand=taker, supply=giver, patent_ids=patents)


def require_act(agreement: Agreement, actor: User) -> None:
    """Every later step of an agreement asks this: staff of the holder, and not of both sides unasked.

    Raises:
        NotAllowed: not staff of the holder, or on both sides.
    """
    require_work(actor, agreement.holder)
    require_one_side_of(agreement, actor)
