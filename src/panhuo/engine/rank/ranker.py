"""The ranker: the best documents by words and meaning are read, and ordered anew by weights learnt over all features.

A feature that could not be measured of a document is absent and takes no part.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from panhuo.engine.rank.aspects import Aspects
from panhuo.engine.rank.conditions import conditions
from panhuo.engine.rank.learnt import learnt_weights
from panhuo.engine.rank.phrases import Phrases

if TYPE_CHECKING:
    from collections.abc import Mapping

    from panhuo.engine.encode.protocol import Matrix
    from panhuo.engine.index.state import State
    from panhuo.engine.rank.conditions import Conditions
    from panhuo.engine.rank.mixture import Found

READ: Final = 100
"""Best documents that are read."""

PHRASES: Final = "phrases"
OBJECT: Final = "object"
ANSWERED: Final = "answered"
CONDITIONS: Final = "conditions"


@dataclass(frozen=True, slots=True)
class Ranker:
    """What one need asks, held against the documents of one index."""

    state: State
    conditions: Conditions
    weights: Mapping[str, float] | None
    phrases: Phrases | None
    aspects: Aspects | None

    def reordered(self, found: Found) -> Found:
        """The same documents in order of their scores, with the contributions of all features."""
        self.add_features(found)
        if self.weights is not None:
            for _, parts in found:
                parts.update({name: value * self.weights[name] for name, value in parts.items()})
        if self.conditions:
            for row, parts in found[:READ]:
                if (added := self.conditions.contribution(self.state.text(row))) is not None:
                    parts[CONDITIONS] = added
        return sorted(found, key=lambda item: (-sum(item[1].values()), item[0]))

    def add_features(self, found: Found) -> None:
        """Put what is read of the best documents beside their words and meaning, not yet weighted."""
        if self.phrases is not None:
            own = [(parts, codes) for row, parts in found[:READ] if (codes := self.state.tokens(row)) is not None]
            for (parts, _), value in zip(own, self.phrases.deviations([codes for _, codes in own]), strict=True):
                parts[PHRASES] = float(value)
        if self.aspects is not None:
            for row, parts in found[:READ]:
                parts[OBJECT], parts[ANSWERED] = self.aspects.shares(self.state.text(row))


def ranker(need: str, state: State, *, by_meaning: bool, said: Matrix | None) -> Ranker:
    """The ranker of a need; `said` are its token vectors, if the index keeps such of its documents."""
    weights = learnt_weights(state.manifest.encoder, phrases=said is not None) if by_meaning else None
    return Ranker(
        state=state,
        conditions=conditions(need),
        weights=weights,
        phrases=None if said is None else Phrases(said, state),
        aspects=None if weights is None else Aspects(need, state) or None,
    )
