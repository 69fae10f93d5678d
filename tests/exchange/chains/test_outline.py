"""An outline is what people type; what can't be read is named by its line."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panhuo.exchange.chains.rules.nodes import ChainError, NodeSpec, in_order
from panhuo.exchange.chains.rules.outline import parse_outline, write_outline
from panhuo.exchange.chains.rules.sheet import COLUMNS, parse_rows, row_of

OUTLINE = """
氢能
  制氢 ｜ IPC：C25B 9/00、C25B1/04 ｜ 关键词：电解水，质子交换膜 | 行业: C26 | 位置：上游 ｜ 供给：加氢
\t储氢 ｜ 关键词：高压储氢 ｜ 统计：都要满足
  - 加氢 ｜ 位置：下游
"""


def test_an_outline_with_bars_of_both_widths():
    top, making, keeping, filling = parse_outline(OUTLINE)
    assert (top.name, top.parent) == ("氢能", "")
    assert making.parent == keeping.parent == filling.parent == "氢能"
    assert making.ipc == ("C25B9/00", "C25B1/04")
    assert making.keywords == ("电解水", "质子交换膜")
    assert (making.stage, making.industries, making.supplies) == ("upstream", ("C26",), ("加氢",))
    assert keeping.both
    assert not making.both


def test_labels_are_read_in_english_too():
    (node,) = parse_outline("电芯 | Keywords: cell, 电芯 | Stage: midstream | Count: all | Industry: C38")
    assert (node.keywords, node.stage, node.both, node.industries) == (("cell", "电芯"), "midstream", True, ("C38",))


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("电芯\n  隔膜 ｜ IPC：电池", "第 2 行", "不是分类号"),
        ("电芯\n电芯", "第 2 行", "出现了两次"),
        ("电芯 ｜ 供给：整车", "第 1 行", "供给对象"),
        ("电芯 ｜ 供给：电芯", "第 1 行", "不能供给自己"),
        ("电芯 ｜ 位置：上面", "第 1 行", "上游、中游或下游"),
        ("电芯 ｜ 颜色：红", "第 1 行", "认不出"),
    ],
)
def test_a_wrong_line_is_named(text, line, said):
    with pytest.raises(ChainError, match=said) as caught:
        parse_outline(text)
    assert caught.value.place == line


def test_a_sheet_whose_parents_go_in_a_circle_is_refused():
    rows = [("链", 2, {"环节": "甲", "上级环节": "乙"}), ("链", 3, {"环节": "乙", "上级环节": "甲"})]
    with pytest.raises(ChainError, match="绕成了圈") as caught:
        parse_rows(rows)
    assert "第 2 行" in caught.value.place


WORDS = st.text(alphabet="甲乙丙丁戊己庚辛壬癸子丑寅卯", min_size=1, max_size=4)


@st.composite
def chains(draw: st.DrawFn) -> list[NodeSpec]:
    names = draw(st.lists(WORDS, min_size=1, max_size=8, unique=True))
    nodes = []
    for number, name in enumerate(names):
        nodes.append(
            NodeSpec(
                name=name,
                parent=draw(st.sampled_from(["", *names[max(0, number - 3) : number]])),
                stage=draw(st.sampled_from(["", "upstream", "downstream"])),
                ipc=draw(st.sampled_from([(), ("H01M10/05",), ("H01M", "C01B32/00")])),
                keywords=tuple(draw(st.lists(WORDS, max_size=3, unique=True))),
                supplies=tuple(draw(st.sets(st.sampled_from([n for n in names if n != name] or ["无"]), max_size=2)))
                if len(names) > 1
                else (),
                both=draw(st.booleans()),
                note=draw(st.sampled_from(["", "示例 备注"])),
            )
        )
    return nodes


def bare(nodes: list[NodeSpec]) -> list[NodeSpec]:
    return [replace(node, place="") for node in nodes]


@given(chains())
def test_what_is_written_is_read_back(nodes):
    ordered = [node for _depth, node in in_order(nodes)]
    assert bare(parse_outline(write_outline(nodes))) == ordered
    rows = [("链", n, dict(zip(COLUMNS, row_of(node), strict=True))) for n, node in enumerate(ordered, start=2)]
    assert bare(parse_rows(rows)) == ordered
