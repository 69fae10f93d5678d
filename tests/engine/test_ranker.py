from __future__ import annotations

import pytest

from engine.conftest import HashEncoder
from engine.test_phrases import PhraseEncoder
from panhuo.engine.api import Doc, Query, Side, build_index, open_index
from panhuo.engine.rank.aspects import Aspects
from panhuo.engine.rank.learnt import learnt_weights, shipped
from panhuo.engine.text.terms import Keys

DOCS = [
    Doc("pump", "耐腐蚀泵", "泵壳衬有陶瓷。叶轮由钛合金制成，减少了泄漏。"),
    Doc("valve", "快速切断阀", "阀板在半秒内关闭。阀座衬有陶瓷。"),
    Doc("bed", "翻身护理床", "床板分为左右两块，由电机翻转。"),
]


class Counts:
    """Every word stands in one of a hundred documents."""

    def document_counts(self, terms: Keys):
        return 100, [1] * len(terms)


def shares(need: str, text: str) -> tuple[float, float]:
    return Aspects(need, Counts()).shares(text)


def test_what_the_first_sentence_names_is_the_object():
    named, _ = shares("耐腐蚀泵", "耐腐蚀泵。叶轮由钛合金制成。")
    later, _ = shares("耐腐蚀泵", "一种输送设备。耐腐蚀泵装在底座上。")
    assert named == pytest.approx(1)
    assert later == 0


def test_a_part_is_answered_by_one_sentence_not_by_words_from_several():
    _, one = shares("陶瓷衬里阀座", "阀门。陶瓷衬里阀座。")
    _, several = shares("陶瓷衬里阀座", "阀门。陶瓷外壳。铜制衬里。木制阀座。")
    assert one == pytest.approx(1)
    assert 0 < several < one


def test_background_is_not_asked_for():
    need = "耐腐蚀泵漏得厉害。\n企业概况：本公司成立于二〇〇一年，主营阀门铸造。"
    assert shares(need, "阀门铸造。") == (0, 0)


def test_latin_words_count_as_a_whole_and_traditional_characters_as_simplified():
    assert shares("LED灯珠", "sealed 外壳。") == (0, 0)
    assert shares("LED灯珠", "led 外壳。")[0] > 0
    assert shares("漏電保護", "漏电保护。") == pytest.approx((1, 1))


@pytest.mark.parametrize("text", ["", "。。。", "bed"])
def test_a_text_that_shares_nothing_has_no_share(text):
    assert shares("耐腐蚀泵", text) == (0, 0)


def test_a_need_without_words_has_no_aspects():
    assert not Aspects("的和了", Counts())


def test_contributions_are_features_times_learnt_weights(tmp_path):
    build_index(tmp_path, DOCS, encoder=PhraseEncoder())
    hit = open_index(tmp_path, encoder=PhraseEncoder()).search(Query(text="耐腐蚀泵"))[0]
    named, answered = shares_in(tmp_path, "耐腐蚀泵", DOCS[0])
    weights = shipped()["with_phrases"]
    assert hit.id == "pump"
    assert hit.parts["object"] == pytest.approx(weights["object"] * named)
    assert hit.parts["answered"] == pytest.approx(weights["answered"] * answered)
    assert hit.score == pytest.approx(sum(hit.parts.values()))


def test_what_nobody_learnt_with_is_ranked_by_the_plain_mixture(tmp_path):
    build_index(tmp_path / "words", DOCS, encoder=None)
    build_index(tmp_path / "fast", DOCS, encoder=HashEncoder("fast-test"))
    words = open_index(tmp_path / "words", encoder=None).search(Query(text="耐腐蚀泵"))[0]
    fast = open_index(tmp_path / "fast", encoder=HashEncoder("fast-test")).search(Query(text="耐腐蚀泵"))[0]
    assert set(words.parts) == {"characters", "pairs"}
    assert set(fast.parts) == {"characters", "pairs", "meaning"}
    assert learnt_weights(None, phrases=False) is None
    assert learnt_weights("fast-1", phrases=False) is None


def test_a_patent_that_asks_for_needs_is_not_reranked(tmp_path):
    needs = [Doc(doc.id, doc.title, doc.text, side=Side.NEED) for doc in DOCS]
    build_index(tmp_path, needs, encoder=HashEncoder())
    hit = open_index(tmp_path, encoder=HashEncoder()).search(Query(text="耐腐蚀泵", side=Side.PATENT))[0]
    assert set(hit.parts) == {"characters", "pairs", "meaning"}


def test_learnt_weights_take_part_in_one_direction_only():
    assert all(weight >= 0 for weights in shipped().values() for weight in weights.values())


def shares_in(folder, need: str, doc: Doc) -> tuple[float, float]:
    return Aspects(need, open_index(folder, encoder=None)).shares(f"{doc.title}。{doc.text}")
