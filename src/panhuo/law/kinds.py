"""The three kinds of patents (专利法第二条)."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    INVENTION = "invention"
    UTILITY = "utility"
    DESIGN = "design"
