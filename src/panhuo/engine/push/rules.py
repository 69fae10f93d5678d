"""Rules of a push: which patents a taker accepts at all.

A rule is a field (industry, region). A taker wants one value of it or anything; a patent holds some values or is not
known. It passes if the taker wants anything, or holds the value, or nothing is known of it: what is not known excludes
nobody.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

ANYTHING: Final = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One field: what each patent holds (nothing: not known), what each taker wants (`ANYTHING` or a value)."""

    field: str
    held: Sequence[tuple[str, ...]]
    wanted: Sequence[str]


@dataclass(frozen=True, slots=True)
class Group:
    """Takers with the same wishes: their rows, and the value they want of each rule."""

    wanted: tuple[str, ...]
    takers: NDArray[np.int64]


class Acceptance:
    """Rows of patents that pass, by what is wanted. Masks per value are made once."""

    def __init__(self, rules: Sequence[Rule], *, patents: int) -> None:
        self._size = patents
        self._masks = [_masks(rule.held, patents) for rule in rules]

    def rows(self, wanted: tuple[str, ...]) -> NDArray[np.int64]:
        """Patents that pass all rules."""
        passed = np.ones(self._size, dtype=np.bool_)
        for value, masks in zip(wanted, self._masks, strict=True):
            if value != ANYTHING:
                passed &= masks[ANYTHING] | masks.get(value, False)
        return np.flatnonzero(passed)


def groups(rules: Sequence[Rule], *, takers: int) -> Iterator[Group]:
    """Takers by what they want, in a fixed order."""
    found: dict[tuple[str, ...], list[int]] = {}
    for row in range(takers):
        found.setdefault(tuple(rule.wanted[row] for rule in rules), []).append(row)
    for wanted in sorted(found):
        yield Group(wanted, np.array(found[wanted], dtype=np.int64))


def _masks(held: Sequence[tuple[str, ...]], size: int) -> dict[str, NDArray[np.bool_]]:
    rows: dict[str, list[int]] = {ANYTHING: []}
    for row, values in enumerate(held):
        for value in values or (ANYTHING,):
            rows.setdefault(value, []).append(row)
    masks = {}
    for value, own in rows.items():
        masks[value] = np.zeros(size, dtype=np.bool_)
        masks[value][own] = True
    return masks
