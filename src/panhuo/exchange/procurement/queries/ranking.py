"""The ranking of a purchase's offers, from its scorers' sheets."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from panhuo.exchange.procurement.rules.read import read_standard
from panhuo.exchange.procurement.rules.score import Bid, Ranking, rank_bids
from panhuo.exchange.services.api import standings

if TYPE_CHECKING:
    from panhuo.exchange.procurement.models import AgencyOffer, Procurement


def ranking_of(procurement: Procurement) -> Ranking:
    """By the version of the standard that the purchase was written under, and the sheets of named scorers."""
    scheme = read_standard(procurement.standard.data).scheme
    named = set(procurement.scorers.values_list("user_id", flat=True))
    offers = list(procurement.offers.prefetch_related("scores"))
    known = standings(offer.organisation_id for offer in offers)
    return rank_bids(scheme, [_bid(one, named, barred=known[one.organisation_id].blocked) for one in offers])


def kept(ranking: Ranking) -> dict[str, Any]:
    """As it is kept with the decision; figures in hundredths of a point."""
    return {
        "winner": ranking.winner,
        "price_set_aside": ranking.price_set_aside,
        "results": [
            [r.id, hundredths(r.quality), hundredths(r.price_score), hundredths(r.total), list(r.fails)]
            for r in ranking.results
        ],
    }


def hundredths(value: Fraction | None) -> int | None:
    """For showing only: hundredths, half up."""
    return None if value is None else (value.numerator * 200 + value.denominator) // (2 * value.denominator)


def _bid(offer: AgencyOffer, named: set[int], *, barred: bool) -> Bid:
    sheets = [score.values for score in offer.scores.all() if score.scorer_id in named]
    return Bid(offer.pk, offer.price, sheets, explained=bool(offer.explained), barred=barred)
