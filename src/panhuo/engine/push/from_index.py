"""The two sides of a push out of an index: vectors it holds, and takers' texts placed in its space."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from panhuo.engine.errors import EngineError
from panhuo.engine.index.state import open_state
from panhuo.engine.phrases import gettext_noop
from panhuo.engine.push.mixture import Mixture
from panhuo.engine.push.run import Side
from panhuo.engine.text.language import speaks
from panhuo.engine.text.salient import question_text
from panhuo.engine.types import Side as TextSide

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from panhuo.engine.encode.cache import VectorCache
    from panhuo.engine.encode.protocol import Encoder, Matrix
    from panhuo.engine.index.state import State
    from panhuo.engine.types import Progress

AT_ONCE: Final = 4096


class Source:
    """An index as a push sees it: one state from beginning to end.

    Raises `EngineError`: ``push.words`` where the index holds no vectors, ``index.encoder`` where they are another
    encoder's.
    """

    def __init__(self, path: Path, *, encoder: Encoder, vectors: VectorCache | None) -> None:
        self.state: State = open_state(path)
        self._encoder, self._vectors = encoder, vectors
        if self.state.space is None:
            raise EngineError(code="push.words", message=gettext_noop("索引中没有语义向量，不能推送；请先重建索引。"))
        self._space = self.state.space
        if self.state.manifest.encoder != encoder.name:
            raise EngineError(
                code="index.encoder",
                message=gettext_noop("索引使用编码器 %(wanted)s，当前可用的是 %(given)s；请重建索引。"),
                wanted=self.state.manifest.encoder,
                given=encoder.name,
            )

    def patents(self, names: Sequence[str]) -> Side:
        """Those of these documents that the index holds, in the order of its rows."""
        found = sorted((row, name) for name in names if (row := self.state.locate(name)) is not None)
        rows = np.array([row for row, _ in found], dtype=np.int64)
        out = np.empty((len(rows), self._encoder.dim), dtype=np.float16)
        for first in range(0, len(rows), AT_ONCE):
            out[first : first + AT_ONCE] = self.state.vectors_of(rows[first : first + AT_ONCE])
        return Side([name for _, name in found], out, rows=rows)

    def takers(self, names: Sequence[str], texts: Sequence[str], *, progress: Progress | None = None) -> Side:
        """Takers that say something, with the vectors of their texts as questions."""
        asked = [(name, question_text(text, side=TextSide.NEED)) for name, text in zip(names, texts, strict=True)]
        asked = [(name, text) for name, text in asked if speaks(text)]
        out = np.empty((len(asked), self._encoder.dim), dtype=np.float16)
        for first in range(0, len(asked), AT_ONCE):
            own = [text for _, text in asked[first : first + AT_ONCE]]
            out[first : first + AT_ONCE] = self._space.place(self._encode(own), own, side=TextSide.NEED)
            if progress is not None:
                progress(first + len(own), len(asked))
        return Side([name for name, _ in asked], out, texts=[text for _, text in asked])

    def mixture(self, patents: Side, takers: Side) -> Mixture:
        """What mixes words into a push of these sides, which came from here."""
        assert patents.rows is not None  # noqa: S101 -- `patents` gave it
        assert takers.texts is not None  # noqa: S101 -- `takers` gave them
        return Mixture(self.state.segments, self._space, rows=patents.rows, texts=takers.texts)

    def _encode(self, texts: list[str]) -> Matrix:
        if self._vectors is None:
            return self._encoder.encode(texts, side=TextSide.NEED)
        return self._vectors.encode(texts, encoder=self._encoder, side=TextSide.NEED)
