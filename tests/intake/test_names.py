from __future__ import annotations

import pytest

from panhuo.intake.api import normalise_org_name, org_key, split_department, split_inventors, split_owners


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("甲某;乙某；丙某", ("甲某", "乙某", "丙某")),
        ("甲某、乙某，丙某", ("甲某", "乙某", "丙某")),
        ("甲某某 乙某某 丙某", ("甲某某", "乙某某", "丙某")),
        ("甲　某 | 乙某某", ("甲某", "乙某某")),
        ("SMITH, JOHN | DOE, JANE", ("SMITH, JOHN", "DOE, JANE")),
        ("SMITH, JOHN", ("SMITH, JOHN",)),
        ("不公告发明人", ()),
        ("甲某; 甲某", ("甲某",)),
        ("-", ()),
        (None, ()),
    ],
)
def test_inventors(text, names):
    assert split_inventors(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("示例大学 | 示例科技有限公司", ("示例大学", "示例科技有限公司")),
        ("广州示例股份有限公司;??示例大学", ("广州示例股份有限公司", "示例大学")),
        ("惠普发展公司，有限责任合伙企业", ("惠普发展公司,有限责任合伙企业",)),
        ("中国科学院、水利部成都山地灾害与环境研究所", ("中国科学院、水利部成都山地灾害与环境研究所",)),
        ("示例中心(示例附属医院、示例肿瘤研究所)", ("示例中心(示例附属医院、示例肿瘤研究所)",)),
        ("示例大学、示例科技有限公司", ("示例大学", "示例科技有限公司")),
        ("示例大学；示例大学", ("示例大学",)),
        ("ROHR, INC. | GOODRICH CORP", ("ROHR, INC.", "GOODRICH CORP")),
    ],
)
def test_owners_are_split_only_where_each_piece_is_a_name(text, names):
    assert split_owners(text) == names


def test_two_spellings_of_a_company_have_one_key():
    assert normalise_org_name(" 示例 （北京） 科技有限公司 ") == "示例(北京)科技有限公司"
    assert org_key("示例（北京）科技有限责任公司") == org_key("示例(北京)科技有限公司")
    assert org_key("示例科技股份有限公司") != org_key("示例科技有限公司")


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("浙江大学能源工程学院", ("浙江大学", "能源工程学院")),
        ("示例理工大学 材料科学与工程系", ("示例理工大学", "材料科学与工程系")),
        ("中国矿业大学(北京)机械工程学院", ("中国矿业大学(北京)", "机械工程学院")),
        ("浙江大学", ("浙江大学", None)),
        ("浙江大学城市学院", ("浙江大学城市学院", None)),
        ("示例大学附属第一医院", ("示例大学附属第一医院", None)),
    ],
)
def test_departments_lead_to_their_university(name, parts):
    assert split_department(name) == parts


def test_a_known_institution_is_never_taken_apart():
    name = "示例电子科技大学信息工程学院"
    assert split_department(name) == ("示例电子科技大学", "信息工程学院")
    assert split_department(name, known={name}) == (name, None)
