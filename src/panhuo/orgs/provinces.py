"""The 34 regions of province level by their GB/T 2260 codes: there after every `migrate`."""

from __future__ import annotations

from typing import Any, Final

PROVINCES: Final = (
    ("110000", "北京市"),
    ("120000", "天津市"),
    ("130000", "河北省"),
    ("140000", "山西省"),
    ("150000", "内蒙古自治区"),
    ("210000", "辽宁省"),
    ("220000", "吉林省"),
    ("230000", "黑龙江省"),
    ("310000", "上海市"),
    ("320000", "江苏省"),
    ("330000", "浙江省"),
    ("340000", "安徽省"),
    ("350000", "福建省"),
    ("360000", "江西省"),
    ("370000", "山东省"),
    ("410000", "河南省"),
    ("420000", "湖北省"),
    ("430000", "湖南省"),
    ("440000", "广东省"),
    ("450000", "广西壮族自治区"),
    ("460000", "海南省"),
    ("500000", "重庆市"),
    ("510000", "四川省"),
    ("520000", "贵州省"),
    ("530000", "云南省"),
    ("540000", "西藏自治区"),
    ("610000", "陕西省"),
    ("620000", "甘肃省"),
    ("630000", "青海省"),
    ("640000", "宁夏回族自治区"),
    ("650000", "新疆维吾尔自治区"),
    ("710000", "台湾省"),
    ("810000", "香港特别行政区"),
    ("820000", "澳门特别行政区"),
)


def ensure_provinces(**_signal: Any) -> None:
    """Add the provinces that are missing; those that are there keep what was made of them."""
    from panhuo.orgs.enums import RegionLevel
    from panhuo.orgs.models import Region

    there = set(Region.objects.filter(level=RegionLevel.PROVINCE).values_list("code", flat=True))
    missing = [Region(code=c, name=name, level=RegionLevel.PROVINCE) for c, name in PROVINCES if c not in there]
    Region.objects.bulk_create(missing, ignore_conflicts=True)
