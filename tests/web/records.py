"""Patents for tests of pages; all invented."""

from __future__ import annotations

from datetime import date
from typing import Any

from panhuo.patents.api import (
    IdentifierValue,
    Patent,
    PatentValues,
    Visibility,
    application,
    ipc_class,
    save_patent,
)

PUMP = {
    "title": "一种隔膜泵及其在线清洗方法",
    "abstract": "本发明公开了一种隔膜泵。针对输送易结晶料液时阀座堵塞的问题，在泵腔外设置旁路冲洗管。适用于化工行业的料液输送。",
    "kind": "invention",
    "status_text": "授权",
    "application_date": date(2017, 7, 21),
    "owners": ("示例理工大学", "示例泵业有限公司"),
    "inventors": ("甲示例", "乙示例"),
    "classes": (ipc_class("F04B43/02", is_main=True),),
    "identifiers": (application("201710601862.3"),),
}


def make_patent(*, holder: Any = None, visibility: str = Visibility.PUBLIC, actor: Any = None, **said: Any) -> Patent:
    """A public pump patent, unless the test says otherwise."""
    return save_patent(PatentValues(**(PUMP | said)), holder=holder, visibility=visibility, actor=actor).patent


def plain(title: str, **said: Any) -> Patent:
    """A patent of which only the title, and what the test says, is known."""
    visibility, holder = said.pop("visibility", Visibility.PUBLIC), said.pop("holder", None)
    said.setdefault("identifiers", (IdentifierValue("source", f"test-{title}"),))
    return save_patent(PatentValues(title=title, **said), holder=holder, visibility=visibility, actor=None).patent
