"""Compliant wordings from our own library, data/wordings.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

from panhuo.policies.auditor.model import Category, Tag


@lru_cache(maxsize=1)
def _library() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("data", "wordings.toml").read_text(encoding="utf-8"))


def wording_for(tags: Sequence[Tag], *, category: Category, unit: bool) -> str:
    """The text to propose instead; `unit` says that a university or an institute issues it."""
    library = _library()
    first = min(tags, key=lambda tag: library["order"].index(tag.value))
    texts: dict[str, str] = library["wording"][first.value]
    key = "高校" if unit and "高校" in texts else category.value
    return texts.get(key) or next(iter(texts.values()))
