"""Rows become patents to match: documents of one application are one patent."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from panhuo.engine.api import Doc
from panhuo.intake.api import LegalState, PatentRow


@dataclass(frozen=True, slots=True)
class Candidate:
    """A patent with the text that is matched."""

    doc: Doc
    row: PatentRow

    @property
    def number(self) -> str:
        """The number to show: the application's, else the document's, else the source's own."""
        row = self.row
        numbers = (row.application_no, *row.publication_nos[-1:], *row.foreign_nos[-1:], row.source_id)
        return next((number for number in numbers if number), "")


@dataclass
class Patents:
    """Patents that take part, and why others don't."""

    candidates: list[Candidate]
    merged: int = 0
    dead: int = 0
    without_text: int = 0


def gather(rows: Iterable[PatentRow], *, with_dead: bool) -> Patents:
    """Merge the documents of one application, leave out dead patents (unless wanted) and those without any text."""
    merged: dict[str, PatentRow] = {}
    count = 0
    for row in rows:
        count += 1
        key = _key(row) or f"row {count}"
        merged[key] = _better(merged[key], row) if key in merged else row
    found = Patents([], merged=count - len(merged))
    for place, row in enumerate(merged.values()):
        doc = _doc(row, str(place))
        if not doc.title and not doc.text:
            found.without_text += 1
        elif row.legal_state is LegalState.DEAD and not with_dead:
            found.dead += 1
        else:
            found.candidates.append(Candidate(doc, row))
    return found


def _key(row: PatentRow) -> str | None:
    """The application's number, else the document's without its kind code: A and B share their digits since 2010."""
    if row.application_no:
        return row.application_no
    number = next(iter((*row.publication_nos, *row.foreign_nos)), None)
    return re.sub(r"(?<=\d)[A-Z]\d?$", "", number) if number else row.source_id


def _better(one: PatentRow, other: PatentRow) -> PatentRow:
    """The later document tells the present state (granted claims, owner); but never one without text over one with."""
    if bool(one.abstract or one.title) != bool(other.abstract or other.title):
        return one if one.abstract or one.title else other
    early, late = one.publication_date, other.publication_date
    return one if early and late and early > late else other


def _doc(row: PatentRow, doc_id: str) -> Doc:
    title = row.title or row.title_en or ""
    texts = (row.abstract or row.abstract_en, row.claims)
    return Doc(id=doc_id, title=title, text="\n".join(text for text in texts if text))
