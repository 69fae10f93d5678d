"""Drawing a sample that anybody can draw again. Pure.

Within each stratum the patents are ordered by SHA-256 of ``seed|number`` and the first are taken; how many each
stratum gives is its share of the frame, by largest remainder. Nothing depends on a program's own random numbers.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

Framed = tuple[str, str]
"""(number, stratum)"""


def allocate(strata: Counter[str], size: int) -> dict[str, int]:
    """How many each stratum gives, in proportion to its size; never more than it has. Sums to min(size, frame)."""
    total = sum(strata.values())
    size = min(size, total)
    if not total:
        return {}
    exact = {name: size * n / total for name, n in strata.items()}
    given = {name: size * n // total for name, n in strata.items()}
    rest = size - sum(given.values())
    for name in sorted(strata, key=lambda name: (given[name] - exact[name], name))[:rest]:
        given[name] += 1
    return given


def draw(frame: Sequence[Framed], *, size: int, seed: str) -> list[str]:
    """The numbers drawn, by stratum and then in the order of drawing."""
    wanted = allocate(Counter(stratum for _number, stratum in frame), size)
    drawn: list[str] = []
    for name in sorted(wanted):
        numbers = sorted((number for number, stratum in frame if stratum == name), key=lambda n: _place(seed, n))
        drawn += numbers[: wanted[name]]
    return drawn


def digest_of(frame: Sequence[Framed]) -> str:
    """SHA-256 over the sorted lines ``number<TAB>stratum``: says whether two frames are the same."""
    lines = "\n".join(sorted(f"{number}\t{stratum}" for number, stratum in frame))
    return hashlib.sha256(lines.encode()).hexdigest()


def _place(seed: str, number: str) -> str:
    return hashlib.sha256(f"{seed}|{number}".encode()).hexdigest()
