"""Ranking offers so that quality decides and price only helps.

1. Quality is the weighted mean of all scorers over all criteria, 0 to 100. An offer that is not fully rated by enough
   scorers leaves the whole ranking open: nobody wins for want of reading the others.
2. An offer under `min_quality` drops out. So does one far below the median price whose explanation was not accepted,
   and one of an agency that may not take new orders.
3. Among those left, price scores 100 for the lowest and in proportion for the others (低价优先法), and enters the total
   with at most MOST_PRICE_WEIGHT percent.
4. The lowest price never wins by itself: the cheapest offer takes the first place only where no other offer's quality
   is higher. Otherwise the best in quality is first.

Sums are exact fractions; nothing is rounded before it is compared.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from panhuo.exchange.procurement.rules.standard import Criterion, Scheme

HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Bid:
    """`price` in 分, above nought; `sheets`: one a scorer; `explained`: whether a low price was explained.

    `barred`: the agency may not take new orders today (专利代理条例第二十五条).
    """

    id: int
    price: int
    sheets: Sequence[Mapping[str, int]]
    explained: bool = False
    barred: bool = False


@dataclass(frozen=True, slots=True)
class BidResult:
    """`fails`: unscored, quality, low_price, barred. `total` None for what dropped out or while the ranking is open."""

    id: int
    quality: Fraction | None
    price_score: Fraction | None
    total: Fraction | None
    low_price: bool
    fails: tuple[str, ...]

    @property
    def valid(self) -> bool:
        return not self.fails


@dataclass(frozen=True, slots=True)
class Ranking:
    """`results` in order of rank, then those that dropped out. `winner` None: open, or nothing is left.

    `price_set_aside`: the cheapest offer led by its price and was passed over (rule 4).
    """

    results: tuple[BidResult, ...]
    winner: int | None
    complete: bool
    price_set_aside: bool


def rank_bids(scheme: Scheme, bids: Sequence[Bid]) -> Ranking:
    """The ranking under this scheme, whatever the order in which the offers come."""
    ordered = sorted(bids, key=lambda bid: bid.id)
    results = [_judge(scheme, bid, ordered) for bid in ordered]
    complete = bool(results) and not any("unscored" in result.fails for result in results)
    valid = [result for result in results if result.valid]
    if not complete or not valid:
        return Ranking(tuple(results), None, complete, price_set_aside=False)
    prices = {bid.id: bid.price for bid in ordered}
    lowest = min(prices[result.id] for result in valid)
    scored = [_priced(scheme, result, price=prices[result.id], lowest=lowest) for result in valid]
    by_total = sorted(scored, key=lambda r: (-_of(r.total), -_of(r.quality), r.id))
    first, set_aside = by_total[0], False
    best = max(_of(result.quality) for result in scored)
    if prices[first.id] == lowest and _of(first.quality) < best:
        first, set_aside = next(r for r in by_total if _of(r.quality) == best), True
    rest = [result for result in by_total if result is not first]
    out = [result for result in results if not result.valid]
    return Ranking((first, *rest, *out), first.id, complete=True, price_set_aside=set_aside)


def may_choose(ranking: Ranking, chosen: int) -> bool:
    """Whether people may decide for this offer: the winner, or a valid one that is no worse in quality."""
    by_id = {result.id: result for result in ranking.results}
    if ranking.winner is None or chosen not in by_id or not by_id[chosen].valid:
        return False
    return _of(by_id[chosen].quality) >= _of(by_id[ranking.winner].quality)


def is_low(scheme: Scheme, price: int, prices: Sequence[int]) -> bool:
    """Under the share of the median of all offers; one offer alone has nothing to be compared with."""
    return len(prices) > 1 and price * HUNDRED < scheme.low_price_share * Fraction(median(map(Fraction, prices)))


def _judge(scheme: Scheme, bid: Bid, bids: Sequence[Bid]) -> BidResult:
    quality = _quality(scheme, bid)
    low = is_low(scheme, bid.price, [one.price for one in bids])
    checks = (
        ("unscored", quality is None),
        ("quality", quality is not None and quality < scheme.min_quality),
        ("low_price", low and not bid.explained),
        ("barred", bid.barred),
    )
    return BidResult(bid.id, quality, None, None, low, tuple(code for code, fails in checks if fails))


def _quality(scheme: Scheme, bid: Bid) -> Fraction | None:
    means = [(one.weight, _mean(scheme, one, bid)) for one in scheme.criteria]
    if any(mean is None for _weight, mean in means):
        return None
    whole = sum(weight for weight, _mean in means)
    return sum((weight * _of(mean) for weight, mean in means), Fraction(0)) / whole


def _mean(scheme: Scheme, criterion: Criterion, bid: Bid) -> Fraction | None:
    values = [sheet[criterion.id] for sheet in bid.sheets if criterion.id in sheet]
    if len(values) < scheme.min_scorers:
        return None
    return Fraction(sum(values) * HUNDRED, len(values) * scheme.scale)


def _priced(scheme: Scheme, result: BidResult, *, price: int, lowest: int) -> BidResult:
    score = Fraction(lowest * HUNDRED, price)
    total = (scheme.price_weight * score + (HUNDRED - scheme.price_weight) * _of(result.quality)) / HUNDRED
    return BidResult(result.id, result.quality, score, total, result.low_price, result.fails)


def _of(value: Fraction | None) -> Fraction:
    return Fraction(0) if value is None else value
