"""Patents, needs and a profile whose right answers are plain; all of it invented."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import Any

from panhuo.needs.api import EnterpriseProfile, Need
from panhuo.orgs.api import write_outbox
from panhuo.patents.api import OwnerName, Patent, PatentOwner

_positions = count(1)

TEXTS = {
    "kiln": (
        "一种水泥窑余热发电装置",
        "本发明公开了一种水泥窑余热发电装置，包括余热锅炉和汽轮机，利用窑尾废气的余热发电，降低能耗。",
    ),
    "pump": (
        "一种低噪声离心泵",
        "本实用新型公开了一种离心泵，通过弹性联轴器和隔振底座降低运行噪声和振动，适合楼宇供水。",
    ),
    "weld": ("铝合金激光焊接方法", "本发明提供一种铝合金激光焊接方法，采用摆动光斑抑制焊缝气孔，提高焊接接头强度。"),
    "sewage": (
        "一种印染废水处理方法",
        "本发明涉及印染废水处理，采用臭氧催化氧化和膜分离联用，去除色度和难降解有机物。",
    ),
    "crop": ("一种果园采摘机器人", "本发明公开了一种果园采摘机器人，通过双目视觉识别成熟果实，由柔性机械手无损采摘。"),
    "glass": (
        "一种自清洁玻璃涂层",
        "本发明公开了一种自清洁玻璃涂层，以纳米二氧化钛为主，透光率高，雨水冲刷后不留污渍。",
    ),
    "battery": ("一种锂电池热管理系统", "本发明公开了一种锂电池热管理系统，采用相变材料和液冷板，抑制电池组热失控。"),
    "dust": ("一种布袋除尘器", "本实用新型公开了一种布袋除尘器，采用脉冲喷吹清灰，用于水泥厂粉尘治理。"),
}


@dataclass
class World:
    patents: dict[str, Patent]
    needs: dict[str, Need]
    profile: EnterpriseProfile


def make_patent(key: str = "kiln", **fields: Any) -> Patent:
    """A public, valid patent and its outbox row."""
    title, abstract = TEXTS[key]
    defaults = {
        "title": title,
        "abstract": abstract,
        "legal_state": "valid",
        "kind": "invention",
        "visibility": "public",
    }
    patent = Patent.objects.create(**(defaults | fields))
    write_outbox("patent", patent.pk, version=patent.version)
    return patent


def set_owner(patent: Patent, name: str, organisation: Any = None) -> None:
    row, _made = OwnerName.objects.get_or_create(
        normal_name=name, defaults={"name": name, "organisation": organisation}
    )
    PatentOwner.objects.create(patent=patent, position=next(_positions), owner_name=row)


def make_need(title: str, text: str, **fields: Any) -> Need:
    """A public need and its outbox row."""
    need = Need.objects.create(title=title, text=text, **({"visibility": "public"} | fields))
    write_outbox("need", need.pk, version=need.version)
    return need


def changed(record: Any, **fields: Any) -> Any:
    """Write fields as the apps do: a new version and an outbox row."""
    for name, value in fields.items():
        setattr(record, name, value)
    record.version += 1
    record.save()
    write_outbox(
        record._meta.model_name if not isinstance(record, EnterpriseProfile) else "profile",
        record.pk,
        version=record.version,
    )
    return record


def make_world(*, university: Any, other_university: Any, enterprise: Any, firm: Any) -> World:
    """Eight public patents, a few needs, and an enterprise with a profile."""
    patents = {key: make_patent(key) for key in TEXTS}
    for key in ("kiln", "weld", "crop"):
        set_owner(patents[key], university.name, university)
    set_owner(patents["dust"], enterprise.name, enterprise)
    set_owner(patents["battery"], "示例电池有限公司")
    needs = {
        "kiln": make_need(
            "水泥窑余热利用",
            "我厂水泥窑窑尾废气温度高，希望利用余热发电，降低能耗。",
            organisation=enterprise,
            created_by=firm,
        ),
        "sewage": make_need(
            "印染废水脱色", "印染废水色度高，难降解有机物多，需要经济的处理方法。", organisation_name="示例印染厂"
        ),
        "crop": make_need("苹果采摘自动化", "果园人工采摘成本高，需要能识别成熟果实并无损采摘的机器人。"),
    }
    profile = EnterpriseProfile.objects.create(
        organisation=enterprise,
        main_products="水泥厂除尘设备、布袋",
        technologies_wanted="水泥窑余热发电和除尘技术",
        visibility="public",
    )
    write_outbox("profile", profile.pk, version=profile.version)
    return World(patents, needs, profile)
