"""Reading a pasted need: figures with their units, what is unclear, industries, templates, likeness."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panhuo.needs.reading.api import (
    Ask,
    Relation,
    figures_in,
    guess_industries,
    is_clear,
    likeness,
    pairs_of,
    read_need,
    template_for,
    templates,
    with_answers,
    without_blanks,
)
from panhuo.needs.reading.numbers import chinese_number

BATTERY = "我公司成立于2012年，员工三百人。冬季零下二十度时锂电池组容量衰减严重。要求电芯预热时间不超过十分钟。加热部件厚度小于三毫米。"


@pytest.mark.parametrize(
    ("text", "name", "relation", "low", "high", "unit"),
    [
        ("纯度不低于99.5%", "纯度", Relation.AT_LEAST, "99.5", None, "%"),
        ("厚度小于三毫米", "厚度", Relation.AT_MOST, None, "3", "毫米"),
        ("在-20～60℃工作", "", Relation.RANGE, "-20", "60", "℃"),
        ("耐温 200℃以上", "耐温", Relation.AT_LEAST, "200", None, "℃"),
        ("成本降低30%", "成本", Relation.BY, "30", None, "%"),
        ("处理量为 1,200 t/h", "处理量", Relation.IS, "1200", None, "t/h"),
        ("压力约 2.5 MPa", "压力", Relation.ABOUT, "2.5", None, "MPa"),
        ("零下二十度", "", Relation.IS, "-20", None, "度"),
        ("产量３万吨", "产量", Relation.IS, "30000", None, "吨"),
        ("寿命不少于百分之九十", "寿命", Relation.AT_LEAST, "90", None, "%"),
    ],
)
def test_a_figure_is_read_with_its_relation_and_unit(text, name, relation, low, high, unit):
    (found,) = figures_in(text)
    assert (found.name, found.relation, found.low, found.high, found.unit) == (name, relation, low, high, unit)
    assert found.text == text[found.start : found.end]


@pytest.mark.parametrize(
    "text", ["2026年开始", "1、第一点", "（2）第二点", "专利号ZL201721099528.4", "授权专利2条", "GB4706"]
)
def test_what_only_looks_like_a_figure_is_none(text):
    assert figures_in(text) == []


@given(st.text(max_size=120))
def test_any_text_can_be_read_and_places_are_exact(text):
    reading = read_need(text)
    assert len(reading.questions) <= 3
    assert len({question.ask for question in reading.questions}) == len(reading.questions)
    for said in (*reading.problems, *reading.effects, *reading.conditions):
        assert said.text == text[said.start : said.end]


def test_background_gives_no_figure_and_no_title():
    reading = read_need(BATTERY)
    assert [figure.name for figure in reading.figures] == ["冬季", "电芯预热时间", "加热部件厚度"]
    assert reading.problems[0].text == "冬季零下二十度时锂电池组容量衰减严重。"
    assert reading.title == "冬季零下二十度时锂电池组容量衰减严重"
    assert reading.industries[0].code == "C38"


def test_questions_name_what_is_missing_and_quote_what_is_vague():
    asked = {question.ask: question.about for question in read_need("希望提高效率，耐温200，成本低").questions}
    assert asked[Ask.UNIT] == "耐温200"
    assert Ask.PROBLEM in asked
    vague = {question.ask: question.about for question in read_need("水泵密封件容易磨损，希望延长使用寿命").questions}
    assert vague[Ask.FIGURES] == "延长使用寿命"


def test_a_whole_need_is_asked_nothing():
    text = "寻求锂电池预热装置。问题：电池低温容量衰减严重。指标：预热时间不超过 10 min。条件：环境温度 -30～40 ℃。"
    reading = read_need(text)
    assert (reading.object, reading.questions) == ("锂电池预热装置", ())


def test_answers_go_into_the_text_so_that_reading_finds_them():
    text = "水泵密封件"
    answers = {"problem": "高温下磨损快", "figures": "寿命不少于 8000 h", "industry": "C34", "conditions": " "}
    whole = with_answers(text, answers)
    assert whole.splitlines() == ["水泵密封件", "问题：高温下磨损快", "指标：寿命不少于 8000 h"]
    assert with_answers(whole, answers) == whole
    assert {question.ask for question in read_need(whole).questions}.isdisjoint({Ask.PROBLEM, Ask.FIGURES})


def test_unfilled_places_of_a_template_say_nothing():
    for template in templates():
        assert "_" not in without_blanks(template.text)
        assert read_need(without_blanks(template.text)).figures == ()
    filled = template_for("C26").text.replace("纯度不低于 ____ %", "纯度不低于 99 %")
    assert "希望达到的指标：纯度不低于 99 %" in without_blanks(filled).splitlines()


@pytest.mark.parametrize(
    ("code", "key"),
    [("C26", "chemistry"), ("C3511", "machinery"), ("A04", "agriculture"), ("", "general"), ("Z", "general")],
)
def test_the_template_of_the_division_else_of_the_section_else_the_general_one(code, key):
    assert template_for(code).key == key


def test_industries_are_clear_only_where_one_stands_out():
    assert is_clear(guess_industries("锂电池预热", "电芯 电池"))
    assert not is_clear(guess_industries("传感器网络", "传感器"))
    assert not is_clear(())


def test_every_word_of_the_industries_belongs_to_a_division():
    from panhuo.needs.queries.industry import shipped_industries
    from panhuo.needs.reading.industries import industry_words

    assert set(industry_words()) <= set(shipped_industries())
    assert {code for one in templates() for code in one.codes} <= set(shipped_industries())


@pytest.mark.parametrize(
    ("text", "value"), [("十", 10), ("一百二十", 120), ("二〇二六", 2026), ("三万", 30000), ("两千零五", 2005)]
)
def test_chinese_numerals(text, value):
    assert chinese_number(text) == value


def test_edited_copies_are_the_same_need_and_rewordings_are_not():
    first = pairs_of("锂电池组低温快速预热" + BATTERY)
    copy = pairs_of("锂电池组低温快速预热！" + BATTERY.replace("三百人", "500人"))
    assert likeness(first, copy).is_same
    assert not likeness(first, pairs_of("动力电池在寒冷天气里掉电快，想找能很快升温的加热方案，体积不能大")).is_same


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_symmetric_and_between_0_and_1(one, other):
    found, back = likeness(pairs_of(one), pairs_of(other)), likeness(pairs_of(other), pairs_of(one))
    assert found == back
    assert 0 <= found.share <= 1


def test_the_shared_needs_can_all_be_read(shared_data):
    import json

    lines = (shared_data / "needs" / "enterprise_needs_371.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    readings = [read_need(row["text"], title=row["title"]) for row in rows]
    assert all(reading.title for reading in readings)
    assert sum(bool(reading.figures) for reading in readings) > 100
    assert not any(
        re.fullmatch(r"(19|20)\d\d", figure.low or "") and figure.unit == "年" for r in readings for figure in r.figures
    )


test_the_shared_needs_can_all_be_read = pytest.mark.shared(test_the_shared_needs_can_all_be_read)
