"""The rules in use: the newest that an administrator saved, else those that come with Panhuo."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from panhuo.deals.duecare.models import CareBookVersion
from panhuo.deals.rules.due_care.rules import CareBook, parse_care, shipped_care


def care_book() -> CareBook:
    """What is in force in this installation."""
    version = CareBookVersion.objects.last()
    return parse_care(version.data) if version else shipped_care()


def care_data() -> dict[str, Any]:
    """The same as data, for the page that shows and changes it."""
    version = CareBookVersion.objects.last()
    if version:
        return dict(version.data)
    text = files("panhuo.deals.rules.due_care").joinpath("data/duties.json").read_text(encoding="utf-8")
    return dict(json.loads(text))
