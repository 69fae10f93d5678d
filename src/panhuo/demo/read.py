"""Reading the demonstration data."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any


def read_data(name: str) -> dict[str, Any]:
    """One of ``organisations``, ``patents``, ``needs``."""
    text = resources.files("panhuo.demo.data").joinpath(f"{name}.json").read_text(encoding="utf-8")
    data: dict[str, Any] = json.loads(text)
    return data
