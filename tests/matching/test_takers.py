"""Likely takers: by need, by profile, by own patents."""

from __future__ import annotations

import pytest

from matching.world import make_need, make_patent, set_owner
from panhuo.matching.api import takers_for_patent
from panhuo.matching.index.owner_kind import looks_like_enterprise
from panhuo.matching.index.sync import sync_index

pytestmark = pytest.mark.django_db

OTHERS = (
    "茶叶杀青",
    "皮革鞣制",
    "牙科种植体",
    "轴承润滑脂",
    "蔬菜保鲜",
    "纸箱印刷",
    "地铁屏蔽门",
    "无人机航测",
    "奶粉冲调",
    "羽毛球拍",
    "木地板",
    "隐形眼镜",
)


@pytest.fixture
def world(world):
    """With needs that have nothing to do with any patent, so that something can stand out."""
    for topic in OTHERS:
        make_need(f"{topic}工艺", f"寻求{topic}方面的改进。")
    return world


def test_being_first_in_a_list_is_no_reason(world, stranger):
    sync_index()
    assert takers_for_patent(world.patents["glass"], user=stranger).hits == []


def test_an_enterprise_comes_with_all_that_speaks_for_it(world, stranger, enterprise):
    own = make_patent(
        "dust", title="水泥窑余热锅炉清灰器", abstract="用于水泥窑余热发电装置的余热锅炉清灰。", legal_state="dead"
    )
    set_owner(own, enterprise.name, enterprise)
    sync_index()
    first = takers_for_patent(world.patents["kiln"], user=stranger).hits[0]
    assert first.organisation == enterprise
    assert [reason.kind for reason in first.reasons] == ["need", "profile", "patent"]
    assert first.reasons[0].need == world.needs["kiln"]
    assert first.reasons[1].profile == world.profile
    assert first.reasons[2].patent == own
    assert all(reason.because for reason in first.reasons)


def test_an_enterprise_known_only_by_name_is_named(world, stranger):
    sync_index()
    hits = takers_for_patent(world.patents["sewage"], user=stranger).hits
    assert hits[0].name == "示例印染厂"
    assert hits[0].organisation is None


def test_owners_of_the_patent_and_universities_are_left_out(world, stranger, university, enterprise):
    sync_index()
    hits = takers_for_patent(world.patents["dust"], user=stranger).hits
    assert enterprise not in [hit.organisation for hit in hits]
    assert university not in [hit.organisation for hit in hits]


def test_a_need_kept_by_an_authority_counts_for_the_enterprise_that_it_names(world, stranger, authority):
    make_need("焊接气孔", "铝合金激光焊接焊缝气孔多。", organisation=authority, organisation_name="示例车身有限公司")
    sync_index()
    names = [hit.name for hit in takers_for_patent(world.patents["weld"], user=stranger).hits]
    assert names[0] == "示例车身有限公司"
    assert authority.name not in names


def test_many_patents_of_one_company_do_not_push_others_out(world, stranger):
    for number in range(10):
        set_owner(make_patent("weld", title=f"铝合金激光焊接工装{number}"), "示例焊接集团有限公司")
    make_need("焊接气孔", "铝合金激光焊接焊缝气孔多，需要抑制。", organisation_name="示例车身有限公司")
    sync_index()
    hits = takers_for_patent(world.patents["weld"], user=stranger).hits
    assert {hit.name for hit in hits[:2]} == {"示例焊接集团有限公司", "示例车身有限公司"}
    group = next(hit for hit in hits if hit.name == "示例焊接集团有限公司")
    assert len(group.reasons) == 2


def test_a_bare_name_joins_the_organisation_of_that_name(world, stranger, enterprise):
    set_owner(make_patent("kiln", title="水泥窑余热锅炉"), enterprise.name)
    sync_index()
    hits = takers_for_patent(world.patents["kiln"], user=stranger).hits
    assert [hit.name for hit in hits].count(enterprise.name) == 1


def test_a_private_need_does_not_make_its_enterprise_a_taker(world, stranger, firm, enterprise):
    make_need("采摘末端", "果园采摘机器人柔性机械手。", organisation=enterprise, visibility="organisation")
    sync_index()
    patent = world.patents["crop"]
    seen = [reason.title for hit in takers_for_patent(patent, user=stranger).hits for reason in hit.reasons]
    own = [reason.title for hit in takers_for_patent(patent, user=firm).hits for reason in hit.reasons]
    assert "采摘末端" not in seen
    assert "采摘末端" in own


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("示例机械有限公司", True),
        ("示例集团", True),
        ("示例县印染厂", True),
        ("Example Corp.", True),
        ("EXAMPLE CO., LTD.", True),
        ("示例理工大学", False),
        ("张三", False),
        ("示例研究院", False),
    ],
)
def test_names_of_enterprises(name, expected):
    assert looks_like_enterprise(name) is expected
