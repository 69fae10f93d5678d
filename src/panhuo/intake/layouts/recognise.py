"""Headings are recognised: whose export it is, and which column holds what."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

from panhuo.intake.layouts.fields import ranks_of
from panhuo.intake.layouts.headings import is_marked, normalise_heading
from panhuo.intake.layouts.mapping import Kind, Mapping, missing_fields

PATSNAP = "patsnap"


class Layout(NamedTuple):
    """A known export: at least `least` of its `marks` must be there."""

    name: str
    label: str
    kind: Kind
    least: int
    marks: frozenset[str]


def recognise(headings: Sequence[str], *, kind: Kind | None = None) -> Mapping:
    """Say which layout the headings have and map each column that is known.

    `kind` settles what the rows are; without it, the side with more known columns wins. Never raises: with nothing
    known the layout is "generic", all columns are unknown and `missing` names what the user has to point out.
    """
    options = [_columns(headings, side) for side in (("patents", "needs") if kind is None else (kind,))]
    side, columns = max(options, key=lambda option: len(set(option[1].values())))
    return Mapping(
        layout=_layout(headings, side),
        columns=columns,
        kind=side,
        headings=tuple(headings),
        unknown=tuple(index for index, heading in enumerate(headings) if heading and index not in columns),
        missing=missing_fields(side, set(columns.values())),
    )


def _columns(headings: Sequence[str], kind: Kind) -> tuple[Kind, dict[int | str, str]]:
    """Columns in the order of preference within each field; of two equal headings the first, or the marked one."""
    found: dict[int, tuple[str, tuple[int, int, int]]] = {}
    for index, heading in enumerate(headings):
        if (known := _lookup(heading, kind)) is not None:
            name, place = known
            found[index] = (name, (place, 0 if is_marked(heading) else 1, index))
    ordered = sorted(found, key=lambda index: found[index])
    return kind, {index: found[index][0] for index in ordered}


def _lookup(heading: str, kind: Kind) -> tuple[str, int] | None:
    """Whole heading first; of a heading in two rows then the lower part, then the upper."""
    ranks = ranks_of(kind)
    for part in (heading, *reversed(heading.split(" / "))):
        if part and (known := ranks.get(normalise_heading(part))) is not None:
            return known
    return None


def _layout(headings: Sequence[str], kind: Kind) -> str:
    present = {normalise_heading(heading) for heading in headings if heading}
    if kind == "patents" and any(is_marked(heading) for heading in headings):
        return PATSNAP
    scores = {
        layout.name: (len(present & layout.marks) / layout.least, len(present & layout.marks))
        for layout in layouts()
        if layout.kind == kind and len(present & layout.marks) >= layout.least
    }
    return max(scores, key=lambda name: scores[name]) if scores else "generic"


@cache
def layouts() -> tuple[Layout, ...]:
    """The layouts we know, from data/layouts.json."""
    text = resources.files("panhuo.intake").joinpath("data/layouts.json").read_text(encoding="utf-8")
    return tuple(
        Layout(
            item["layout"],
            item["label"],
            item["kind"],
            item["least"],
            frozenset(map(normalise_heading, item["marks"])),
        )
        for item in json.loads(text)
    )
