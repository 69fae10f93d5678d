"""e5-small in torch, from the installed 4-bit weights, with low-rank additions that can be trained."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 - its usual name
from tokenizers import Tokenizer

from panhuo.engine.encode.build import _sources
from panhuo.engine.encode.careful import PREFIX
from panhuo.engine.encode.q4 import read_weights
from panhuo.engine.types import Side

HALF, LAYERS = 6, 12
HEADS, SIZE, INNER = 12, 384, 1536
MOST_TOKENS = 512
SHAPES = {
    "q": (SIZE, SIZE),
    "k": (SIZE, SIZE),
    "v": (SIZE, SIZE),
    "ao": (SIZE, SIZE),
    "fi": (INNER, SIZE),
    "fo": (SIZE, INNER),
}
"""Outputs and inputs of each matrix of a layer."""

Additions = dict[tuple[int, str], tuple[torch.Tensor, torch.Tensor]]
"""(layer, matrix) → (thin, wide)."""


def new_additions(rank: int, *, after: int = HALF, seed: int = 0) -> Additions:
    """Additions to the layers after the first so many that change nothing yet."""
    chance = torch.Generator().manual_seed(seed)
    found = {}
    for layer in range(after, LAYERS):
        for name, (outputs, inputs) in SHAPES.items():
            thin = torch.randn(rank, inputs, generator=chance) / math.sqrt(inputs)
            found[layer, name] = (thin.requires_grad_(), torch.zeros(outputs, rank).requires_grad_())
    return found


class Model:
    """The encoder; hidden states are (texts, tokens, 384) with a mask of (texts, tokens)."""

    def __init__(self) -> None:
        source, tokenizer = _sources()
        weights = read_weights(source)
        self.epsilon = weights.shape.epsilon
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._words = torch.from_numpy(weights.matrix("emb.word", weights.shape.vocabulary))
        places = weights.matrix("emb.pos", weights.shape.positions) + weights.matrix("emb.type", weights.shape.types)[0]
        self._places = torch.from_numpy(places)
        self._weights = weights

    def lower(self, text: str, *, side: Side = Side.NEED, layers: int = HALF) -> torch.Tensor:
        """Hidden states after the first layers, which are never trained."""
        ids = self._tokenizer.encode(PREFIX[side] + text[:4096]).ids
        ids = ids if len(ids) <= MOST_TOKENS else [*ids[: MOST_TOKENS - 1], ids[-1]]
        with torch.no_grad():
            hidden = F.embedding(torch.tensor([ids]), self._words) + self._places[: len(ids)]
            hidden = self._norm(hidden, "emb.ln")
            for layer in range(layers):
                hidden = self._layer(hidden, torch.ones(1, len(ids)), layer, {})
        return hidden[0].half()

    def upper(self, states: Sequence[torch.Tensor], additions: Additions) -> torch.Tensor:
        """Unit vectors from hidden states of the lower half."""
        hidden, mask = self.last(states, additions)
        mean = (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        return F.normalize(mean, dim=-1)

    def last(
        self, states: Sequence[torch.Tensor], additions: Additions, *, after: int = HALF
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Last hidden states from those after so many layers, and which of them belong to a text."""
        hidden = torch.zeros(len(states), max(map(len, states)), SIZE)
        mask = torch.zeros(hidden.shape[:2])
        for row, state in enumerate(states):
            hidden[row, : len(state)] = state.float()
            mask[row, : len(state)] = 1
        for layer in range(after, LAYERS):
            hidden = self._layer(hidden, mask, layer, additions)
        return hidden, mask

    def _layer(self, hidden: torch.Tensor, mask: torch.Tensor, layer: int, additions: Additions) -> torch.Tensor:
        texts, tokens, _ = hidden.shape

        def linear(value: torch.Tensor, name: str) -> torch.Tensor:
            out = F.linear(value, self._matrix(layer, name), self._tensor(f"l{layer}.{name}.b"))
            if (layer, name) in additions:
                thin, wide = additions[layer, name]
                out = out + F.linear(F.linear(value, thin), wide)
            return out

        def heads(name: str) -> torch.Tensor:
            return linear(hidden, name).view(texts, tokens, HEADS, SIZE // HEADS).transpose(1, 2)

        closed = ((mask - 1) * 1e4)[:, None, None, :]
        mixed = F.scaled_dot_product_attention(heads("q"), heads("k"), heads("v"), attn_mask=closed)
        mixed = mixed.transpose(1, 2).reshape(texts, tokens, SIZE)
        hidden = self._norm(linear(mixed, "ao") + hidden, f"l{layer}.aln")
        return self._norm(linear(F.gelu(linear(hidden, "fi")), "fo") + hidden, f"l{layer}.oln")

    def _norm(self, value: torch.Tensor, name: str) -> torch.Tensor:
        return F.layer_norm(value, (SIZE,), self._tensor(f"{name}.w"), self._tensor(f"{name}.b"), self.epsilon)

    def _matrix(self, layer: int, name: str) -> torch.Tensor:
        return self._tensor(f"l{layer}.{name}.w").view(SHAPES[name])

    def _tensor(self, name: str) -> torch.Tensor:
        return torch.from_numpy(self._weights.tensors[name])


def numbers(value: torch.Tensor) -> Any:
    """As a numpy array."""
    return value.detach().numpy().astype(np.float32)
