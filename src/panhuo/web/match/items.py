"""Cards with their buttons."""

from __future__ import annotations

from collections.abc import Sequence

from panhuo.matching.api import MatchRating
from panhuo.needs.api import EnterpriseProfile, Need
from panhuo.patents.api import Patent
from panhuo.web.match.cards import Card
from panhuo.web.match.contact import need_contact, patent_contact
from panhuo.web.match.page import Item
from panhuo.web.match.ratings import RatingView
from panhuo.web.match.who import Looker


def patent_items(
    cards: Sequence[Card], *, demand: Need | EnterpriseProfile, looker: Looker, url: str, back: str
) -> list[Item]:
    """Patents of a need's or a profile's page; `url` takes ratings, `back` is the page itself."""
    rated = looker.ratings(demand)
    items = []
    for card in cards:
        patent: Patent = card.record
        rating = None
        if looker.side(patent, demand) is not None:
            rating = _view(rated.get(patent.pk), "patent", patent.pk, card.rank, url=url, back=back)
        contact = patent_contact(patent, own=looker.own, with_letter=isinstance(demand, Need), demand=demand)
        items.append(Item(card, rating, contact))
    return items


def need_items(cards: Sequence[Card], *, patent: Patent, looker: Looker, url: str, back: str) -> list[Item]:
    """Needs of a patent's page."""
    items = []
    for card in cards:
        need: Need = card.record
        rating = None
        if looker.side(patent, need) is not None:
            rating = _view(looker.ratings(need).get(patent.pk), "need", need.pk, card.rank, url=url, back=back)
        contact = need_contact(need, own=looker.own, with_letter=False, user=looker.user, patent=patent)
        items.append(Item(card, rating, contact))
    return items


def _view(rated: MatchRating | None, name: str, pk: int, rank: int, *, url: str, back: str) -> RatingView:
    value, reason, reasons = (rated.value, rated.reason, tuple(rated.reasons)) if rated else (None, "", ())
    return RatingView(
        url=url, other_name=name, other_id=pk, rank=rank, back=back, value=value, reason=reason, reasons=reasons
    )
