"""The fields that a column can hold, with the headings by which each is known."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources

from panhuo.intake.layouts.headings import normalise_heading


@dataclass(frozen=True, slots=True)
class Field:
    """A target field: `label` is its Chinese name, `headings` (normalised) the best first."""

    name: str
    label: str
    headings: tuple[str, ...]


@cache
def fields_of(kind: str) -> tuple[Field, ...]:
    """The fields of "patents" or "needs"."""
    path = resources.files("panhuo.intake").joinpath(f"data/{kind}_fields.json")
    data = json.loads(path.read_text(encoding="utf-8"))
    return tuple(
        Field(item["field"], item["label"], tuple(dict.fromkeys(map(normalise_heading, item["headings"]))))
        for item in data
    )


@cache
def ranks_of(kind: str) -> dict[str, tuple[str, int]]:
    """Normalised heading → (field, its place in the field's list)."""
    return {
        heading: (field.name, place)
        for field in reversed(fields_of(kind))
        for place, heading in enumerate(field.headings)
    }
