"""Whether awards count into the total of wages (转化法第四十五条第三款)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from panhuo.deals.rules.institutions import PUBLIC, STATE_RESEARCH, Institution
from panhuo.deals.rules.regions import chain
from panhuo.deals.rules.sources import Source, law

_NATIONAL: Final = "计入当年本单位工资总额，但不受当年本单位工资总额限制、不纳入本单位工资总额基数"


@dataclass(frozen=True, slots=True)
class WageRemark:
    text: str
    source: Source


def wage_remarks(institution: Institution, *, region: str = "") -> list[WageRemark]:
    """For 国有企业 and 事业单位 only; others get none. Local remarks come beside the nation's."""
    if institution not in PUBLIC | {Institution.STATE_ENTERPRISE}:
        return []
    found = [WageRemark(_NATIONAL, law("促进科技成果转化法第四十五条第三款"))]
    places = chain(region)
    if "北京" in places and institution in STATE_RESEARCH | {Institution.STATE_ENTERPRISE}:
        told = "计入当年本单位工资总额，但不受当年本单位工资总额和绩效工资总量限制、不纳入本单位工资总额基数"
        found.append(WageRemark(told, law("北京市促进科技成果转化条例第十二条第五款")))
    if "上海" in places and institution in STATE_RESEARCH:
        told = "纳入单位收入分配管理，但不纳入当年本单位绩效工资总量"
        found.append(WageRemark(told, law("上海市促进科技成果转化条例第三十六条第一款")))
    if "浙江" in places:
        told = "不受本单位绩效工资总额限制、不纳入绩效工资总额基数；奖励情况应当在所在单位公示不少于十五日"
        found.append(WageRemark(told, law("浙江省促进科技成果转化条例第三十九条")))
    return found
