"""The part of conditions: quantities that a need asks for and things that it rules out, held against a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from panhuo.engine.text.negation import keeps_out, ruled_out
from panhuo.engine.text.quantities import meets, quantities

if TYPE_CHECKING:
    from panhuo.engine.text.negation import RuledOut
    from panhuo.engine.text.quantities import Quantity

MET: Final = 1.0
"""Added where a condition is met. Of our own needs' answers 1 in 44 meets a quantity, of the other best fifty 1 in 650
(docs/decisions/0014-learnt-ranking.md); the weight is a third of what that ratio would allow."""

BROKEN: Final = -1.0
"""Added where none of the comparable quantities meets the one that is asked for."""

USED: Final = -0.5
"""Added where a thing is used that the need rules out ..."""

TELLING: Final = 4
"""... if its name has so many characters: the use of shorter ones says nothing (it was as frequent in answers)."""


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a need demands, read once for all documents."""

    asked: tuple[Quantity, ...]
    without: tuple[RuledOut, ...]

    def __bool__(self) -> bool:
        return bool(self.asked or self.without)

    def contribution(self, text: str) -> float | None:
        """What the conditions add to a document's score; None if it says nothing that could be compared."""
        found = [*self._quantities(text), *self._things(text)]
        return sum(found) if found else None

    def _quantities(self, text: str) -> list[float]:
        offered = quantities(text) if self.asked else []
        found = []
        for asked in self.asked:
            verdicts = [verdict for one in offered if (verdict := meets(asked, one)) is not None]
            if verdicts:
                found.append(MET if any(verdicts) else BROKEN)
        return found

    def _things(self, text: str) -> list[float]:
        found = []
        for one in self.without:
            kept = keeps_out(one.thing, text)
            if kept:
                found.append(MET)
            elif kept is False and len(one.thing) >= TELLING:
                found.append(USED)
        return found


def conditions(need: str) -> Conditions:
    """The conditions that a need states."""
    return Conditions(tuple(quantities(need)), tuple(ruled_out(need)))
