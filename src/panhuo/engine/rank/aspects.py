"""The parts of aspects: what of all that a need asks for a document names as its object, and answers in one sentence.

A need's aspects are those of `panhuo.engine.text.aspects` but its background. A document's object is its title, or the
first sentence of a text without one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from panhuo.engine.text.aspects import BACKGROUND, aspects
from panhuo.engine.text.fold import fold
from panhuo.engine.text.sentences import sentences
from panhuo.engine.text.shared import pairs
from panhuo.engine.text.terms import RUN
from panhuo.engine.text.weights import weights

if TYPE_CHECKING:
    from panhuo.engine.text.weights import Counting


class Aspects:
    """What a need asks for, part by part, read once for all documents."""

    def __init__(self, need: str, counts: Counting) -> None:
        pieces = sentences(need)
        kinds = aspects(pieces)
        parts = [pairs(piece.text) for piece, kind in zip(pieces, kinds, strict=True) if kind != BACKGROUND]
        self._parts = [part for part in parts if part]
        self._all = set().union(*self._parts)
        self._runs = {unit for unit in self._all if RUN.fullmatch(unit)}
        self._pairs = sorted(self._all - self._runs)
        self._table = weights(self._all, index=counts)
        self._whole = sum(map(self._weight, self._parts))

    def __bool__(self) -> bool:
        return self._whole > 0

    def shares(self, text: str) -> tuple[float, float]:
        """Two shares of what is asked, by weight of words: named in the object, and answered.

        A part is answered as far as the one sentence goes that shares most with it.
        """
        folded = fold(text)
        runs = self._runs.intersection(RUN.findall(folded)) if self._runs else ()
        here = [*(pair for pair in self._pairs if pair in folded), *runs]
        said = [{unit for unit in here if unit in piece.text} for piece in sentences(folded)] if here else []
        if not said:
            return 0.0, 0.0
        answered = sum(max(self._weight(part & own) for own in said) for part in self._parts)
        return self._weight(said[0]) / self._weight(self._all), answered / self._whole

    def _weight(self, units: set[str]) -> float:
        return sum(self._table[unit] for unit in units)
