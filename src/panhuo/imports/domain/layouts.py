"""How the columns of a table are understood: by what a person said, by memory, by their headings."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping as MappingOf
from collections.abc import Sequence
from itertools import islice
from typing import Any, Final, cast

from django.utils import timezone

from panhuo.imports.models import ImportBatch, ImportFile, SavedLayout
from panhuo.intake.api import Kind, Mapping, Table
from panhuo.intake.layouts.headings import normalise_heading

SAMPLE_ROWS: Final = 5
SAMPLE_CHARS: Final = 200
CUSTOM: Final = "custom"


def fingerprint_of(headings: Sequence[str]) -> str:
    """Files with the same headings in the same order have the same fingerprint."""
    plain = [normalise_heading(heading) for heading in headings]
    while plain and not plain[-1]:
        plain.pop()
    return hashlib.sha256(json.dumps(plain, ensure_ascii=False).encode()).hexdigest()


def bound(columns: MappingOf[int, str], *, headings: Sequence[str], target: str) -> Mapping:
    """A person's mapping for a table with these headings. Raises ValueError for an unknown field."""
    wanted: dict[int | str, str] = {index: field for index, field in columns.items()}  # noqa: C416 -- widens the key
    return Mapping(layout=CUSTOM, columns=wanted, kind=cast("Kind", target)).bind(headings)


def mapping_for(table: Table, *, file: ImportFile, batch: ImportBatch) -> Mapping | None:
    """The mapping to read this table with; None where the columns it needs are not known, or it is left out."""
    fingerprint = fingerprint_of(table.headings)
    said = file.mapping.get(fingerprint)
    if said is None and (saved := saved_layout(batch, fingerprint)) is not None:
        said = saved.mapping
    if said is not None:
        columns = {int(index): field for index, field in said.items()}
        return bound(columns, headings=table.headings, target=batch.target) if columns else None
    mapping = table.mapping
    return mapping if mapping.kind == batch.target and not mapping.missing else None


def is_left_out(table: Table, *, file: ImportFile) -> bool:
    """Whether a person said that this sheet is not to be imported."""
    return bool(file.mapping.get(fingerprint_of(table.headings)) == {})


def saved_layout(batch: ImportBatch, fingerprint: str) -> SavedLayout | None:
    """What the organisation taught us of these headings."""
    return SavedLayout.objects.filter(
        organisation=batch.organisation, target=batch.target, fingerprint=fingerprint
    ).first()


def touch_layout(batch: ImportBatch, fingerprint: str) -> None:
    """Note that a remembered layout was of use."""
    SavedLayout.objects.filter(organisation=batch.organisation, target=batch.target, fingerprint=fingerprint).update(
        used_at=timezone.now()
    )


def described(table: Table, mapping: Mapping | None) -> dict[str, Any]:
    """What the mapping page shows of a table: headings, first rows, and which field we take a column for."""
    known = mapping or table.mapping
    return {
        "sheet": table.sheet,
        "row": table.header_row,
        "rows": table.row_count,
        "headings": list(table.headings),
        "fingerprint": fingerprint_of(table.headings),
        "layout": known.layout,
        "known": mapping is not None,
        "missing": list(known.missing),
        "columns": {str(index): field for index, field in known.columns.items()},
        "sample": [[_short(cell) for cell in row.cells] for row in islice(table.rows, SAMPLE_ROWS)],
    }


def _short(cell: str | None) -> str:
    return (cell or "")[:SAMPLE_CHARS]
