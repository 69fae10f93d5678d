"""The scores of a valuation, from its ratings and automatic values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from panhuo.portfolio.valuation.models import Rating, Valuation
from panhuo.portfolio.valuation.rules.read import read_scheme
from panhuo.portfolio.valuation.rules.scheme import Scheme
from panhuo.portfolio.valuation.rules.score import Result, combine, evaluate


@dataclass(frozen=True, slots=True)
class Valued:
    """`evidence`: indicator → what an automatic value comes from, in words."""

    valuation: Valuation
    scheme: Scheme
    result: Result
    ratings: dict[str, list[Rating]]
    evidence: dict[str, str]

    @property
    def raters(self) -> int:
        return len({rating.rater_id for rows in self.ratings.values() for rating in rows})


def result_of(valuation: Valuation) -> Valued:
    """Everything that the page and the report show."""
    scheme = read_scheme(valuation.scheme.data)
    ratings: dict[str, list[Rating]] = defaultdict(list)
    for rating in valuation.ratings.select_related("rater"):
        if rating.indicator in scheme.indicators:
            ratings[rating.indicator].append(rating)
    values = {}
    for key in scheme.indicators:
        said = valuation.automatic.get(key)
        found = combine([rating.value for rating in ratings.get(key, [])], said[0] if said else None)
        if found is not None:
            values[key] = found
    result = evaluate(scheme, valuation.scenario, values)
    return Valued(valuation, scheme, result, dict(ratings), _evidence(valuation))


def _evidence(valuation: Valuation) -> dict[str, str]:
    return {key: _words(said) for key, said in valuation.automatic.items()}


def _words(said: Sequence[object]) -> str:
    template, params = str(said[1]), said[2]
    return _(template) % params if params else _(template)


def hundredths(value: Fraction | None) -> int | None:
    """For keeping in lists; half up."""
    return None if value is None else (value.numerator * 200 + value.denominator) // (2 * value.denominator)
