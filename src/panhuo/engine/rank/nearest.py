"""The rows nearest in meaning, looked for beside the words where an index is large."""

from __future__ import annotations

from concurrent.futures import Future
from threading import Thread
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from panhuo.engine.encode.protocol import Matrix
    from panhuo.engine.index.state import State


def nearest(vector: Matrix | None, state: State, *, mask: NDArray[np.bool_], depth: int) -> Future[NDArray[np.int64]]:
    """Rows nearest to a placed vector, at most `depth` of each segment; none without a vector.

    In a large index another thread looks for them: faiss holds no lock of Python's, so both cores work on one question.
    """
    found: Future[NDArray[np.int64]] = Future()
    if vector is None:
        found.set_result(np.zeros(0, dtype=np.int64))
        return found

    def look() -> None:
        try:
            found.set_result(state.nearest(vector, depth, mask=mask))
        except BaseException as error:  # noqa: BLE001 -- whoever asks for the result gets it
            found.set_exception(error)

    if state.large:
        Thread(target=look, daemon=True).start()
    else:
        look()
    return found
