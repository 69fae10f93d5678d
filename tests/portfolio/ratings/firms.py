"""Enterprises with people and profiles, all invented."""

from __future__ import annotations

from typing import Any

from factories import make_organisation, make_user
from panhuo.needs.api import save_profile
from panhuo.orgs.api import Organisation, OrganisationKind, User


def make_firm(name: str, *, products: str = "") -> tuple[Organisation, User]:
    firm = make_organisation(name=name, kind=OrganisationKind.ENTERPRISE)
    user = make_user(organisation=firm)
    if products:
        save_profile(firm, actor=user, main_products=products, technologies_wanted=products)
    return firm, user


def said(**other: Any) -> dict[str, Any]:
    return {"prospect": 4, "interest": "yes", "modes": ["licence"], "rater_name": "示例工程师"} | other


TOPICS = (
    ("隔膜泵", "隔膜泵的泵腔冲洗与阀座防堵，用于输送易结晶料液"),
    ("回转窑", "水泥回转窑尾余热回收锅炉的受热面清灰"),
    ("太阳能电池", "钙钛矿太阳能电池的封装薄膜与湿热稳定性"),
    ("污水处理", "印染污水的膜生物反应器脱氮与膜污染控制"),
    ("焊接机器人", "焊接机器人的焊缝视觉跟踪与轨迹修正"),
    ("疫苗佐剂", "重组蛋白疫苗的纳米佐剂颗粒制备"),
    ("锂离子电池", "锂离子电池硅碳负极的粘结剂与循环寿命"),
    ("大豆育种", "大豆耐荫品种的分子标记辅助选择育种"),
    ("齿轮箱", "风电齿轮箱轴承的故障振动诊断方法"),
    ("光纤传感", "分布式光纤传感的桥梁应变监测解调仪"),
)
"""Ten fields far from each other: name, what patents and enterprises in it are about. Invented."""
