"""How parts look, and what the bar says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from panhuo.web.match.bar import WIDTH, height, in_words, score_bar
from panhuo.web.match.marks import Mark

PARTS = st.dictionaries(st.sampled_from(["characters", "pairs", "meaning"]), st.floats(-5, 5))


def test_the_first_thirty_parts_all_look_different():
    assert len({Mark(number).css for number in range(1, 31)}) == 30


@given(st.lists(PARTS, min_size=1, max_size=5))
def test_bars_stay_inside_and_their_pieces_lie_side_by_side(hits):
    strongest = max(height(parts) for parts in hits)
    for parts in hits:
        bar = score_bar(parts, strongest=strongest)
        at = 0.0
        for piece in bar.parts:
            assert abs(piece.x - at) < 0.02
            assert piece.width >= 0
            at = piece.x + piece.width
        assert at <= WIDTH + 0.05


def test_the_strongest_hit_fills_its_bar_and_half_as_much_fills_half():
    full = score_bar({"pairs": 3.0, "meaning": 1.0}, strongest=4.0)
    half = score_bar({"pairs": 2.0}, strongest=4.0)
    assert sum(piece.width for piece in full.parts) == WIDTH
    assert sum(piece.width for piece in half.parts) == WIDTH / 2


def test_the_text_names_contributions_from_strong_to_weak_and_no_figure():
    assert in_words({"pairs": 1.0, "meaning": 3.0, "characters": 2.0}) == "得分主要来自语义，其次是字、词"
    assert in_words({"pairs": 1.0}) == "得分全部来自词"
    assert in_words({"pairs": -1.0}) == "没有可显示的得分构成"
