"""The report as PDF, and its radar as a picture, by typst.

Values go in as JSON: nothing in them is taken for markup.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib import resources
from typing import Any

import typst

_RADAR = """#let d = json(bytes(sys.inputs.data))
#set page(width: auto, height: auto, margin: 2mm)
#set text(font: ("Noto Sans CJK SC", "Noto Sans SC"), lang: "zh", region: "cn")
"""


def pdf_report(content: Mapping[str, Any]) -> bytes:
    """A4, tagged, with fonts inside. Needs the system font Noto Sans CJK."""
    return _compile(_template(), content, form="pdf")


def radar_picture(content: Mapping[str, Any]) -> bytes | None:
    """The radar as PNG; None where fewer than three groups have a score."""
    if len(content["radar"]) < 3:  # noqa: PLR2004 -- two axes span no area
        return None
    template = _template()
    start = template.index("#let radar")
    function = template[start : template.index("#if d.radar")]
    return _compile(f"{_RADAR}{function}#radar(d.radar, 96mm)", content, form="png")


def _template() -> str:
    return resources.files("panhuo.portfolio.valuation").joinpath("data/report.typ").read_text(encoding="utf-8")


def _compile(template: str, content: Mapping[str, Any], *, form: Any) -> bytes:
    data = json.dumps(content, ensure_ascii=False)
    made = typst.compile(template.encode(), format=form, sys_inputs={"data": data}, ppi=160.0)
    if not isinstance(made, bytes):
        raise TypeError("one page was expected")
    return made
