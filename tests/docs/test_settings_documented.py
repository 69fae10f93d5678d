"""The reference of settings is complete: what code reads stands there, and nothing else does."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_every_setting_is_documented_and_every_documented_one_is_read():
    documented = set(
        re.findall(r"`PANHUO_([A-Z_]+)`", (ROOT / "docs/reference/settings.md").read_text(encoding="utf-8"))
    )
    read: set[str] = set()
    for path in (ROOT / "src").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        read |= set(re.findall(r"env_(?:str|bool|int|list|choice)\(\s*\"([A-Z_]+)\"", text))
        read |= set(re.findall(r"\"PANHUO_([A-Z_]+)\"", text))
    assert documented - {"SECRET_KEY_FILE"} == read
