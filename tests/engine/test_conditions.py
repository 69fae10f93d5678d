from __future__ import annotations

from dataclasses import replace

import pytest

from panhuo.engine.api import Doc, Query, Side, build_index, open_index
from panhuo.engine.rank.conditions import BROKEN, MET, conditions

STEM = "一种用于烟道的密封垫片，由石墨与金属网复合而成，"


@pytest.fixture
def index(tmp_path):
    docs = [
        Doc("cold", "", f"{STEM}耐温150℃，回弹性好。"),
        Doc("hot", "", f"{STEM}耐温250℃，回弹性好。"),
        Doc("silent", "", f"{STEM}结构简单，回弹性好。"),
        *(Doc(f"other-{at}", "", f"第{at}种水稻育秧盘的清洗与消毒装置。") for at in range(20)),
    ]
    build_index(tmp_path, docs, encoder=None)
    return open_index(tmp_path, encoder=None)


def test_a_met_quantity_lifts_and_a_broken_one_sinks(index):
    hits = index.search(Query(text="烟道密封垫片，耐温≥200℃，回弹要好"))
    assert [hit.id for hit in hits[:3]] == ["hot", "silent", "cold"]
    added = {hit.id: hit.parts.get("conditions") for hit in hits}
    assert (added["hot"], added["silent"], added["cold"]) == (MET, None, BROKEN)
    for hit in hits:
        assert hit.score == pytest.approx(sum(hit.parts.values()))


def test_a_patent_that_asks_states_no_conditions(index):
    query = Query(text="烟道密封垫片，耐温≥200℃，回弹要好")
    assert all("conditions" not in hit.parts for hit in index.search(replace(query, side=Side.PATENT)))


def test_one_of_several_figures_is_enough():
    asked = conditions("除尘效率不低于99%")
    assert asked.contribution("除尘效率由95%提高到99.5%") == MET
    assert asked.contribution("除尘效率为95%") == BROKEN
    assert asked.contribution("结构简单") is None
    assert not conditions("想要便宜一点的设备")
