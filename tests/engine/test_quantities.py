from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panhuo.engine.text.quantities import meets, quantities


def verdict(asked, offered):
    return meets(quantities(asked)[0], quantities(offered)[0])


@pytest.mark.parametrize(
    ("asked", "offered", "expected"),
    [
        ("耐温≥200℃", "可耐250℃的高温", True),
        ("耐温不低于200℃", "耐受温度为150℃", False),
        ("耐温２００℃以上", "耐温-20~250℃", True),
        ("除尘效率99%以上", "除尘效率可达99.5%", True),
        ("噪声控制在65dB以内", "运行噪声70分贝", False),
        ("工作压力1.6MPa以上", "工作压力2000kPa", True),
        ("转速≥3000r/min", "转速为800转/分", False),
        ("厚度2~5mm", "厚度为3mm", True),
        ("厚度2~5mm", "厚度为8mm", None),  # nobody said that thicker is worse
        ("耐温≥200℃", "除尘效率99%", None),
        ("宽度不小于2m", "长度为1m", None),
    ],
)
def test_what_is_offered_against_what_is_asked(asked, offered, expected):
    assert verdict(asked, offered) is expected


@pytest.mark.parametrize("text", ["", "三十度角", "转30度", "第3节", "5G基站", "2024年10月", "100"])
def test_what_names_no_bound_of_a_known_kind_breaks_nothing(text):
    assert all(one.kind in {"time", "angle"} or one.names for one in quantities(text))
    assert not any(one.kind == "temperature" for one in quantities(text))


@given(st.integers(1, 5000), st.integers(1, 5000))
def test_more_than_the_least_is_enough_and_less_is_not(asked, offered):
    assert verdict(f"耐温≥{asked}℃", f"耐温{offered}℃") is (offered >= asked)
    assert verdict(f"噪声不超过{asked}dB", f"噪声{offered}dB") is (offered <= asked)


@given(st.text(max_size=60))
def test_places_are_exact_in_any_text(text):
    for one in quantities(text):
        assert 0 <= one.start < one.end <= len(text)
        assert one.low <= one.high
