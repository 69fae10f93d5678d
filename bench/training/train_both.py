"""Trains both sides on: needs_adaptation.npz, patents_adaptation.npz and phrases.npz in src/panhuo/engine/data.

usage: python bench/training/train_both.py          (after train_phrases.py; see README.md; an hour on two cores)

A batch of needs meets the patents that answer them and some of the hardest others of the whole stock. The upper layers
are run through for all of these, so that patents move too, and their phrases with them. Words take part in every score,
so that what they find already teaches nothing. Needs also meet the whole stock as it lay before.
"""

from __future__ import annotations

import math
import random
from itertools import chain
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 - its usual name
from e5 import Model, new_additions
from mixed import Base, shipped
from states import States
from train_needs import DATA, between, probed, write
from train_phrases import Heads, write_heads

from pairs import Pair, alike, english_pairs, own_pairs, patent_pairs, stock
from panhuo.engine.encode.adapt import FILES
from panhuo.engine.encode.build import PROBES
from panhuo.engine.rank.mixture import MEANING_WEIGHT
from panhuo.engine.types import Side

AFTER = 9
"""Patents move in the layers after the first nine."""

RANK, EPOCHS, BATCH, WARM = 16, 3, 24, 20
RATES = {"patents": 5e-4, "needs": 1.5e-4, "heads": 3e-4}
OTHERS, HARD, AMONG, SOFT, AT_ONCE = 350, 2, 40, 0.1, 12
SHARE, NEED_RANK = 0.2, 32
"""Needs go a fifth of the way: posted ones fare better than with the whole of it (docs/decisions/0025)."""

WHOLE, PHRASES, STAY = 0.5, 0.5, 0.2
"""Weights beside the loss of the batch: of the whole stock, of phrases, and of a patent's way from where it lay."""


class Both:
    """What is trained, and the stock as the original e5 sees it."""

    def __init__(self, model: Model, foreign: list[str], heads: Heads) -> None:
        self.model, self.base, self.heads = model, Base(foreign), heads
        texts = [*(patent["abstract"] for patent in stock()), *foreign]
        self.states = States(texts, layers=AFTER)
        self.needs, self.patents = shipped(), new_additions(RANK, after=AFTER, seed=1)
        for tensor in chain(*self.needs.values()):
            tensor.requires_grad_()
        self.scales = torch.tensor([math.log(30.0)] * 2).requires_grad_()
        self.word_weights = torch.ones(2).requires_grad_()

    def loss(self, pairs: list[Pair], states: list[torch.Tensor], words: torch.Tensor) -> torch.Tensor:
        """Of one batch; `words` has a row a need and a column a patent of the whole stock."""
        hidden, mask = self.model.last([F.dropout(state.float(), SOFT) for state in states], self.needs)
        asked = self.base.place(mean(hidden, mask), [pair.text for pair in pairs])
        whole = self._score(asked, self.base.patents, words, 0)
        answers = torch.tensor([pair.row for pair in pairs])
        met = list(dict.fromkeys([*answers.tolist(), *hardest(whole.detach(), answers)]))
        last = self.last(met)
        placed = self.base.place_patents(F.normalize(torch.stack([one.mean(0) for one in last]), dim=-1))
        aims = torch.tensor([met.index(pair.row) for pair in pairs])
        batch = self._score(asked, placed, words[:, met], 1)
        said = [row[: int(own.sum())] for row, own in zip(hidden, mask, strict=True)]
        phrases = self._known(asked, words, met) + self.heads.scale.exp() * self.heads.closeness(
            said, *self.heads.patents(last)
        )
        moved = 1 - (placed * self.base.patents[met]).sum(1)
        return (
            WHOLE * F.cross_entropy(whole, answers)
            + F.cross_entropy(batch, aims)
            + PHRASES * F.cross_entropy(phrases, aims)
            + STAY * moved.mean()
        )

    def last(self, rows: list[int]) -> list[torch.Tensor]:
        """Last states of some patents."""
        found: dict[int, torch.Tensor] = {}
        states = {row: self.states.of(row) for row in rows}
        order = sorted(rows, key=lambda row: len(states[row]))
        for first in range(0, len(order), AT_ONCE):
            some = order[first : first + AT_ONCE]
            hidden, _ = self.model.last([states[row] for row in some], self.patents, after=AFTER)
            found |= {row: hidden[at, : len(states[row])] for at, row in enumerate(some)}
        return [found[row] for row in rows]

    def probed(self) -> torch.Tensor:
        """The probes as patents, all layers in 32 bits."""
        lower = [self.model.lower(probe, side=Side.PATENT, layers=AFTER) for probe in PROBES]
        return torch.cat([mean(*self.model.last([one], self.patents, after=AFTER)) for one in lower])

    def _score(self, asked: torch.Tensor, placed: torch.Tensor, words: torch.Tensor, which: int) -> torch.Tensor:
        return self.scales[which].exp() * (asked @ placed.T) + self.word_weights[which] * words

    def _known(self, asked: torch.Tensor, words: torch.Tensor, met: list[int]) -> torch.Tensor:
        """What words and meaning say of those met."""
        near = asked @ self.base.patents.T
        meaning = (near - near.mean(1, keepdim=True)) / near.std(1, keepdim=True)
        return self.heads.base.exp() * (words[:, met] + MEANING_WEIGHT * meaning[:, met])


