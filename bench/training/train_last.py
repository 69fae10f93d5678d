"""Trains needs once more, towards patents as they lie: needs_adaptation.npz and phrases.npz in src/panhuo/engine/data.

usage: python bench/training/train_last.py          (after train_both.py; see README.md; some 15 minutes on two cores)

The vectors and phrases of the stock and of foreign patents are those of the built encoder and stand still; needs meet
the whole stock at once, and phrase by phrase the hardest of it, words taking part. Of the third round a sample takes
part; the fourth brings needs in English and in the manner of posted ones, of which training had few.
"""

from __future__ import annotations

import math
import random
from itertools import chain

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 - its usual name
from e5 import Model
from mixed import place_needs, shipped
from train_needs import DATA, between, probed, write
from train_phrases import Heads, write_heads
from words import Words

from pairs import FIRST, FOURTH, SECOND, THIRD, Pair, alike, english_pairs, own_pairs, patent_pairs, stock
from panhuo.engine.api import Side, VectorCache, load_encoder
from panhuo.engine.encode.adapt import FOREIGN
from panhuo.engine.encode.phrases import FOREIGN as FOREIGN_HEADS
from panhuo.engine.encode.phrases import MOST_WINDOWS, TOKEN_DIM
from panhuo.engine.rank.mixture import MEANING_WEIGHT
from panhuo.engine.rank.prior import prior_of
from panhuo.engine.rank.space import Moments, Space
from panhuo.engine.text.language import Language, language

RATE, HEADS_RATE, BATCH, WARM, OTHERS, HARD, TAKEN, SOFT = 1.5e-4, 2e-4, 24, 20, 600, 40, 3, 0.1
SAMPLE = 3000
PHRASES = 0.5
SHARE, RANK = 0.6, 32


class Placed:
    """The stock, and foreign patents after it, as the built encoder places them."""

    def __init__(self, foreign: list[str]) -> None:
        encoder = load_encoder("careful")
        texts = [*(patent["abstract"] for patent in stock()), *foreign]
        raw, codes = VectorCache.of_user().encode_patents(texts, encoder=encoder)  # type: ignore[arg-type]
        self.prior = prior_of(encoder.name, encoder.dim)  # type: ignore[union-attr]
        self.space = Space.of(Moments(raw.shape[1]), prior=self.prior)
        self.patents = torch.from_numpy(self.space.place(raw, texts, side=Side.PATENT))
        self.words = Words(texts[: len(texts) - len(foreign)], extra=len(foreign))
        self._codes = codes

    def windows(self, rows: list[int]) -> tuple[torch.Tensor, torch.Tensor]:
        """Phrases of some patents, and −2 where there is none."""
        out, gap = torch.zeros(len(rows), MOST_WINDOWS, TOKEN_DIM), torch.full((len(rows), MOST_WINDOWS), -2.0)
        for at, row in enumerate(rows):
            own = torch.from_numpy(self._codes[row].astype(np.float32) / 127)
            out[at, : len(own)], gap[at, : len(own)] = own, 0
        return out, gap


class Last:
    """What is trained: the needs' additions and the heads that read them."""

    def __init__(self, model: Model, placed: Placed) -> None:
        self.model, self.placed = model, placed
        self.needs, self.heads = shipped(), Heads.shipped()
        for tensor in chain(*self.needs.values()):
            tensor.requires_grad_()
        self.scale = torch.tensor(math.log(20.0)).requires_grad_()
        self.word_weight = torch.tensor(1.0).requires_grad_()

    def loss(self, pairs: list[Pair], states: list[torch.Tensor], words: torch.Tensor) -> torch.Tensor:
        """Of one batch; `words` has a row a need and a column a patent."""
        texts, aims = [pair.text for pair in pairs], torch.tensor([pair.row for pair in pairs])
        hidden, mask = self.model.last([F.dropout(state.float(), SOFT) for state in states], self.needs)
        mean = (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        prior, space = self.placed.prior, self.placed.space
        asked = place_needs(F.normalize(mean, dim=-1), texts, prior=prior, space=space)
        near = asked @ self.placed.patents.T
        whole = F.cross_entropy(self.scale.exp() * near + self.word_weight * words, aims)
        known = words + MEANING_WEIGHT * (near - near.mean(1, keepdim=True)) / near.std(1, keepdim=True)
        hard = known.detach().topk(HARD, 1).indices.tolist()
        taken = [row for rows in hard for row in random.sample(rows, TAKEN)]
        met = list(dict.fromkeys([*aims.tolist(), *taken]))
        said = [row[: int(own.sum())] for row, own in zip(hidden, mask, strict=True)]
        closeness = self.heads.closeness(said, *self.placed.windows(met))
        scores = self.heads.base.exp() * known[:, met] + self.heads.scale.exp() * closeness
        return whole + PHRASES * F.cross_entropy(scores, torch.tensor([met.index(int(aim)) for aim in aims]))

    def train(self, pairs: list[Pair]) -> None:
        """One epoch of our own pairs and a sample of the others."""
        lower = {text: self.model.lower(text) for text in {pair.text for pair in pairs}}
        states = [lower[pair.text] for pair in pairs]
        own = [at for at, pair in enumerate(pairs) if pair.own]
        rest = [at for at, pair in enumerate(pairs) if not pair.own]
        plan = alike(own + random.sample(rest, min(OTHERS, len(rest))), lambda at: len(states[at]), size=BATCH)
        needs = list(chain(*self.needs.values()))
        heads = [self.heads.need_turn, self.heads.telling]
        said = [value for layer in heads for value in layer.parameters()]
        slow = [self.scale, self.word_weight, self.heads.scale, self.heads.base]
        optimiser = torch.optim.AdamW(
            [{"params": needs, "weight_decay": 0.01}, {"params": said}, {"params": slow, "lr": 0.01}], weight_decay=0
        )
        for step, batch in enumerate(plan):
            share = min(1.0, (step + 1) / WARM) * (0.52 + 0.5 * math.cos(math.pi * step / len(plan)))
            optimiser.param_groups[0]["lr"], optimiser.param_groups[1]["lr"] = share * RATE, share * HEADS_RATE
            chosen = [pairs[at] for at in batch]
            words = self.placed.words.standardised([pair.text for pair in chosen])
            loss = self.loss(chosen, [states[at] for at in batch], words)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_([*needs, *said], 1.0)
            optimiser.step()
            if step % 20 == 0:
                print(f"step {step} of {len(plan)}: loss {loss.item():.3f}", flush=True)


def main() -> None:
    torch.manual_seed(0)
    random.seed(0)
    english, foreign = english_pairs()
    last, first = Last(Model(), Placed(foreign)), shipped()
    third, fourth = random.sample(own_pairs(rounds=THIRD), SAMPLE), own_pairs(rounds=FOURTH)
    posted = [pair for pair in fourth if language(pair.text) is Language.CHINESE]
    rest = patent_pairs(titles=300, telling=100, seed=1) + english
    last.train(own_pairs(rounds=FIRST + SECOND) + third + fourth + posted + rest)
    needs = between(first, last.needs, share=SHARE, rank=RANK)
    write(needs, probed(last.model, needs), DATA / FOREIGN)
    write_heads(last.heads, FOREIGN_HEADS)


if __name__ == "__main__":
    main()
