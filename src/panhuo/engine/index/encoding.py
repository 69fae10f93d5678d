"""Vectors of documents of either side, from the cache where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from panhuo.engine.types import Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from panhuo.engine.encode.cache import VectorCache
    from panhuo.engine.encode.protocol import Codes, Encoder, Matrix, TokenEncoder
    from panhuo.engine.rank.space import Space
    from panhuo.engine.types import Doc


def encode_docs(docs: Sequence[Doc], texts: Sequence[str], *, encoder: Encoder, vectors: VectorCache | None) -> Matrix:
    """The encoder's vectors of the documents."""
    out = np.empty((len(docs), encoder.dim), dtype=np.float32)
    for side, rows in _by_side(docs).items():
        own = [texts[row] for row in rows]
        if vectors is None:
            out[rows] = encoder.encode(own, side=side)
        else:
            out[rows] = vectors.encode(own, encoder=encoder, side=side)
    return out


def encode_phrases(
    docs: Sequence[Doc], texts: Sequence[str], *, encoder: TokenEncoder, vectors: VectorCache | None
) -> tuple[Matrix, list[Codes]]:
    """The same with what each document says phrase by phrase: nothing of those that are no patents."""
    out = np.empty((len(docs), encoder.dim), dtype=np.float32)
    codes: list[Codes] = [np.zeros((0, encoder.token_dim), dtype=np.int8)] * len(docs)
    for side, rows in _by_side(docs).items():
        own = [texts[row] for row in rows]
        if side is not Side.PATENT:
            out[rows] = encode_docs([docs[row] for row in rows], own, encoder=encoder, vectors=vectors)
            continue
        if vectors is None:
            out[rows], said = encoder.encode_patents(own)
        else:
            out[rows], said = vectors.encode_patents(own, encoder=encoder)
        for row, one in zip(rows, said, strict=True):
            codes[row] = one
    return out, codes


def place_docs(raw: Matrix, docs_sides: Sequence[Side], texts: Sequence[str], *, space: Space) -> Matrix:
    """The documents' vectors in a space."""
    out = np.empty_like(raw)
    for side in Side:
        rows = [row for row, own in enumerate(docs_sides) if own is side]
        if rows:
            out[rows] = space.place(raw[rows], [texts[row] for row in rows], side=side)
    return out


def _by_side(docs: Sequence[Doc]) -> dict[Side, list[int]]:
    rows: dict[Side, list[int]] = {}
    for row, doc in enumerate(docs):
        rows.setdefault(doc.side, []).append(row)
    return rows
