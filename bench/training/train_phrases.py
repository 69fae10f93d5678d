"""Trains the heads for phrases: src/panhuo/engine/data/phrases.npz.

usage: python bench/training/train_phrases.py       (after train_more.py; see README.md; some 20 minutes on a core)

The encoder stays as it is: only what reads its last states is learnt. A need's tokens meet the nearest windows of
patents' tokens (late interaction); what words and meaning find already takes part in the score that is trained, so that
phrases learn what those do not see.
"""

from __future__ import annotations

import math
import random
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 - its usual name
from e5 import LAYERS, SIZE, Model, numbers
from mixed import Base, whole
from states import States
from torch import nn
from train_needs import DATA

from pairs import FIRST, SECOND, Pair, alike, english_pairs, own_pairs, patent_pairs, stock
from panhuo.engine.encode.phrases import MOST_WINDOWS, SHIPPED, TOKEN_DIM, WINDOW, shipped_heads

INNER, SOFT = 256, 0.1
EPOCHS, BATCH, WARM, RATE = 4, 32, 30, 1e-3
HARD, TAKEN, OTHERS, OWN = 60, 3, 250, 2000


class Heads(nn.Module):
    """As `panhuo.engine.encode.phrases.Heads`."""

    def __init__(self) -> None:
        super().__init__()
        self.inner, self.outer = nn.Linear(SIZE, INNER), nn.Linear(INNER, SIZE)
        self.patent_turn, self.need_turn = nn.Linear(SIZE, TOKEN_DIM), nn.Linear(SIZE, TOKEN_DIM)
        self.telling = nn.Linear(SIZE, 1)
        for layer in (self.outer, self.telling):
            nn.init.zeros_(layer.weight)
            nn.init.zeros_(layer.bias)
        self.scale = nn.Parameter(torch.tensor(math.log(20.0)))
        self.base = nn.Parameter(torch.tensor(0.0))

    def layers(self) -> dict[str, nn.Linear]:
        """By the names they are kept under."""
        return {
            "patent.inner": self.inner, "patent.outer": self.outer, "patent.turn": self.patent_turn,
            "need.turn": self.need_turn, "need.telling": self.telling,
        }  # fmt: skip

    @classmethod
    def shipped(cls) -> Heads:
        """Those in the package."""
        kept, heads = shipped_heads(), cls()
        with torch.no_grad():
            for name, layer in heads.layers().items():
                layer.weight.copy_(torch.from_numpy(kept.weights[name]))
                layer.bias.copy_(torch.from_numpy(kept.biases[name]))
        return heads

    def begin(self, patents: Any, needs: Any) -> None:
        """Begin with the strongest directions of the tokens' spread, evened out somewhat."""
        spread = np.concatenate([patents - patents.mean(0), needs - needs.mean(0)])
        values, vectors = np.linalg.eigh(np.cov(spread.T))
        values, vectors = values[-TOKEN_DIM:], vectors[:, -TOKEN_DIM:]
        turn = torch.from_numpy((vectors * (values + 0.3 * values.mean()) ** -0.5).T.astype(np.float32))
        with torch.no_grad():
            for layer, sample in ((self.patent_turn, patents), (self.need_turn, needs)):
                layer.weight.copy_(turn)
                layer.bias.copy_(-turn @ torch.from_numpy(sample.mean(0)))

    def patents(self, states: list[torch.Tensor]) -> tuple[torch.Tensor, torch.Tensor]:
        """Unit vectors of windows, (patents, windows, directions), and −2 where there is none."""
        flat = torch.cat(states)
        moved = flat + self.outer(F.gelu(self.inner(flat)))
        counts, places, first = [], [], 0
        for state in states:
            place = torch.arange(len(state)) // max(WINDOW, -(-len(state) // MOST_WINDOWS))
            counts.append(int(place[-1]) + 1)
            places.append(place + first)
            first += MOST_WINDOWS
        sums = torch.zeros(first, SIZE).index_add(0, torch.cat(places), moved)
        sizes = torch.bincount(torch.cat(places), minlength=first).clamp(min=1)[:, None]
        windows = F.normalize(self.patent_turn(sums / sizes), dim=-1)
        gap = torch.where(torch.arange(MOST_WINDOWS)[None] < torch.tensor(counts)[:, None], 0.0, -2.0)
        return windows.view(len(states), MOST_WINDOWS, -1), gap

    def need(self, state: torch.Tensor) -> torch.Tensor:
        """Unit vectors of tokens times their shares."""
        share = F.softplus(self.telling(state))
        return F.normalize(self.need_turn(state), dim=-1) * share / share.sum()

    def closeness(self, needs: list[torch.Tensor], windows: torch.Tensor, gap: torch.Tensor) -> torch.Tensor:
        """One row a need, one column a patent."""
        said = torch.cat([self.need(state) for state in needs])
        length = said.norm(dim=1, keepdim=True)
        common = F.normalize(said, dim=-1) @ windows.flatten(0, 1).T + gap.flatten()
        best = common.view(len(said), *gap.shape).amax(-1) * length
        rows = torch.repeat_interleave(torch.arange(len(needs)), torch.tensor([len(state) for state in needs]))
        return torch.zeros(len(needs), len(gap)).index_add(0, rows, best)


