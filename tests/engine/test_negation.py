from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panhuo.engine.text.negation import keeps_out, ruled_out


@pytest.mark.parametrize(
    ("need", "document", "expected"),
    [
        ("不用化学药剂除垢", "加入化学药剂清洗管道", False),
        ("不用化学药剂除垢", "无需化学药剂即可除垢", True),
        ("不用化学药剂除垢", "用超声波除垢", None),
        ("不用化學藥劑", "无需化学药剂", True),
        ("不得使用含氟制冷剂", "含氟制冷剂在蒸发器中循环", False),
        ("不加装水泵", "设有水泵", False),
    ],
)
def test_what_is_ruled_out(need, document, expected):
    (one,) = ruled_out(need)
    assert keeps_out(one.thing, document) is expected


@pytest.mark.parametrize("text", ["", "耐温不低于200℃", "效果不错", "不能停机", "希望提高效率"])
def test_other_negations_rule_nothing_out(text):
    assert [one for one in ruled_out(text) if len(one.thing) > 3] == []


@given(st.text(max_size=60))
def test_places_lie_in_the_text(text):
    for one in ruled_out(text):
        assert 0 <= one.start < one.end <= len(text)
