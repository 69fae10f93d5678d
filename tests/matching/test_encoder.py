"""Words first, meaning when it is there, and no second encoding."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

import numpy as np
import pytest

from matching.world import make_patent
from panhuo.engine.api import Side
from panhuo.matching.api import index_status, patents_for_need, patents_for_text, rebuild_index, sync_index
from panhuo.matching.index import opened, sync
from panhuo.matching.index.names import IndexName

pytestmark = pytest.mark.django_db


class CountingEncoder:
    """Sums of a fixed random vector for each pair of characters; counts the texts that it was given."""

    dim = 64

    def __init__(self, name: str = "pairs-1") -> None:
        self.name = name
        self.patents = 0

    def encode(self, texts: Sequence[str], *, side: Side, progress=None) -> np.ndarray:
        self.patents += len(texts) if side is Side.PATENT else 0
        rows = np.stack([self._one(text) for text in texts]) if texts else np.zeros((0, self.dim))
        return (rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)).astype(np.float32)

    def _one(self, text: str) -> np.ndarray:
        total = np.zeros(self.dim)
        for at in range(len(text) - 1):
            seed = int.from_bytes(blake2b((self.name + text[at : at + 2]).encode(), digest_size=4).digest(), "big")
            total += np.random.default_rng(seed).standard_normal(self.dim)
        return total


@pytest.fixture
def use(monkeypatch):
    def put(encoder) -> None:
        monkeypatch.setattr(opened, "load_encoder", lambda _preference: encoder)

    return put


def test_meaning_joins_words_once_the_encoder_is_there(world, stranger, use):
    sync_index()
    assert patents_for_need(world.needs["kiln"], user=stranger).mode == "words"
    use(CountingEncoder())
    waiting = patents_for_need(world.needs["kiln"], user=stranger)
    assert waiting.mode == "words"
    assert waiting.notes == ("语义索引正在建立，暂按词语匹配。",)
    assert waiting.hits[0].patent == world.patents["kiln"]
    sync_index()
    results = patents_for_need(world.needs["kiln"], user=stranger)
    assert results.mode == "careful"
    assert "meaning" in results.hits[0].parts
    assert results.notes == ()


def test_building_anew_encodes_nothing_twice(world, use):
    encoder = CountingEncoder()
    use(encoder)
    sync_index()
    assert encoder.patents == 8
    make_patent("weld", title="另一种焊接方法")
    sync_index()
    rebuild_index()
    assert encoder.patents == 9


def test_another_encoder_means_another_generation_and_the_old_one_answers_until_then(world, stranger, use):
    use(CountingEncoder("pairs-1"))
    sync_index()
    use(CountingEncoder("pairs-2"))
    make_patent("pump", title="一种磁悬浮鼓风机")
    between = patents_for_text("水泥窑余热发电", user=stranger)
    assert (between.mode, between.hits[0].patent) == ("words", world.patents["kiln"])
    sync_index()
    status = index_status()
    assert {one.encoder for one in status.indexes} == {"pairs-2"}
    assert status.is_current
    assert patents_for_text("磁悬浮鼓风机", user=stranger).hits[0].patent.title == "一种磁悬浮鼓风机"


def test_a_large_first_index_answers_by_words_while_texts_are_encoded(world, stranger, use, monkeypatch):
    monkeypatch.setattr(sync, "AT_ONCE", 3)
    modes = []

    def look(done: int, total: int) -> None:
        modes.append(patents_for_text("水泥窑余热", user=stranger).mode)

    use(CountingEncoder())
    sync_index(progress=look)
    assert modes[0] == "words"
    assert patents_for_text("水泥窑余热", user=stranger).mode == "careful"


def test_encoding_that_was_stopped_goes_on_where_it_was(world, use, monkeypatch):
    from panhuo.matching.index import warm

    class StoppedError(Exception):
        pass

    def stop(done: int, total: int) -> None:
        if done >= 4:
            raise StoppedError

    monkeypatch.setattr(warm, "CHUNK", 2)
    encoder = CountingEncoder()
    use(encoder)
    with pytest.raises(StoppedError):
        sync_index(progress=stop)
    assert encoder.patents == 4
    sync_index()
    assert encoder.patents == 8


def test_writes_are_followed_while_texts_are_encoded(world, stranger, use, monkeypatch):
    from panhuo.matching.index import warm

    sync_index()
    monkeypatch.setattr(warm, "FOLLOW_EVERY", -1.0)
    found = []

    def write(done: int, total: int) -> None:
        if not found:
            make_patent("pump", title="一种磁悬浮鼓风机")
        found.append([hit.patent.title for hit in patents_for_text("磁悬浮鼓风机", user=stranger, limit=1).hits])

    use(CountingEncoder())
    monkeypatch.setattr(warm, "CHUNK", 2)
    sync_index(progress=write)
    assert ["一种磁悬浮鼓风机"] in found[:3]
    assert IndexName.PATENTS.path.exists()
    assert index_status().is_current


@pytest.mark.model
def test_meaning_finds_what_shares_no_word(world, stranger, settings):
    from panhuo.engine.api import encoder_status

    if not encoder_status().available:
        pytest.skip(encoder_status().reason)
    settings.ENCODER = "auto"
    sync_index()
    hits = patents_for_text("给汽车动力电源降温，防止起火", user=stranger).hits
    assert hits[0].patent == world.patents["battery"]
    english = patents_for_text("robot that picks ripe apples without bruising them", user=stranger).hits
    assert english[0].patent == world.patents["crop"]
