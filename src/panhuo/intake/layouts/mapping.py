"""A mapping from columns to fields: found by us or made by the user."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from panhuo.intake.layouts.fields import fields_of
from panhuo.intake.layouts.headings import normalise_heading
from panhuo.intake.phrases import gettext_noop

Kind = Literal["patents", "needs"]


@dataclass(frozen=True)
class Mapping:
    """`columns` says for a column (index from 0, or its heading) which field it holds.

    `layout` is one of incopat, patsnap, cnipr, cnipa, panhuo (建档), json, needs, generic, or "custom" for a mapping
    made by a user. `unknown` are the columns that no field takes (their values stay in ``unmapped``), `missing`
    the Chinese names of what a row can't do without. A field may have several columns, the first being the best.
    """

    layout: str
    columns: MappingOf[int | str, str]
    kind: Kind = "patents"
    headings: tuple[str, ...] = ()
    unknown: tuple[int, ...] = ()
    missing: tuple[str, ...] = field(default=())

    def bind(self, headings: Sequence[str]) -> Mapping:
        """The mapping for a table with these headings: columns given by heading become indexes.

        Headings that the table doesn't have are left out; raises ValueError for a field that doesn't exist.
        """
        known = {item.name for item in fields_of(self.kind)}
        wrong = sorted({name for name in self.columns.values() if name not in known})
        if wrong:
            msg = f"no such field: {', '.join(wrong)}"
            raise ValueError(msg)
        places = {normalise_heading(heading): index for index, heading in reversed(list(enumerate(headings)))}
        columns: dict[int | str, str] = {}
        for column, name in self.columns.items():
            index = column if isinstance(column, int) else places.get(normalise_heading(column))
            if index is not None and 0 <= index < len(headings):
                columns[index] = name
        unknown = tuple(index for index, heading in enumerate(headings) if heading and index not in columns)
        return replace(
            self,
            columns=columns,
            headings=tuple(headings),
            unknown=unknown,
            missing=missing_fields(self.kind, set(columns.values())),
        )

    def by_heading(self) -> dict[str, str]:
        """Heading → field, to be remembered for later files of the same layout."""
        return {self.headings[column]: name for column, name in self.columns.items() if isinstance(column, int)}

    @cached_property
    def sources(self) -> dict[str, tuple[int, ...]]:
        """Field → its columns, the best first. Raises ValueError for a mapping by heading that isn't bound."""
        found: dict[str, tuple[int, ...]] = {}
        for column, name in self.columns.items():
            if not isinstance(column, int):
                msg = "bind the mapping to the table's headings first"
                raise ValueError(msg)  # noqa: TRY004 -- the order of calls is wrong, not the type
            found[name] = (*found.get(name, ()), column)
        return found


def missing_fields(kind: Kind, present: set[str]) -> tuple[str, ...]:
    """Chinese names of what a table of this kind lacks altogether."""
    if kind == "needs":
        return () if present & {"title", "text"} else (gettext_noop("需求名称 或 需求描述"),)
    missing = []
    if not present & {"application_no", "publication_no", "source_id", "title"}:
        missing.append(gettext_noop("申请号、公开号 或 标题"))
    return tuple(missing)
