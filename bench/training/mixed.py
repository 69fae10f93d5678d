"""What words and meaning find already: scores of all patents for texts, and the texts' last hidden states."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 - its usual name
from e5 import LAYERS, SIZE, Additions, Model
from states import States
from words import Words

from pairs import stock
from panhuo.engine.encode.adapt import Additions as Kept
from panhuo.engine.encode.adapt import additions_in, shipped_additions
from panhuo.engine.encode.paths import cache_dir
from panhuo.engine.rank.mixture import MEANING_WEIGHT
from panhuo.engine.rank.prior import FAMILY, Prior, prior_of
from panhuo.engine.rank.space import Moments, Space
from panhuo.engine.text.language import Language, language
from panhuo.engine.types import Side

WHOLE = cache_dir() / "training/second_round.npz"
"""The additions after the whole second round of needs; train_more.py keeps them for train_phrases.py."""


def shipped() -> Additions:
    """The additions in the package, as tensors."""
    return tensors(shipped_additions(Side.NEED))


def whole() -> Additions:
    """Those that the second round of needs has moved all the way."""
    with WHOLE.open("rb") as handle:
        return tensors(additions_in(handle))


def tensors(additions: Kept) -> Additions:
    """As tensors, by layer and matrix."""
    found = {}
    for name, (wide, thin) in additions.changes.items():
        layer, matrix, _ = name.split(".")
        found[int(layer[1:]), matrix] = (torch.from_numpy(thin.copy()), torch.from_numpy(wide.copy()))
    return found


def place_needs(vectors: torch.Tensor, texts: list[str], *, prior: Prior, space: Space) -> torch.Tensor:
    """As `Space.place` does with needs, but differentiable."""
    means = {kind: torch.from_numpy(prior.means[Side.NEED, kind]) for kind in Language}
    chinese = torch.tensor([language(text) is Language.CHINESE for text in texts])[:, None]
    carried = (vectors - means[Language.OTHER]) @ torch.from_numpy(prior.to_chinese)
    centred = torch.where(chinese, vectors - means[Language.CHINESE], carried)
    placed = (centred - torch.from_numpy(space.mean)) @ torch.from_numpy(space.whitening)
    return F.normalize(placed, dim=-1)


class Base:
    """The stock, and `extra` patents after it, as the original e5 sees them, with words."""

    def __init__(self, extra: list[str]) -> None:
        texts = [patent["abstract"] for patent in stock()]
        self.prior = prior_of(FAMILY, SIZE)
        raw = States([*texts, *extra], layers=LAYERS).vectors()
        centred = raw - self.prior.means[Side.PATENT, Language.CHINESE]
        moments = Moments(SIZE)
        moments.add(centred[: len(texts)])
        self.space = Space.of(moments, prior=self.prior)
        self.patents = torch.from_numpy(self.space.whiten(centred))
        self.words = Words(texts, extra=len(extra))

    def place(self, vectors: torch.Tensor, texts: list[str]) -> torch.Tensor:
        """As `Space.place` does with needs, but differentiable."""
        return place_needs(vectors, texts, prior=self.prior, space=self.space)

    def place_patents(self, vectors: torch.Tensor) -> torch.Tensor:
        """As `Space.place` does with Chinese patents, but differentiable; the space stays that of the original e5."""
        mean = torch.from_numpy(self.prior.means[Side.PATENT, Language.CHINESE] + self.space.mean)
        return F.normalize((vectors - mean) @ torch.from_numpy(self.space.whitening), dim=-1)

    def of(self, texts: list[str], model: Model, additions: Additions) -> tuple[list[torch.Tensor], Any]:
        """Last states of the texts, and one row of scores for each."""
        states: list[torch.Tensor] = []
        scores = np.empty((len(texts), len(self.patents)), dtype=np.float16)
        with torch.no_grad():
            for row, text in enumerate(texts):
                hidden, _ = model.last([model.lower(text)], additions)
                states.append(hidden[0].half())
                vector = F.normalize(hidden.mean(1), dim=-1)
                near = (self.place(vector, [text]) @ self.patents.T)[0].numpy()
                words = self.words.standardised([text])[0].numpy()
                scores[row] = words + MEANING_WEIGHT * (near - near.mean()) / near.std()
        return states, scores
