"""A push from beginning to end: groups of equal wishes, cut into parts that cores take one after another."""

from __future__ import annotations

import hashlib
import os
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from panhuo.engine.push.codes import encode, learn
from panhuo.engine.push.parts import Parts
from panhuo.engine.push.rules import Acceptance, Group, Rule, groups
from panhuo.engine.push.scan import DEPTH, EXACT, Best, Offers, Scanner
from panhuo.engine.rank.mixture import MEANING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from panhuo.engine.encode.protocol import Matrix
    from panhuo.engine.push.mixture import Contributions, Mixture
    from panhuo.engine.types import Progress

LIMIT: Final = 20
"""Patents for each taker."""

PART: Final = 4096
"""Takers of a part: what a kill costs each core at most."""


@dataclass(frozen=True, slots=True)
class Side:
    """Names and placed unit vectors of patents or takers, row by row.

    Out of an index also, of patents, their rows in it (ascending), and of takers, what they ask.
    """

    ids: Sequence[str]
    vectors: NDArray[Any]
    rows: NDArray[np.int64] | None = None
    texts: Sequence[str] | None = None


@dataclass(frozen=True, slots=True)
class Pieces:
    """A part: slices of groups, in order."""

    number: int
    groups: tuple[Group, ...]

    @property
    def takers(self) -> NDArray[np.int64]:
        return np.concatenate([group.takers for group in self.groups])


def push(
    folder: Path,
    *,
    patents: Side,
    takers: Side,
    rules: Sequence[Rule] = (),
    limit: int = LIMIT,
    mixture: Mixture | None = None,
    facts: dict[str, Any] | None = None,
    progress: Progress | None = None,
    threads: int | None = None,
) -> int:
    """Write the best `limit` patents of every taker as Parquet parts under `folder`; gives the number of parts.

    Parts that are there already are kept, so the same call after a kill goes on. `facts` are written into the manifest
    and must be the same then. With a `mixture` words take part: sixteen candidates by meaning for each place are mixed
    with them; without, meaning alone decides. `progress` gets (takers done, all) and may raise to stop.

    Raises `EngineError` ``push.other`` if the folder holds another push.
    """
    parts = Parts(folder)
    parts.claim(
        {
            **(facts or {}),
            "limit": limit,
            "words": mixture is not None,
            "digest": _digest(patents, takers, rules, limit),
        }
    )
    plan = list(_plan(groups(rules, takers=len(takers.ids))))
    left = [piece for piece in plan if not parts.done(piece.number)]
    total = len(takers.ids)
    done = total - sum(len(piece.takers) for piece in left)
    if progress is not None:
        progress(done, total)
    if not left:
        return len(plan)
    scanners = _Scanners(_offers(patents), Acceptance(rules, patents=len(patents.ids)))
    best = _Best(scanners, takers, limit, mixture)
    with ThreadPoolExecutor(threads or os.cpu_count() or 1) as pool:
        waiting = {pool.submit(_one, piece, best, parts, patents): piece for piece in left}
        try:
            for future in as_completed(waiting):
                future.result()
                done += len(waiting[future].takers)
                if progress is not None:
                    progress(done, total)
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise
    return len(plan)


def best_of(patents: Side, takers: Matrix, *, limit: int = LIMIT, exact: bool = False) -> Best:
    """The best patents of some takers without rules; `exact` computes every product, for measuring."""
    offers = Offers(patents.vectors) if exact else _offers(patents)
    return Scanner(offers, np.arange(len(patents.ids))).best(takers, limit=limit)


class _Scanners:
    """Scanners of the groups in work: neighbouring parts share one, older ones are let go."""

    def __init__(self, offers: Offers, acceptance: Acceptance) -> None:
        self._offers, self._acceptance = offers, acceptance
        self._kept: dict[tuple[str, ...], Scanner] = {}
        self._lock = Lock()

    def of(self, wanted: tuple[str, ...]) -> Scanner:
        with self._lock:
            found = self._kept.get(wanted)
            if found is None:
                while len(self._kept) >= (os.cpu_count() or 1):
                    self._kept.pop(next(iter(self._kept)))
                found = self._kept[wanted] = Scanner(self._offers, self._acceptance.rows(wanted))
            return found


@dataclass(frozen=True, slots=True)
class _Best:
    """The best of each taker of a group: rows of patents and contributions, best first."""

    scanners: _Scanners
    takers: Side
    limit: int
    mixture: Mixture | None

    def of(self, group: Group) -> tuple[NDArray[np.int64], Contributions]:
        vectors = np.asarray(self.takers.vectors[group.takers], dtype=np.float32)
        scanner = self.scanners.of(group.wanted)
        if self.mixture is None:
            rows, products = scanner.best(vectors, limit=self.limit)
            return _wide(rows, self.limit, -1), {MEANING: _wide(products, self.limit, -np.inf)}
        depth = self.limit * DEPTH
        found = scanner.best(vectors, limit=depth, depth=depth)
        parts = self.mixture.contributions(group.takers, vectors, found)
        order = np.lexsort((found[0], -np.sum(list(parts.values()), axis=0)), axis=1)[:, : self.limit]
        rows = _wide(np.take_along_axis(found[0], order, axis=1), self.limit, -1)
        return rows, {
            name: _wide(np.take_along_axis(part, order, axis=1), self.limit, -np.inf) for name, part in parts.items()
        }


def _one(piece: Pieces, best: _Best, parts: Parts, patents: Side) -> None:
    found = [best.of(group) for group in piece.groups]
    rows = np.concatenate([own for own, _ in found])
    scores = {name: np.concatenate([part[name] for _, part in found]) for name in found[0][1]}
    names = [best.takers.ids[row] for row in piece.takers.tolist()]
    parts.write(piece.number, takers=names, patents=patents.ids, rows=rows, scores=scores)


def _wide(array: NDArray[Any], width: int, fill: float) -> NDArray[Any]:
    return np.pad(array, ((0, 0), (0, width - array.shape[1])), constant_values=fill)


def _plan(found: Iterator[Group]) -> Iterator[Pieces]:
    number, own, size = 0, [], 0
    for group in found:
        rest = group.takers
        while len(rest):
            take = rest[: PART - size]
            own.append(Group(group.wanted, take))
            size, rest = size + len(take), rest[len(take) :]
            if size == PART:
                yield Pieces(number, tuple(own))
                number, own, size = number + 1, [], 0
    if own:
        yield Pieces(number, tuple(own))


def _offers(patents: Side) -> Offers:
    vectors = np.asarray(patents.vectors, dtype=np.float16)
    if len(vectors) <= EXACT:
        return Offers(vectors)
    coder = learn(vectors)
    return Offers(vectors, coder, encode(coder, vectors))


def _digest(patents: Side, takers: Side, rules: Sequence[Rule], limit: int) -> str:
    """Changes when what is pushed changes."""
    digest = hashlib.blake2b(str(limit).encode(), digest_size=16)
    for side in (patents, takers):
        digest.update("\n".join(side.ids).encode())
        digest.update(np.ascontiguousarray(side.vectors[:: max(1, len(side.ids) // 1000)], dtype=np.float16).tobytes())
    for rule in rules:
        digest.update(rule.field.encode())
        digest.update("\n".join("|".join(values) for values in rule.held).encode())
        digest.update("\n".join(rule.wanted).encode())
    return digest.hexdigest()
