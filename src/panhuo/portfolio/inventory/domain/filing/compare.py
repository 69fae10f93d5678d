"""What a filed row says beside what we say, field by field."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _

from panhuo.portfolio.inventory.domain.export import field_words, own_cells
from panhuo.portfolio.inventory.domain.prefill import read_template_fields

if TYPE_CHECKING:
    from panhuo.intake.api import PatentRow
    from panhuo.orgs.api import Organisation
    from panhuo.portfolio.inventory.models import Entry, InventorySettings

FIELDS_OF: Final[dict[str, tuple[str, ...]]] = {
    "self_grade": ("grade",),
    "trl": ("trl",),
    "transfer_modes": ("intent", "modes"),
    "implemented": ("implemented",),
    "asking_price": ("price_fen", "negotiable"),
    "scenario": ("scenario",),
    "contact": ("contact",),
    "note": ("note",),
}
"""Column of the template → the fields that it stands for."""
_EMPTY: Final[dict[str, Any]] = {
    "grade": None, "trl": None, "intent": "", "modes": [], "implemented": "", "price_fen": None, "negotiable": False,
    "scenario": "", "contact": "", "note": "",
}  # fmt: skip


def differences(
    row: PatentRow,
    entry: Entry,
    *,
    columns: Collection[str],
    settings: InventorySettings,
    colleges: list[Organisation],
) -> tuple[dict[str, list[Any]], list[str]]:
    """Column → [ours, theirs] as the cells would read, and what of theirs could not be understood.

    `columns`: those that the file has; of the others it says nothing. A cell that can't be understood is no difference
    but a doubt: it can't be taken over.
    """
    read = read_template_fields(row.extra, settings=settings, colleges=colleges, organisation=entry.organisation)
    ours = own_cells(entry)
    found: dict[str, list[Any]] = {}
    for column, names in FIELDS_OF.items():
        if column in read.doubts or column not in columns:
            continue
        theirs = {name: read.values.get(name, _EMPTY[name]) for name in names}
        if any(getattr(entry, name) != value for name, value in theirs.items()):
            found[column] = [ours[column], str(row.extra.get(column) or "").strip()]
    if (
        "college" in columns
        and "college" not in read.doubts
        and (read.college.pk if read.college else None) != entry.college_id
    ):
        found["college"] = [ours["college"], str(row.extra.get("college") or "").strip()]
    words = field_words()
    doubts = [_("%(field)s：%(why)s") % {"field": words[name], "why": why} for name, why in read.doubts.items()]
    return found, doubts


def values_of(
    cells: dict[str, str], *, settings: InventorySettings, colleges: list[Organisation], organisation: Organisation
) -> dict[str, Any]:
    """The entry's fields for these columns as the file says them; an empty cell empties the field."""
    read = read_template_fields(cells, settings=settings, colleges=colleges, organisation=organisation)
    values: dict[str, Any] = {}
    for column in cells:
        if column == "college":
            values["college_id"] = read.college.pk if read.college else None
        elif column not in read.doubts:
            values |= {name: read.values.get(name, _EMPTY[name]) for name in FIELDS_OF[column]}
    return values
