"""The report as Word, from a template that users can change in Word (scripts/make_valuation_template.py makes ours)."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import resources
from io import BytesIO
from typing import Any

from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage

from panhuo.portfolio.valuation.report.pdf import radar_picture


def word_report(content: Mapping[str, Any]) -> bytes:
    """A .docx. Texts are escaped: a title with & or < stays what it is."""
    source = resources.files("panhuo.portfolio.valuation").joinpath("data/report.docx").read_bytes()
    template = DocxTemplate(BytesIO(source))
    picture = radar_picture(content)
    image = InlineImage(template, BytesIO(picture), width=Mm(96)) if picture else ""
    template.render({**content, "picture": image}, autoescape=True)
    target = BytesIO()
    template.save(target)
    return target.getvalue()
