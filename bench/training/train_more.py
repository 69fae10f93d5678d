"""Trains the additions for needs on: src/panhuo/engine/data/needs_adaptation.npz.

usage: python bench/training/train_more.py          (after train_needs.py; see README.md; some 10 minutes on a core)

Goes on from the file that train_needs.py wrote with the second round of our own needs, among some of the first, titles,
telling sentences and English ones, so that those stay.
"""

from __future__ import annotations

import random

import torch
from e5 import Model
from mixed import WHOLE, shipped
from train_needs import OUT, Trainer, between, probed, write

from pairs import FIRST, SECOND, english_pairs, own_pairs, patent_pairs

EPOCHS = 2
SHARE = 0.5
"""Half-way: ranks our held-out needs as well as the whole way, and keeps posted needs and English (see 0024)."""


def main() -> None:
    torch.manual_seed(0)
    random.seed(0)
    WHOLE.parent.mkdir(parents=True, exist_ok=True)
    first = shipped()
    model, additions = Model(), shipped()
    for both in additions.values():
        for tensor in both:
            tensor.requires_grad_()
    english, foreign = english_pairs()
    trainer = Trainer(model, foreign, additions)
    kept = random.sample(own_pairs(rounds=FIRST), 250)
    rest = patent_pairs(titles=300, telling=100, seed=1) + random.sample(english, 600)
    trainer.train(own_pairs(rounds=SECOND) + kept + rest, epochs=EPOCHS, rate=2e-4, drop=0.1, others=250)
    kept = between(first, trainer.additions, share=SHARE)
    write(trainer.additions, probed(model, trainer.additions), WHOLE)
    write(kept, probed(model, kept), OUT)


if __name__ == "__main__":
    main()
