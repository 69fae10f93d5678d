from __future__ import annotations

import pytest

from panhuo.engine.api import Query, build_index, open_index
from panhuo.engine.index import build
from panhuo.engine.index.writer import SegmentWriter

from .conftest import HashEncoder, fill
from .test_crash import kill_at


def test_a_killed_build_goes_on_without_encoding_again(tmp_path, docs, encoder):
    kill_at(tmp_path, "build", "texts")
    assert list((tmp_path / "portions").iterdir())
    build_index(tmp_path, docs, encoder=encoder)
    assert encoder.encoded == []  # versions differ, texts don't
    assert open_index(tmp_path, encoder=encoder).search(Query(text="锂电池热失控"))[0].id == "battery"
    assert not (tmp_path / "portions").exists()


def test_what_changed_since_the_kill_is_made_anew(tmp_path, docs, encoder):
    kill_at(tmp_path, "build", "texts")
    changed = [*docs[1:], docs[0]]
    build_index(tmp_path, changed, encoder=encoder)
    assert len(encoder.encoded) == len(docs)


def test_another_encoder_finds_nothing_of_the_first(tmp_path, docs):
    kill_at(tmp_path, "build", "texts")
    other = HashEncoder("hash-64-b")
    build_index(tmp_path, docs, encoder=other)
    assert len(other.encoded) == len(docs)


def test_a_build_in_many_portions_equals_one_in_one(tmp_path, docs, encoder, monkeypatch):
    build_index(tmp_path / "one", docs, encoder=encoder)
    monkeypatch.setattr(build, "PORTION", 3)
    build_index(tmp_path / "many", docs, encoder=encoder)
    one, many = (open_index(tmp_path / name, encoder=encoder) for name in ("one", "many"))
    for text in ("锂电池热失控预警", "焚烧炉余热", "起重机吊具"):
        assert [(hit.id, round(hit.score, 3)) for hit in one.search(Query(text=text))] == [
            (hit.id, round(hit.score, 3)) for hit in many.search(Query(text=text))
        ]


def test_on_a_full_disk_the_old_index_stays_and_the_next_build_goes_on(small_disk, docs, encoder):
    build_index(small_disk, docs, encoder=encoder)
    filler = small_disk / "filler"
    fill(filler)
    changed = [docs[0], *docs]
    with pytest.raises(OSError, match="No space left"):
        build_index(small_disk, changed, encoder=HashEncoder())
    index = open_index(small_disk, encoder=encoder)
    assert index.search(Query(text="锂电池热失控"))[0].id == "battery"
    with pytest.raises(OSError, match="No space left"):
        index.apply(docs[:2], ["paint"], last_outbox=99)
    assert index.doc_version("paint") is not None

    filler.unlink()
    build_index(small_disk, changed, encoder=encoder)
    index.apply([], ["paint"], last_outbox=99)
    assert index.doc_version("paint") is None
    assert len(list(small_disk.glob("generation-*"))) == 1


def test_the_writer_keeps_a_sample_of_the_documents(tmp_path, docs):
    writer = SegmentWriter(tmp_path)
    writer.add(docs * 20)
    writer.finish()
    writer.close()
    assert (tmp_path / "sample-pairs.terms.npy").exists()
