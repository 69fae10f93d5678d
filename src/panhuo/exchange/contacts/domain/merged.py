"""When two needs turn out to be one, their contacts become one need's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panhuo.exchange.contacts.domain.ask import open_need
from panhuo.exchange.contacts.models import Contact

if TYPE_CHECKING:
    from panhuo.needs.api import Need


def needs_merged(gone: Need, kept: Need) -> None:
    """Move contacts over; one that both sides have about the kept need already stays where it is."""
    there = set(Contact.objects.live().filter(need=kept).values_list("patent", "demand", "supply"))
    for contact in Contact.objects.filter(need=gone).select_related("supply"):
        live = contact.state in ("requested", "open")
        if live and (contact.patent_id, contact.demand_id, contact.supply_id) in there:
            continue
        Contact.objects.filter(pk=contact.pk).update(need=kept)
        if contact.state in ("open", "deal", "ended"):
            open_need(kept, contact.supply, actor=None)
