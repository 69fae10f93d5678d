"""Templates of needs by industry: what engineers of that trade usually state, with places for the figures. Ours."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Template:
    """`codes`: divisions or sections of GB/T 4754; `text`: headings with places (``____``) to fill."""

    key: str
    name: str
    codes: tuple[str, ...]
    text: str


@cache
def templates() -> tuple[Template, ...]:
    """All, the general one last."""
    raw = resources.files("panhuo.needs").joinpath("data/templates.json").read_text(encoding="utf-8")
    return tuple(
        Template(row["key"], row["name"], tuple(row["codes"]), "\n".join(row["lines"]))
        for row in json.loads(raw)["templates"]
    )


def template_for(industry: str) -> Template:
    """The one of the division, else of its section, else the general one."""
    by_code = {code: one for one in templates() for code in one.codes}
    return by_code.get(industry[:3]) or by_code.get(industry[:1]) or templates()[-1]
