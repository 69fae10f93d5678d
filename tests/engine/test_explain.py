from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.conftest import HashEncoder
from panhuo.engine.api import Coverage, Doc, build_index, explain, open_index
from panhuo.engine.text.fold import fold

SAID = (
    "光栅和伺服使能串联，继电器要能自检。", "錶面耐溫≥200℃；", "\n预算：二十万元。", "  PWM 调速，", "不用化学药剂除垢！",
    "水泵噪声不超过65dB", "。", "The relay stops the welder. ", "自检继电器失效时停机，新增夹具只需增加模块。",
)  # fmt: skip

DOC = Doc(
    id="weld",
    title="机械手焊接工位安全联锁",
    text="光栅、启动按钮和伺服使能串联，自检继电器失效时停机。本装置扩展方便；新增夹具只需增加模块。",
)
NEED = (
    "焊接工位防护改造\n企业概况：我公司成立于1998年，职工三百余人。\n"
    "需求：光栅和伺服使能串联，继电器要能自检。要求扩展方便，新增夹具时增加模块即可。\n"
    "希望同时除去车间里的漆雾味道。\n预算：二十万元。"
)


def by_text(explanation, words):
    return next(part for part in explanation.parts if words in part.text)


@pytest.fixture
def index(tmp_path, docs):
    build_index(tmp_path, docs, encoder=None)
    return open_index(tmp_path, encoder=None)


def test_each_part_gets_the_sentence_that_answers_it(index):
    explanation = explain(NEED, DOC, index=index)
    part = by_text(explanation, "光栅和伺服")
    assert part.coverage is Coverage.COVERED
    assert "自检继电器" in part.evidence[0].sentence
    assert "伺服使能串联" in part.evidence[0].words
    assert "模块" in by_text(explanation, "新增夹具").evidence[0].sentence
    assert "伺服使能串联" in explanation.words


def test_background_is_not_asked_to_be_covered(index):
    explanation = explain(NEED, DOC, index=index)
    for words in ("职工", "预算"):
        part = by_text(explanation, words)
        assert (part.aspect, part.coverage, part.evidence) == ("background", Coverage.NOT_ASKED, ())


def test_without_meaning_what_shares_no_word_stays_unknown(index):
    explanation = explain(NEED, DOC, index=index)
    assert by_text(explanation, "漆雾").coverage is Coverage.UNKNOWN
    assert "meaning" in explanation.unknown


def test_one_shared_word_alone_covers_nothing(index):
    assert explain("继电器的采购价格", DOC, index=index).parts[0].coverage is not Coverage.COVERED


@pytest.mark.model
def test_meaning_finds_what_words_cannot_and_says_what_is_not_there(careful):
    doc = Doc("b", "", "一种电池热失控预警装置，温度传感器探测到过热时切断充电回路并发出声光报警。")
    explanation = explain("充电桩着火前想提前知道并自动断电。\n能把污水里的重金属去掉。", doc, encoder=careful)
    fire, water = explanation.parts
    assert fire.coverage is Coverage.COVERED
    assert water.coverage is Coverage.UNCOVERED
    assert explanation.unknown == ()


TEXT = st.text(st.sampled_from("光栅伺服使能串联继电器停机预算概况我公司职工：，。；\n aB1　鋰"), max_size=150)


@settings(deadline=None)
@given(need=TEXT, title=TEXT, text=TEXT, meaning=st.booleans())
def test_every_span_is_exact_and_every_claim_has_evidence(need, title, text, meaning):
    doc = Doc("d", title, text)
    explanation = explain(need, doc, encoder=HashEncoder() if meaning else None)
    for part in explanation.parts:
        assert need[part.start : part.end] == part.text
        assert (part.coverage is Coverage.COVERED) == bool(part.evidence)
        for evidence in part.evidence:
            span = evidence.span
            assert getattr(doc, span.field)[span.start : span.end] == evidence.sentence
    shown = {word for part in explanation.parts for evidence in part.evidence for word in evidence.words}
    assert set(explanation.words) == shown
    if not meaning:
        assert all(part.coverage is not Coverage.UNCOVERED for part in explanation.parts)


def test_a_huge_need_and_document_are_read_in_part_and_that_is_said():
    need = "\n".join(f"第{at}项要求：光栅与伺服使能串联" for at in range(500))
    doc = Doc("d", "", "\n".join(f"第{at}个继电器自检" for at in range(500)))
    explanation = explain(need, doc)
    assert "length" in explanation.unknown
    assert len(explanation.parts) == 500
    assert explanation.parts[-1].coverage is Coverage.UNKNOWN


@pytest.mark.parametrize(("offered", "expected"), [(250, Coverage.COVERED), (150, Coverage.UNCOVERED)])
def test_a_figure_that_breaks_the_bound_covers_nothing(offered, expected):
    doc = Doc("seal", "", f"一种烟道密封垫片，石墨复合材料耐温{offered}℃。")
    (part,) = explain("烟道密封垫片，石墨材料要求耐温≥200℃", doc).parts
    assert part.coverage is expected


@given(st.lists(st.sampled_from(SAID), min_size=1, max_size=6), st.lists(st.sampled_from(SAID), min_size=1, max_size=6))
def test_every_highlighted_sentence_stands_where_it_is_said_to(asked, answered):
    doc = Doc("any", answered[0], "".join(answered[1:]))
    for part in explain("".join(asked), doc).parts:
        assert "".join(asked)[part.start : part.end] == part.text
        for evidence in part.evidence:
            span = evidence.span
            assert getattr(doc, span.field)[span.start : span.end] == evidence.sentence
            assert all(word in fold(evidence.sentence) and word in fold(part.text) for word in evidence.words)
