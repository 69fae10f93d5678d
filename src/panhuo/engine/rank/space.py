"""The space in which meaning is compared: centred by side and language, then whitened.

e5's vectors share a large common part and a few loud directions. Taking away the mean of what a text is (need or
patent, Chinese or not) and evening out the directions lifts recall a lot (ranking.md); what an index itself shows
counts more the more documents it has.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from panhuo.engine.text.language import Language, language

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from panhuo.engine.encode.protocol import Matrix
    from panhuo.engine.rank.prior import Prior
    from panhuo.engine.types import Side

RIDGE: Final = 1e-3
"""Added to every eigenvalue, so that the faintest directions are not blown up."""

PRIOR_DOCS: Final = 2000
"""The shipped statistics count as so many documents."""

SPREAD_DOCS: Final = 50
"""For how documents lie in the space, evenly spread ones count as so many."""

FILE: Final = "space.npz"
_SAVED: Final = ("mean", "whitening", "spread_mean", "spread")


class Moments:
    """Running count, sum and products of centred vectors."""

    def __init__(self, dim: int) -> None:
        self.count = 0
        self._sum = np.zeros(dim)
        self._products = np.zeros((dim, dim))

    def add(self, vectors: Matrix) -> None:
        self.count += len(vectors)
        self._sum += vectors.sum(axis=0)
        self._products += vectors.T @ vectors

    def shrunk_to(self, covariance: NDArray[Any], *, weight: int) -> tuple[NDArray[Any], NDArray[Any]]:
        """Mean and covariance, drawn towards mean 0 and `covariance` as if these had been seen in `weight` more."""
        total = self.count + weight
        mean = self._sum / total
        own = self._products - np.outer(self._sum, mean)
        return mean, (own + weight * covariance) / total


@dataclass(frozen=True, slots=True)
class Space:
    """Turns an encoder's vectors into comparable ones.

    `mean` and `whitening` belong to one generation of an index; `spread_mean` and `spread` are mean and covariance of
    its placed documents, from which mean and deviation of any question's closeness to all of them follow.
    """

    prior: Prior
    mean: NDArray[np.float32]
    whitening: NDArray[np.float32]
    spread_mean: NDArray[np.float32]
    spread: NDArray[np.float32]

    def place(self, vectors: Matrix, texts: Sequence[str], *, side: Side) -> Matrix:
        """Unit vectors of the texts in this space."""
        return self.whiten(centred(vectors, texts, side=side, prior=self.prior))

    def whiten(self, centred_vectors: Matrix) -> Matrix:
        """Unit vectors of centred ones."""
        placed = (centred_vectors - self.mean) @ self.whitening
        norms = np.linalg.norm(placed, axis=1, keepdims=True)
        unit: Matrix = (placed / np.maximum(norms, 1e-12)).astype(np.float32)
        return unit

    def standing(self, query: Matrix) -> tuple[float, float]:
        """Mean and standard deviation of a placed question's closeness to all documents."""
        variance = max(float(query @ self.spread @ query), 1e-12)
        return float(query @ self.spread_mean), variance**0.5

    def with_spread(self, placed: Moments) -> Space:
        """The same space, knowing how its documents lie in it."""
        dim = len(self.mean)
        mean, spread = placed.shrunk_to(np.eye(dim) / dim, weight=SPREAD_DOCS)
        return replace(self, spread_mean=mean.astype(np.float32), spread=spread.astype(np.float32))

    def save(self, folder: Path) -> None:
        """Write what belongs to the generation; the prior is known by the encoder's name."""
        np.savez(folder / FILE, **{name: getattr(self, name) for name in _SAVED})

    @classmethod
    def load(cls, folder: Path, *, prior: Prior) -> Space:
        """Read what `save` wrote."""
        with np.load(folder / FILE) as data:
            return cls(prior=prior, **{name: data[name] for name in _SAVED})

    @classmethod
    def of(cls, moments: Moments, *, prior: Prior) -> Space:
        """The space that follows from the centred documents of an index."""
        mean, whitening = _evened(moments, prior)
        zero = np.zeros(len(mean), dtype=np.float32)
        return cls(
            prior=prior,
            mean=mean.astype(np.float32),
            whitening=whitening.astype(np.float32),
            spread_mean=zero,
            spread=np.eye(len(mean), dtype=np.float32) / np.float32(len(mean)),
        )


def _evened(moments: Moments, prior: Prior) -> tuple[NDArray[Any], NDArray[Any]]:
    """Mean and whitening of documents."""
    own = Moments(len(prior.covariance)) if prior.finished else moments
    mean, covariance = own.shrunk_to(prior.covariance, weight=PRIOR_DOCS)
    values, vectors = np.linalg.eigh(covariance)
    return mean, vectors * (np.maximum(values, 0) + RIDGE) ** -0.5


def centred(vectors: Matrix, texts: Sequence[str], *, side: Side, prior: Prior) -> Matrix:
    """Vectors minus the mean of their side and language; those not in Chinese are carried to where Chinese ones lie."""
    out = np.empty_like(vectors)
    chinese = np.array([language(text) is Language.CHINESE for text in texts], dtype=np.bool_)
    out[chinese] = vectors[chinese] - prior.means[side, Language.CHINESE]
    out[~chinese] = (vectors[~chinese] - prior.means[side, Language.OTHER]) @ prior.to_chinese
    return out