def mean(hidden: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """Unit vectors of texts."""
    return F.normalize((hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True), dim=-1)


def hardest(scores: torch.Tensor, answers: torch.Tensor) -> list[int]:
    """Some of the best rows of each need without its answer."""
    scores[torch.arange(len(scores)), answers] = -math.inf
    best = scores.topk(AMONG, 1).indices.tolist()
    return [row for one in best for row in random.sample(one, HARD)]


def train(both: Both, pairs: list[Pair]) -> None:
    """Every epoch all of our own pairs and a sample of the others."""
    states = [both.model.lower(pair.text) for pair in pairs]
    words = words_of(both, pairs)
    sides = {"patents": chain(*both.patents.values()), "needs": chain(*both.needs.values())}
    heads = [value for name, value in both.heads.named_parameters() if name not in {"scale", "base"}]
    groups = {name: list(values) for name, values in {**sides, "heads": heads}.items()}
    slow = [both.scales, both.word_weights, both.heads.scale, both.heads.base]
    learnt = [{"params": values, "weight_decay": 0.01} for values in groups.values()]
    optimiser = torch.optim.AdamW([*learnt, {"params": slow, "lr": 0.01, "weight_decay": 0}], betas=(0.9, 0.98))
    own = [at for at, pair in enumerate(pairs) if pair.own]
    rest = [at for at, pair in enumerate(pairs) if not pair.own]
    plan = [
        batch
        for _ in range(EPOCHS)
        for batch in alike(own + random.sample(rest, OTHERS), lambda at: len(states[at]), size=BATCH)
    ]
    for step, batch in enumerate(plan):
        share = min(1.0, (step + 1) / WARM) * (0.52 + 0.5 * math.cos(math.pi * step / len(plan)))
        for group, name in zip(optimiser.param_groups, groups, strict=False):
            group["lr"] = share * RATES[name]
        chosen = torch.from_numpy(words[batch].astype(np.float32))
        loss = both.loss([pairs[at] for at in batch], [states[at] for at in batch], chosen)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(list(chain(*groups.values())), 1.0)
        optimiser.step()
        if step % 20 == 0:
            print(f"step {step} of {len(plan)}: loss {loss.item():.3f}", flush=True)


def words_of(both: Both, pairs: list[Pair]) -> Any:
    """Scores by words of the whole stock, one row a pair."""
    texts = [pair.text for pair in pairs]
    parts = [both.base.words.standardised(texts[at : at + 64]).half().numpy() for at in range(0, len(texts), 64)]
    return np.concatenate(parts)


def main() -> None:
    torch.manual_seed(0)
    random.seed(0)
    english, foreign = english_pairs()
    both = Both(Model(), foreign, Heads.shipped())
    rest = patent_pairs(titles=300, telling=100, seed=1) + random.sample(english, 600)
    train(both, own_pairs() + rest)
    both.needs = between(shipped(), both.needs, share=SHARE, rank=NEED_RANK)
    write(both.needs, probed(both.model, both.needs), DATA / FILES[Side.NEED])
    write(both.patents, both.probed(), DATA / FILES[Side.PATENT])
    write_heads(both.heads)


if __name__ == "__main__":
    main()
