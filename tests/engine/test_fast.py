from __future__ import annotations

import numpy as np
import pytest

from panhuo.engine.api import Coverage, Doc, Side, explain, load_encoder

TEXTS = [
    "一种锂电池热失控预警装置。",
    "锂电池起火之前能不能早点报警",
    "一种水稻育秧盘清洗装置。",
    "",
    "鋰電池熱失控",
    "PWM",
]


@pytest.fixture(scope="module")
def fast():
    return load_encoder("fast")


def test_a_vector_does_not_depend_on_its_neighbours_and_has_unit_length(fast):
    together = fast.encode(TEXTS, side=Side.PATENT)
    alone = np.concatenate([fast.encode([text], side=Side.PATENT) for text in TEXTS])
    assert together == pytest.approx(alone, abs=1e-6)
    assert np.linalg.norm(together, axis=1) == pytest.approx(np.ones(len(TEXTS)), abs=1e-5)


def test_a_need_lies_nearer_to_what_it_is_about(fast):
    need = fast.encode(TEXTS[1:2], side=Side.NEED)[0]
    battery, rice = fast.encode([TEXTS[0], TEXTS[2]], side=Side.PATENT)
    assert need @ battery > need @ rice + 0.1


def test_traditional_characters_are_the_same_words(fast):
    simple, traditional = fast.encode(["锂电池热失控", "鋰電池熱失控"], side=Side.NEED)
    assert simple == pytest.approx(traditional)


def test_where_closeness_was_not_measured_it_covers_nothing_and_denies_nothing(fast):
    doc = Doc("a", "", "一种水稻育秧盘清洗装置。")
    explanation = explain("锂电池起火之前能不能早点报警", doc, encoder=fast)
    assert explanation.unknown == ("meaning",)
    assert {part.coverage for part in explanation.parts} == {Coverage.UNKNOWN}
