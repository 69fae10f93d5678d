from __future__ import annotations

import pytest

from panhuo.intake.api import Mapping, fields_of, layouts, recognise

LAYOUTS = {
    "incopat": "标题（中文） 摘要 申请人 公开（公告）号 公开（公告）日 申请号 申请日 专利类型 公开国别 IPC主分类 IPC 当前权利人 发明人 首项权利要求 被引证次数 简单同族个数 专利有效性 当前法律状态 失效日 合享价值度",
    "patsnap": "序号 标题 申请号 申请日 授权日 公开(公告)号 法律状态/事件 简单法律状态 [标]当前申请(专利权)人 [标]原始申请(专利权)人 发明人 IPC分类号 失效日 被引用专利数量",
    "cnipr": "名称 申请号 摘要 专利类型 法律状态 主分类号 分类号 申请日 公开（公告）号 公开（公告）日 申请（专利权）人 发明（设计）人",
    "cnipa": "发明名称 申请（专利）号 公开（公告）号 主分类号 分类号 申请（专利权）人 发明（设计）人 地址 国省代码 代理机构 主权项",
    "panhuo": "专利号* 专利名称* 学院（部门） 联系人 是否已实施 技术成熟度（TRL） 专利价值分级自评 转化意愿（方式） 应用场景/产品 预期价格（万元） 备注",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_layout_is_told_by_its_headings(layout):
    mapping = recognise(LAYOUTS[layout].split())
    assert (mapping.layout, mapping.kind, mapping.missing) == (layout, "patents", ())
    assert {"title", "application_no"} <= set(mapping.columns.values())


@pytest.mark.parametrize(
    ("headings", "kind"),
    [
        (["需求名称", "需求描述", "企业名称", "预算（万元）"], "needs"),
        (["id", "title", "text"], "needs"),
        (["id", "title", "abstract"], "patents"),
        (["名称", "摘要", "申请号"], "patents"),
    ],
)
def test_needs_and_patents_are_told_apart(headings, kind):
    assert recognise(headings).kind == kind


@pytest.mark.parametrize(
    "heading",
    [
        "公开（公告）号",
        "公开(公告)号",
        " 公开 (公告) 号 ",
        "[标]公开(公告)号",
        "公开（公告）号*",
        "公开（公告）号（必填）",
    ],
)
def test_brackets_blanks_and_marks_make_no_difference(heading):
    assert recognise([heading, "标题"]).columns[0] == "publication_no"


def test_the_better_of_two_columns_comes_first():
    mapping = recognise(["第一申请人", "申请人", "标题", "标题（中文）"])
    assert mapping.sources == {"applicants": (1, 0), "title": (3, 2)}


def test_the_standardised_owner_wins_over_the_plain_one():
    assert recognise(["当前申请(专利权)人", "[标]当前申请(专利权)人"]).sources["owners"] == (1, 0)


def test_unknown_columns_are_listed_and_what_is_missing_is_named():
    mapping = recognise(["甲", "申请日", ""])
    assert (mapping.unknown, mapping.missing) == ((0,), ("申请号、公开号 或 标题",))
    assert recognise(["甲", "企业名称"], kind="needs").missing == ("需求名称 或 需求描述",)


def test_a_users_own_mapping_by_heading_or_index():
    mapping = Mapping(layout="custom", columns={"我的编码": "application_no", 1: "title"}).bind(
        ["我的编码", "乙", "丙"]
    )
    assert mapping.sources == {"application_no": (0,), "title": (1,)}
    assert mapping.unknown == (2,)
    assert mapping.by_heading() == {"我的编码": "application_no", "乙": "title"}
    assert Mapping("custom", mapping.by_heading()).bind(["乙", "我的编码"]).sources == {
        "application_no": (1,),
        "title": (0,),
    }


def test_a_field_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="no such field"):
        Mapping("custom", {0: "colour"}).bind(["a"])


def test_no_heading_leads_to_two_fields_of_one_kind():
    for kind in ("patents", "needs"):
        headings = [heading for field in fields_of(kind) for heading in field.headings]
        assert sorted(headings) == sorted(set(headings))


def test_every_mark_of_a_layout_is_written_as_headings_are_compared():
    assert all(layout.least <= len(layout.marks) for layout in layouts())
