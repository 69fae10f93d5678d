"""What a row would change on a record, and doing so in working memory."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Final

from panhuo.patents.domain.check import Checked
from panhuo.patents.domain.identity import Number
from panhuo.patents.domain.record import Record, same_names
from panhuo.patents.enums import ClassScheme, IdentifierKind, LegalState, PatentKind
from panhuo.patents.values import SCALAR_FIELDS

Changes = dict[str, list[Any]]
"""Field → [old, new], as plain JSON values; None where nothing was or is known."""

_LETTER: Final = re.compile(r"CN\d{7,9}([A-Z])")
_WITHOUT_LETTER: Final = re.compile(r"CN\d{9}")
_EARLY: Final = "A"
_COUPLED: Final = {"status_text", "legal_state"}


def changes_of(record: Record, said: Checked, *, only_empty: bool = False) -> Changes:
    """Field → [old, new] for what would change. What isn't said never erases.

    A document older than those the record already holds (its publication A when the grant B is known) only fills
    what is empty; so do all values with `only_empty`.
    """
    only_empty = only_empty or is_older(record, said)
    found = _scalar_changes(record, said, only_empty=only_empty)
    for name in ("owners", "original_owners", "inventors"):
        old, new = record.items(name), said.lists.get(name)
        if new and not (old and only_empty) and not same_names(old, new):
            found[name] = [old, new]
    found |= _class_changes(record, said, only_empty=only_empty)
    if numbers := new_numbers(record, said):
        old = [number.value for number in record.numbers]
        found["identifiers"] = [old, old + [number.value for number in numbers]]
    kept = record.patent.extra
    extra = kept | {k: v for k, v in said.extra.items() if not (only_empty and k in kept)}
    if extra != kept:
        found["extra"] = [dict(kept), extra]
    return found


def apply_changes(record: Record, said: Checked, changes: Changes) -> None:
    """Write changes that `changes_of` found into the working record."""
    for name, (_old, new) in changes.items():
        if name == "identifiers":
            record.numbers.extend(new_numbers(record, said))
        elif name == "classes":
            record.classes = list(said.classes or [])
            record.patent.ipc_main = main_symbol(record)
        elif name in {"owners", "original_owners", "inventors"}:
            setattr(record, name, list(new))
        elif name == "extra":
            record.patent.extra = new
        else:
            set_scalar(record, name, said.scalars.get(name))
        record.changed.add(name)
    derive(record)


def set_scalar(record: Record, name: str, value: Any) -> None:
    """Set a plain field; None becomes the field's own word for "not known"."""
    if value is None:
        unknown = {"kind": PatentKind.UNKNOWN.value, "legal_state": LegalState.UNKNOWN.value}
        value = unknown.get(name, None if name not in _text_fields() else "")
    setattr(record.patent, name, value)


def derive(record: Record) -> None:
    """Bring the columns for counting in step with what they repeat."""
    patent = record.patent
    patent.ipc_subclass = patent.ipc_main[:4]
    patent.filing_year = patent.application_date.year if patent.application_date else None


def main_symbol(record: Record) -> str:
    symbols = [item for item in record.classes if item.scheme == ClassScheme.IPC]
    mains = [item for item in symbols if item.is_main] or symbols
    return mains[0].symbol if mains else ""


def new_numbers(record: Record, said: Checked) -> list[Number]:
    """Numbers that the record doesn't have yet; one without its document's letter says nothing new."""
    have = {(number.kind, number.value) for number in record.numbers}
    keys = {number.met_by for number in record.numbers}
    return [
        number
        for number in said.numbers
        if (number.kind, number.value) not in have
        and not (number.met_by in keys and _WITHOUT_LETTER.fullmatch(number.value))
    ]


def is_older(record: Record, said: Checked) -> bool:
    """Whether what is said stems from an earlier document than what the record holds."""
    theirs, ours = said.scalars.get("publication_date"), record.patent.publication_date
    if isinstance(theirs, date) and ours:
        return theirs < ours
    letters, known = _letters(said.numbers), _letters(record.numbers)
    return bool(letters) and letters <= {_EARLY} and bool(known - {_EARLY})


def _letters(numbers: list[Number]) -> set[str]:
    found = (_LETTER.match(n.value) for n in numbers if n.kind == IdentifierKind.PUBLICATION)
    return {match[1] for match in found if match}


def _scalar_changes(record: Record, said: Checked, *, only_empty: bool) -> Changes:
    found: Changes = {}
    status_stands = only_empty and (record.scalar("status_text") or record.scalar("legal_state"))
    for name in SCALAR_FIELDS:
        if name not in said.scalars or (name in _COUPLED and status_stands):
            continue
        old, new = record.scalar(name), _known(name, said.scalars[name])
        if old != new and not (only_empty and old is not None and name not in _COUPLED):
            found[name] = [_plain(old), _plain(new)]
    return found


def _class_changes(record: Record, said: Checked, *, only_empty: bool) -> Changes:
    if not said.classes or (only_empty and record.classes):
        return {}
    old, new = set(record.classes), set(said.classes)
    if old == new:
        return {}
    return {"classes": [[item.symbol for item in record.classes], [item.symbol for item in said.classes]]}


def _known(name: str, value: object) -> object:
    return None if name == "legal_state" and value == LegalState.UNKNOWN else value


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _text_fields() -> set[str]:
    return {"title", "title_en", "abstract", "abstract_en", "claims", "description", "status_text"}
