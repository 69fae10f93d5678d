"""The mean of what clients said. Shown only from a number on, so that one client is neither exposed nor decisive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

LEAST: Final = 3
"""Ratings from which on a mean is shown. Our choice."""


@dataclass(frozen=True, slots=True)
class Rated:
    """`mean` (1 to 5) None: too few ratings."""

    count: int
    mean: Fraction | None


def rated(values: Sequence[int]) -> Rated:
    """The mean of ratings from 1 to 5, or none where there are too few."""
    return Rated(len(values), Fraction(sum(values), len(values)) if len(values) >= LEAST else None)
