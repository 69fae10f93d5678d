from __future__ import annotations

from threading import current_thread

import numpy as np
import pytest

from panhuo.engine.rank.nearest import nearest


class Searched:
    """A state whose vectors say where and by whom they were looked through."""

    def __init__(self, *, large: bool, fails: bool = False) -> None:
        self.large, self.fails, self.threads = large, fails, []

    def nearest(self, vector, limit, *, mask):
        self.threads.append(current_thread().name)
        if self.fails:
            raise OSError("disk")
        return np.flatnonzero(mask)[:limit]


MASK = np.array([True, False, True, True])


@pytest.mark.parametrize("large", [True, False])
def test_rows_are_the_same_wherever_they_are_looked_for(large):
    state = Searched(large=large)
    found = nearest(np.ones(2), state, mask=MASK, depth=2)
    assert found.result(timeout=60).tolist() == [0, 2]
    assert (state.threads[0] == "MainThread") is not large


@pytest.mark.parametrize("large", [True, False])
def test_what_goes_wrong_there_is_told_to_who_asks(large):
    found = nearest(np.ones(2), Searched(large=large, fails=True), mask=MASK, depth=2)
    with pytest.raises(OSError, match="disk"):
        found.result(timeout=60)


def test_without_a_vector_nothing_is_near():
    assert len(nearest(None, Searched(large=True, fails=True), mask=MASK, depth=2).result(timeout=60)) == 0