def train(heads: Heads, pairs: list[Pair], needs: list[torch.Tensor], base: Any, states: States) -> None:
    """`base` are the scores of words and meaning, one row a pair, one column a patent."""
    hard = [hardest(base[at], pair.row) for at, pair in enumerate(pairs)]
    slow = [heads.scale, heads.base]
    fast = [value for value in heads.parameters() if not any(value is other for other in slow)]
    optimiser = torch.optim.AdamW(
        [{"params": fast, "weight_decay": 0.01}, {"params": slow, "lr": 0.01, "weight_decay": 0}], lr=RATE
    )
    own = [at for at, pair in enumerate(pairs) if pair.own]
    rest = [at for at, pair in enumerate(pairs) if not pair.own]
    plan = [
        batch
        for _ in range(EPOCHS)
        for batch in alike(own + random.sample(rest, OTHERS), lambda at: len(needs[at]), size=BATCH)
    ]
    for step, batch in enumerate(plan):
        optimiser.param_groups[0]["lr"] = (
            RATE * min(1.0, (step + 1) / WARM) * (0.52 + 0.5 * math.cos(math.pi * step / len(plan)))
        )
        taken = [int(row) for at in batch for row in random.sample(hard[at], TAKEN)]
        rows = list(dict.fromkeys([*(pairs[at].row for at in batch), *taken]))
        closeness = heads.closeness(
            [F.dropout(needs[at].float(), SOFT) for at in batch], *heads.patents([states.of(row) for row in rows])
        )
        known = torch.from_numpy(base[batch][:, rows].astype(np.float32))
        scores = heads.base.exp() * known + heads.scale.exp() * closeness
        loss = F.cross_entropy(scores, torch.tensor([rows.index(pairs[at].row) for at in batch]))
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(fast, 1.0)
        optimiser.step()
        if step % 20 == 0:
            print(f"step {step} of {len(plan)}: loss {loss.item():.3f}, {heads.scale.exp().item():.1f}", flush=True)


def hardest(scores: Any, answer: int) -> list[int]:
    """The best rows without the answer."""
    best = np.argpartition(-scores, HARD)[: HARD + 1]
    return [int(row) for row in best if row != answer]


def write_heads(heads: Heads, name: str = SHIPPED) -> None:
    """Write the file; those for foreign needs know nothing of patents."""
    layers = {key: layer for key, layer in heads.layers().items() if name == SHIPPED or key.startswith("need.")}
    arrays = {f"{name}.w": numbers(layer.weight).astype(np.float16) for name, layer in layers.items()}
    biases = {f"{name}.b": numbers(layer.bias).astype(np.float16) for name, layer in layers.items()}
    np.savez_compressed(DATA / name, **arrays, **biases)


def main() -> None:
    torch.manual_seed(0)
    random.seed(0)
    english, foreign = english_pairs()
    texts = [*(patent["abstract"] for patent in stock()), *foreign]
    own = random.sample(own_pairs(rounds=FIRST + SECOND), OWN)
    pairs = own + patent_pairs(titles=300, telling=100, seed=1) + random.sample(english, 600)
    base = Base(foreign)
    needs, scores = base.of([pair.text for pair in pairs], Model(), whole())
    states, heads = States(texts, layers=LAYERS), Heads()
    some = torch.cat([states.of(row) for row in range(0, len(texts), 70)])
    heads.begin(numbers(some[::7]), numbers(torch.cat(needs[:100]).float()))
    train(heads, pairs, needs, scores, states)
    write_heads(heads)


if __name__ == "__main__":
    main()
