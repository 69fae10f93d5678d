"""Headings compared without regard to the ways in which exports dress them up."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from panhuo.intake.text import squeeze

_MARKED: Final = re.compile(r"^\[[^\]]{1,4}\]")
_REQUIRED: Final = re.compile(r"\((?:必填|选填|可选|必选|required|optional)\)|[*＊:]")
_UNIT: Final = re.compile(r"\((?:亿元|万元|千元|元|人民币万元)\)$")


@lru_cache(maxsize=4096)
def normalise_heading(heading: str) -> str:
    """Half-width, lower case, no blanks; without ``[标]`` in front, "必填" marks, stars, colons, a unit at the end."""
    plain = _REQUIRED.sub("", squeeze(heading).lower().strip("'\""))
    return _UNIT.sub("", _MARKED.sub("", plain)).replace("【", "(").replace("】", ")")


def is_marked(heading: str) -> bool:
    """Whether PatSnap's ``[标]`` (standardised) stands in front."""
    return _MARKED.match(squeeze(heading)) is not None
