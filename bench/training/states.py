"""Hidden states of patents as e5's 8-bit layers leave them, kept on disk for the training of what comes after."""

from __future__ import annotations

import logging
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from onnx import TensorProto, helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer

from panhuo.engine.encode import graph as graphs
from panhuo.engine.encode.build import _sources
from panhuo.engine.encode.careful import MAX_TOKENS, PREFIX, _session
from panhuo.engine.encode.paths import cache_dir
from panhuo.engine.encode.q4 import read_weights
from panhuo.engine.types import Side

SIZE = 384


class States:
    """States of some patents after so many layers, before any additions.

    Made once (some 15 minutes on one free core, 3 GB on disk) and then mapped.
    """

    def __init__(self, texts: list[str], *, layers: int) -> None:
        folder = cache_dir() / "training"
        folder.mkdir(parents=True, exist_ok=True)
        self._ends, self._path = folder / f"ends_{layers}.npy", folder / f"states_{layers}.npy"
        if not self._ends.exists():
            _make(texts, self._path, self._ends, layers=layers)
        self._last = np.load(self._ends)
        self._flat: Any = np.load(self._path, mmap_mode="r")

    def of(self, row: int) -> torch.Tensor:
        """States of one patent's tokens."""
        first = self._last[row - 1] if row else 0
        return torch.from_numpy(np.array(self._flat[first : self._last[row]], dtype=np.float32))

    def vectors(self) -> Any:
        """Unit means of all patents' states."""
        starts = np.concatenate([[0], self._last[:-1]])
        sums = np.stack([self._flat[a:b].sum(0, dtype=np.float32) for a, b in zip(starts, self._last, strict=True)])
        return sums / np.linalg.norm(sums, axis=1, keepdims=True)


def _make(texts: list[str], path: Path, ends: Path, *, layers: int) -> None:
    source, vocabulary = _sources()
    weights = read_weights(source)
    weights = replace(weights, shape=replace(weights.shape, layers=layers))
    tokenizer = Tokenizer.from_file(str(vocabulary))
    with tempfile.TemporaryDirectory() as folder:
        embedding, below = _models(weights, Path(folder))
        ids = [_ids(tokenizer, text) for text in texts]
        last = np.cumsum([len(one) for one in ids])
        out = np.lib.format.open_memmap(path, mode="w+", dtype=np.float16, shape=(int(last[-1]), SIZE))

        def write(row: int) -> None:
            embedded = embedding.run(None, {"ids": np.array(ids[row], dtype=np.int64)})[0]
            out[last[row] - len(ids[row]) : last[row]] = below.run(None, {"embedded": embedded})[0]

        with ThreadPoolExecutor(2) as pool:
            list(pool.map(write, range(len(texts))))
    out.flush()
    np.save(ends, last)


def _ids(tokenizer: Tokenizer, text: str) -> list[int]:
    ids = tokenizer.encode(PREFIX[Side.PATENT] + text).ids
    most = MAX_TOKENS[Side.PATENT]
    return ids if len(ids) <= most else [*ids[: most - 1], ids[-1]]


def _models(weights: Any, folder: Path) -> tuple[Any, Any]:
    graph = graphs.Graph()
    graph.node("Identity", "states", graphs.layers(graph, weights, "embedded"))
    inputs, outputs = (
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, ["length", SIZE])] for name in ("embedded", "states")
    )
    body = helper.make_graph(graph.nodes, "states", inputs, outputs, graph.constants)
    layers = helper.make_model(body, opset_imports=[helper.make_opsetid("", graphs.OPSET)], ir_version=9)
    logging.getLogger().setLevel(logging.ERROR)
    for name, model in (("embedding", graphs.embedding_graph(weights)), ("layers", layers)):
        quantize_dynamic(model, folder / name, weight_type=QuantType.QInt8, per_channel=True)
    return _session(folder / "embedding"), _session(folder / "layers")
