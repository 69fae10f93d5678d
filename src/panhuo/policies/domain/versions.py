"""Two texts of a policy article by article: what is new, gone, changed, only renumbered, or moved."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Final, Generic, Protocol, TypeVar

import numpy as np
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

ALIKE: Final = 0.5
"""Share of common characters from which a text counts as the changed form of another (ours)."""
SAME_LABEL: Final = 0.3
"""What the same label (第三条) adds: a wholly new text under the old number is a changed article (ours)."""
_MANY: Final = 500
"""From so many clauses on, texts that come again and again don't lead the comparison: it would take minutes."""
_MOST_CHARS: Final = 400
_MOST_PAIRS: Final = 100_000


class Clause(Protocol):
    """What is compared; the three are texts (fields of a record count as descriptors, which a protocol can't name)."""

    label: Any
    chapter: Any
    text: Any


T = TypeVar("T", bound=Clause)


@dataclass(frozen=True, slots=True)
class ClausePair(Generic[T]):
    """`kind`: same, renumbered (only its label or chapter), changed, moved (same text elsewhere), added, removed."""

    kind: str
    old: T | None
    new: T | None


def compare_versions(old: Sequence[T], new: Sequence[T]) -> list[ClausePair[T]]:
    """The pairs in the order of the new text; what is gone stands where it stood. Each clause comes exactly once."""
    before, after = [_plain(one.text) for one in old], [_plain(one.text) for one in new]
    pairs: list[ClausePair[T]] = []
    for op, a, b, c, d in SequenceMatcher(None, before, after, autojunk=len(before) > _MANY).get_opcodes():
        if op == "equal":
            pairs += [_same(x, y) for x, y in zip(old[a:b], new[c:d], strict=True)]
        else:
            pairs += _aligned(old[a:b], new[c:d])
    return _with_moves(pairs)


def _same(old: T, new: T) -> ClausePair[T]:
    stays = (old.label, old.chapter) == (new.label, new.chapter)
    return ClausePair("same" if stays else "renumbered", old, new)


def _aligned(old: Sequence[T], new: Sequence[T]) -> Iterator[ClausePair[T]]:
    i = j = 0
    for x, y in [*_matches(old, new), (len(old), len(new))]:
        yield from (ClausePair("removed", one, None) for one in old[i:x])
        yield from (ClausePair("added", None, one) for one in new[j:y])
        if x < len(old):
            yield ClausePair("changed", old[x], new[y])
        i, j = x + 1, y + 1


def _matches(old: Sequence[T], new: Sequence[T]) -> list[tuple[int, int]]:
    """Which old clause became which new one, in order: the pairs whose likeness is greatest together."""
    if not old or not new:
        return []
    gains = _likeness(old, new)
    best = np.zeros((len(old) + 1, len(new) + 1))
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            paired = gains[i, j] + best[i + 1, j + 1] if gains[i, j] else 0.0
            best[i, j] = max(paired, best[i + 1, j], best[i, j + 1])
    pairs, i, j = [], 0, 0
    while i < len(old) and j < len(new):
        if gains[i, j] and best[i, j] == gains[i, j] + best[i + 1, j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i, j] == best[i + 1, j]:
            i += 1
        else:
            j += 1
    return pairs


def _likeness(old: Sequence[T], new: Sequence[T]) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Of each pair; 0 where they can't be the same clause. Very many are compared by their labels alone."""
    labels = np.array([[bool(x.label) and x.label == y.label for y in new] for x in old], dtype=np.float64)
    if len(old) * len(new) > _MOST_PAIRS:
        return labels
    heads = [[_plain(one.text)[:_MOST_CHARS] for one in side] for side in (old, new)]
    alike = cdist(heads[0], heads[1], scorer=Indel.normalized_similarity, dtype=np.float64)
    return np.where((alike >= ALIKE) | (labels > 0), alike + SAME_LABEL * labels, 0.0)


def _with_moves(pairs: Sequence[ClausePair[T]]) -> list[ClausePair[T]]:
    """A text that went and came word for word was moved: it stands once, where it is now."""
    gone: dict[str, list[T]] = defaultdict(list)
    for pair in pairs:
        if pair.kind == "removed" and pair.old is not None:
            gone[_plain(pair.old.text)].append(pair.old)
    moved: list[T] = []
    found: list[ClausePair[T]] = []
    for pair in pairs:
        waiting = gone[_plain(pair.new.text)] if pair.kind == "added" and pair.new is not None else []
        if waiting:
            moved.append(waiting.pop(0))
            found.append(ClausePair("moved", moved[-1], pair.new))
        else:
            found.append(pair)
    taken = {id(one) for one in moved}
    return [pair for pair in found if not (pair.kind == "removed" and id(pair.old) in taken)]


def _plain(text: str) -> str:
    return re.sub(r"\s", "", text)
