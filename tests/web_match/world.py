"""Records of the small world; all invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from panhuo.needs.api import Need, NeedValues, NeedVisibility, save_need, save_profile
from panhuo.patents.api import Patent, PatentValues, application, ipc_class, save_patent, source_id

NEED_TITLE = "锂电池组低温快速预热"
NEED_TEXT = (
    "我公司成立于2012年，员工三百人。冬季零下二十度时锂电池组容量衰减严重。"
    "要求电芯预热时间不超过十分钟。加热部件厚度小于三毫米。希望具备防水结构。"
)
HEATER_SENTENCE = "电芯升至十摄氏度的预热时间为六分钟。"


@dataclass
class World:
    need: Need
    private_need: Need
    heater: Patent
    coat: Patent
    dead: Patent
    pump: Patent
    university: Any
    enterprise: Any


def make_world(*, university: Any, enterprise: Any) -> World:
    need = save_need(
        NeedValues(
            title=NEED_TITLE,
            text=NEED_TEXT,
            budget_min_fen=50_000_000,
            deadline=date(2099, 5, 1),
            visibility=NeedVisibility.PUBLIC,
        ),
        organisation=enterprise,
        actor=None,
    ).need
    private = save_need(
        NeedValues(title="机密的电解液配方", text="需要机密的电解液配方。", visibility=NeedVisibility.ORGANISATION),
        organisation=enterprise,
        actor=None,
    ).need
    heater = _patent(
        "一种锂电池组低温自加热方法",
        "针对零下二十度时锂电池组容量衰减的问题，在电芯表面贴附加热膜。"
        + HEATER_SENTENCE
        + "加热膜厚度为0.2毫米，不增加部件。",
        owners=(university.name,),
        status_text="授权",
        kind="invention",
        identifiers=(application("201710601862.3"),),
        classes=(ipc_class("H01M10/615", is_main=True),),
    )
    coat = _patent(
        "电池隔膜涂层",
        "一种锂电池隔膜涂层，厚度二微米。",
        owners=("示例材料研究所",),
        classes=(ipc_class("H01M50/449"),),
    )
    dead = _patent(
        "锂电池组预热电路",
        "所述预热电路使电芯快速预热，预热时间短。",
        status_text="失效",
        kind="utility",
        owners=(university.name,),
    )
    pump = _patent("隔膜泵清洗方法", "在泵腔外设置旁路冲洗管，清洗阀座。", status_text="授权", kind="invention")
    save_profile(enterprise, actor=None, main_products="锂电池组", technologies_wanted="电芯预热，预热时间不超过十分钟")
    return World(need, private, heater, coat, dead, pump, university, enterprise)


def _patent(title: str, abstract: str, **said: Any) -> Patent:
    said.setdefault("identifiers", (source_id(f"test-{title}"),))
    values = PatentValues(title=title, abstract=abstract, **said)
    return save_patent(values, holder=None, visibility="public", actor=None).patent
