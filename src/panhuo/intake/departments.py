"""A department's name is led back to its university: 浙江大学能源工程学院 → 浙江大学."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Final

from panhuo.intake.owners import normalise_org_name

_DEPARTMENT: Final = re.compile(
    r"(?P<base>.{2,}?(?:大学|科学院|研究院|(?<!大)学院)(?:\([^)]+\))?)[\s,，/—\-]*"
    r"(?P<rest>.{1,20}(?:学院|系|学部|实验室|研究所|课题组|教研室|教研部|科研处|科技处|技术转移中心|成果转化中心))"
)
_SUBJECTS: Final = re.compile(
    r"工程|科学|技术|机械|材料|化学|化工|物理|数学|能源|动力|电气|电子|信息|计算机|软件|自动化|控制|土木|建筑|环境|生命|生物|"
    r"医学|药学|农学|园艺|食品|水利|海洋|航空|航天|交通|汽车|船舶|地质|矿业|冶金|石油|纺织|光电|仪器|微电子|管理|经济|法学|"
    r"理学|工学|林学|动物|植物|资源|安全|核|力学|设计|艺术|网络|人工智能|科研处|科技处|转移中心|转化中心"
)


def split_department(name: str, *, known: Container[str] = ()) -> tuple[str, str | None]:
    """The institution and its department, if the name has one.

    Split only where the second part names a subject (能源工程学院) or an office: many colleges called 某大学某学院 are
    institutions of their own. `known` holds names that are institutions whatever they look like.
    """
    whole = normalise_org_name(name)
    match = _DEPARTMENT.fullmatch(whole)
    if whole in known or match is None or not _SUBJECTS.search(match["rest"]):
        return whole, None
    return match["base"], match["rest"]
