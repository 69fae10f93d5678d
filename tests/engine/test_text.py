from __future__ import annotations

from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panhuo.engine.text.aspects import aspects
from panhuo.engine.text.counts import count_terms
from panhuo.engine.text.fold import fold
from panhuo.engine.text.language import Language, language, speaks
from panhuo.engine.text.salient import LONGEST, question_text
from panhuo.engine.text.sentences import sentences
from panhuo.engine.text.terms import RUN, word_key
from panhuo.engine.types import Side

MIXED = st.text(st.sampled_from("锂電池热失控ＰＷＭpwm0123.5℃，。；\n aBc　，!?:：Ⅱ𠮷é"), max_size=120)


def test_fold_makes_one_spelling():
    assert fold("鋰離子電池　ＰＷＭ３．５") == fold("锂离子电池 pwm3.5")


@settings(deadline=None)
@given(st.text(max_size=200))
def test_fold_keeps_places(text):
    assert len(fold(text)) == len(text)


def naive(text):
    folded = fold(text)
    han = ["\u3400" <= c <= "\u9fff" or "\U00020000" <= c <= "\U0003134f" for c in folded]
    runs = Counter(word_key(run) for run in RUN.findall(folded))
    singles = Counter(word_key(c) for c, yes in zip(folded, han, strict=True) if yes) + runs
    doubles = Counter(word_key(folded[at : at + 2]) for at in range(len(folded) - 1) if han[at] and han[at + 1]) + runs
    return singles, doubles


@settings(deadline=None)
@given(st.lists(MIXED, max_size=6))
def test_counts_are_those_of_a_plain_count(texts):
    for side, counts in enumerate(count_terms(texts)):
        for row, text in enumerate(texts):
            at = counts.rows == row
            found = dict(zip(counts.terms[at].tolist(), counts.counts[at].tolist(), strict=True))
            assert found == dict(naive(text)[side])
            assert counts.lengths[row] == sum(found.values())
        order = np.lexsort((counts.rows, counts.terms))
        assert (order == np.arange(len(order))).all()


def test_numbers_and_codes_stay_whole():
    assert RUN.findall(fold("R134a，0.5 MPa，ＣＮ１０６")) == ["r134a", "0.5", "mpa", "cn106"]


@settings(deadline=None)
@given(MIXED)
def test_sentences_stand_where_they_say(text):
    pieces = sentences(text)
    for piece in pieces:
        assert text[piece.start : piece.end] == piece.text == piece.text.strip() != ""
    assert all(a.end <= b.start for a, b in pairwise(pieces))
    said = {at for piece in pieces for at in range(piece.start, piece.end)}
    assert all(at in said for at, mark in enumerate(text) if mark.isalnum())


def test_long_sentences_are_cut_at_commas():
    text = "，".join(["锅炉出口的烟气先经过换热器再进入除尘设备并排出"] * 8)
    pieces = sentences(text)
    assert len(pieces) > 1
    assert all(len(piece.text) <= 90 for piece in pieces)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("一种锂电池热失控预警装置", Language.CHINESE),
        ("PWM IGBT", Language.CHINESE),
        ("CN106461031A", Language.CHINESE),
        ("a heat exchanger for waste gas of an incineration plant", Language.OTHER),
        ("采用 MOSFET driver circuit with gate resistor 的电机控制器，控制精度高，响应快，成本低廉", Language.CHINESE),
    ],
)
def test_language(text, kind):
    assert language(text) is kind


def test_codes_alone_say_nothing_about_meaning():
    assert not speaks("CN106461031A 2019 0.5")
    assert speaks("PWM")
    assert speaks("电 5")


NEED = (
    "焊接机械手工位防伤人改造。企业概况：我公司成立于1998年，现有职工三百余人。\n"
    "事故隐患：继电器触点粘住后机械手还会动。\n需求：一套双重保护接法。\n目标：停产不超过一天。\n预算：每工位两万元左右。"
)


def test_aspects_follow_headings_and_cues():
    pieces = sentences(NEED)
    kinds = aspects(pieces)
    assert kinds[0] == "object"
    assert [k for k, p in zip(kinds, pieces, strict=True) if "职工" in p.text or "预算" in p.text] == ["background"] * 2
    assert kinds[2:5] == ["problem", "object", "effect"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("密封件\n企业概况：做阀门的小厂，工人60名。\n阀杆填料两个月就漏。", ["object", "background", "problem"]),
        ("密封件\n企业概况：我们做阀门，职工60人。想找一种更好的填料。", ["object", "background", "object"]),
        ("密封件\n企业需求：更好的填料。\n企业：某阀门厂。", ["object", "object", "background"]),
        ("密封件\n需求内容及合作目标：耐磨的填料", ["object", "effect"]),
    ],
)
def test_what_is_wanted_is_never_background(text, kinds):
    assert aspects(sentences(text)) == kinds


def test_a_long_need_is_searched_without_its_chatter():
    text = NEED + "\n需求：" + "防护门联锁与光栅信号串联。" * 60
    question = question_text(text, side=Side.NEED)
    assert "职工" not in question
    assert "预算" not in question
    assert "双重保护" in question
    assert len(question) <= LONGEST


def test_chatter_only_is_still_a_question():
    text = "企业概况：我公司成立于1998年，现有职工三百余人。" * 20
    assert question_text(text, side=Side.NEED)
