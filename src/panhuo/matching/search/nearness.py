"""When something lies near a patent, as opposed to being first in a list: somebody always is."""

from __future__ import annotations

from typing import Final

from panhuo.engine.api import Coverage
from panhuo.engine.rank.mixture import MEANING_WEIGHT
from panhuo.matching.enums import ReasonKind
from panhuo.matching.search.because import MEANING
from panhuo.matching.search.results import TakerReason

STANDS_OUT: Final = 2.0
"""Standard deviations above the average document, in every part that was measured, by which one stands out."""

SUPPORTS: Final = 1.0
"""The same where at least half of the parts are covered."""

WEIGHTS: Final = {MEANING: MEANING_WEIGHT}
"""How many deviations of words this part is worth. Patents are asked with, which the learnt ranker is not for."""

HALF: Final = 0.5
SEVERAL: Final = 2
"""Covered parts of a patent's text, of which one alone is often a common phrase."""


def is_near(reason: TakerReason) -> bool:
    """Whether the reason is one.

    Needs and profiles: at least one part covered, and the score stands out, or half of the parts are covered and the
    score supports it. Own patents: half of the parts, and at least two, are covered (their score isn't used: the patent
    itself is in the same index and stretches the scale).
    """
    asked = [part for part in reason.explanation.parts if part.coverage is not Coverage.NOT_ASKED]
    covered = sum(part.coverage is Coverage.COVERED for part in asked)
    half = covered > 0 and covered >= HALF * len(asked)
    if reason.kind is ReasonKind.PATENT:
        return half and covered >= SEVERAL
    deviations = reason.score / (1 + sum(weight for name, weight in WEIGHTS.items() if name in reason.parts))
    return covered > 0 and (deviations >= STANDS_OUT or (half and deviations >= SUPPORTS))
