"""What the writer answered goes into the text, under headings that matching reads too; blanks of templates go out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from panhuo.needs.reading.types import Ask

HEADINGS: Final = {
    Ask.OBJECT: "产品", Ask.PROBLEM: "问题", Ask.FIGURES: "指标", Ask.UNIT: "指标", Ask.CONDITIONS: "条件",
}  # fmt: skip
"""The industry is a field of its own and no part of the text."""
_BLANK: Final = re.compile(r"_{2,}|＿+")
_EMPTY_LINE: Final = re.compile(r"^\W*[\u4e00-\u9fff（）()、/ ]{2,24}[：:]\s*$")


def with_answers(text: str, answers: Mapping[str, str]) -> str:
    """The text with a line for each answer; an answer that stands there already is not repeated."""
    lines = [text.rstrip()]
    for ask, heading in HEADINGS.items():
        said = " ".join(str(answers.get(ask.value, "")).split())
        line = f"{heading}：{said}"
        if said and line not in text:
            lines.append(line)
    return "\n".join(line for line in lines if line)


def without_blanks(text: str) -> str:
    """Lines of a template that were left empty say nothing: unfilled places, and headings with nothing behind them."""
    kept = []
    for line in text.splitlines():
        pieces = [piece for piece in re.split(r"(?<=[；;])", line) if not _BLANK.search(piece)]
        said = "".join(pieces).rstrip("；; ") if len(pieces) < len(re.split(r"(?<=[；;])", line)) else line
        if said.strip() and not _EMPTY_LINE.match(said):
            kept.append(said)
    return "\n".join(kept)
