"""A record as plain JSON: what undo puts back."""

from __future__ import annotations

from datetime import date
from typing import Any

from panhuo.patents.domain.changes import derive, main_symbol, set_scalar
from panhuo.patents.domain.identity import Number
from panhuo.patents.domain.record import Record, scalars
from panhuo.patents.values import DATE_FIELDS, SCALAR_FIELDS, ClassValue

Snapshot = dict[str, Any]
_LISTS = ("owners", "original_owners", "inventors")


def take(record: Record) -> Snapshot:
    """All that restoring needs."""
    found: Snapshot = {
        name: value.isoformat() if isinstance(value, date) else value for name, value in scalars(record).items()
    }
    found |= {name: record.items(name) for name in _LISTS}
    found["numbers"] = [list(number) for number in record.numbers]
    found["classes"] = [list(item) for item in record.classes]
    found["extra"] = dict(record.patent.extra)
    found["holder"] = record.patent.holder_id
    found["visibility"] = record.patent.visibility
    found["realm"] = record.realm
    found["version"] = record.patent.version
    return found


def put_back(record: Record, before: Snapshot) -> None:
    """Make the working record what the snapshot says (numbers are left to the caller)."""
    for name in SCALAR_FIELDS:
        value = before[name]
        set_scalar(record, name, date.fromisoformat(value) if name in DATE_FIELDS and value else value)
    for name in _LISTS:
        setattr(record, name, list(before[name]))
    record.classes = [ClassValue(*item) for item in before["classes"]]
    record.patent.ipc_main = main_symbol(record)
    record.patent.extra = dict(before["extra"])
    record.patent.holder_id = before["holder"]
    record.patent.visibility = before["visibility"]
    record.changed |= {*_LISTS, "classes"}
    derive(record)


def numbers_of(before: Snapshot) -> list[Number]:
    return [Number(*item) for item in before["numbers"]]
