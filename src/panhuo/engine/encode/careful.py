"""The careful encoder at run time: e5-small, int8, on one core a text."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from panhuo.engine.encode.phrases import OUTPUT, TOKEN_DIM, windowed
from panhuo.engine.text.language import Language, language
from panhuo.engine.types import Side

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from panhuo.engine.encode.protocol import Codes, Matrix
    from panhuo.engine.types import Progress

MAX_TOKENS: Final = {Side.PATENT: 320, Side.NEED: 512}
"""Tokens read of a text (99 % of the abstracts seen have fewer than 270); the model itself ends at 512."""

PREFIX: Final = {Side.PATENT: "passage: ", Side.NEED: "query: "}
"""What e5 was trained to see before a document and before a question."""

MAX_CHARACTERS: Final = 4096
"""Cut before tokenising, so that a huge text costs no more than a long one."""

DIM: Final = 384

EMBEDDING: Final = "embedding.onnx"
LAYERS: Final = {Side.PATENT: "patent.onnx", Side.NEED: "need.onnx"}
FOREIGN: Final = "foreign_need.onnx"
"""The layers for needs in other languages than Chinese; read when the first of them comes."""

TOKENIZER: Final = "tokenizer.json"


class CarefulEncoder:
    """e5-small from a folder made by `build_careful_encoder`. Safe to share between threads."""

    def __init__(self, folder: Path, *, name: str) -> None:
        from tokenizers import Tokenizer

        self._embedding = _session(folder / EMBEDDING)
        self._layers = {side: _session(folder / file) for side, file in LAYERS.items()}
        self._foreign_file, self._lock = folder / FOREIGN, Lock()
        self._foreign: Any = None
        self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self.name = name
        self.dim = DIM
        self.token_dim = TOKEN_DIM

    def encode(self, texts: Sequence[str], *, side: Side, progress: Progress | None = None) -> Matrix:
        """One unit vector a text, each text on its own; many texts use all cores, a single one uses one."""
        out = np.empty((len(texts), self.dim), dtype=np.float32)
        if len(texts) == 1:
            out[0] = self.vector(texts[0], prefix=side)
            return out
        with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
            for row, vector in enumerate(pool.map(lambda text: self.vector(text, prefix=side), texts)):
                out[row] = vector
                if progress is not None:
                    progress(row + 1, len(texts))
        return out

    def encode_patents(self, texts: Sequence[str]) -> tuple[Matrix, list[Codes]]:
        """Vectors as `encode` gives them for patents, and of each text a unit vector for every few of its tokens."""

        def both(text: str) -> tuple[Matrix, Codes]:
            vector, phrases = self._run(text, ["vector", OUTPUT], prefix=Side.PATENT)
            return vector, windowed(phrases)

        with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
            found = list(pool.map(both, texts))
        vectors = np.stack([vector for vector, _ in found]) if found else np.zeros((0, self.dim), dtype=np.float32)
        return vectors, [codes for _, codes in found]

    def encode_need(self, text: str) -> tuple[Matrix, Matrix]:
        """The vector of a need, and one vector for each of its tokens, as long as the token matters."""
        vector, phrases = self._run(text, ["vector", OUTPUT], prefix=Side.NEED)
        return vector, phrases

    def vector(self, text: str, *, prefix: Side) -> Matrix:
        """The vector of one text."""
        vector: Matrix = self._run(text, ["vector"], prefix=prefix)[0]
        return vector

    def _run(self, text: str, wanted: list[str], *, prefix: Side) -> list[Matrix]:
        ids = self._tokenizer.encode(PREFIX[prefix] + text[:MAX_CHARACTERS]).ids
        limit = MAX_TOKENS[prefix]
        if len(ids) > limit:
            ids = [*ids[: limit - 1], ids[-1]]
        embedded = self._embedding.run(None, {"ids": np.array(ids, dtype=np.int64)})[0]
        found: list[Matrix] = self._layers_for(text, prefix).run(wanted, {"embedded": embedded})
        return found

    def _layers_for(self, text: str, side: Side) -> Any:
        if side is Side.PATENT or language(text) is Language.CHINESE:
            return self._layers[side]
        with self._lock:
            if self._foreign is None:
                self._foreign = _session(self._foreign_file)
        return self._foreign


def _session(path: Path) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
