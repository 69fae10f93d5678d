"""What a source says about one patent, before it is a record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Final, NamedTuple, Self

from panhuo.patents.enums import ClassScheme, IdentifierKind


class IdentifierValue(NamedTuple):
    """A number: `value` in normal form, `raw` as it was written."""

    kind: str
    value: str
    raw: str = ""


class ClassValue(NamedTuple):
    """A class symbol in normal form (``F01K25/10``)."""

    scheme: str
    symbol: str
    is_main: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PatentValues:
    """All that a row may say about a patent. None (and an empty text or tuple) means: not said.

    `legal_state` follows from `status_text` where that is said; `kind` from the numbers where it isn't said.
    `owners` are today's patentees, `original_owners` the applicants at filing.
    """

    kind: str | None = None
    title: str | None = None
    title_en: str | None = None
    abstract: str | None = None
    abstract_en: str | None = None
    claims: str | None = None
    description: str | None = None
    application_date: date | None = None
    publication_date: date | None = None
    grant_date: date | None = None
    expiry_date: date | None = None
    status_text: str | None = None
    legal_state: str | None = None
    family_size: int | None = None
    cited_by: int | None = None
    identifiers: tuple[IdentifierValue, ...] = ()
    owners: tuple[str, ...] | None = None
    original_owners: tuple[str, ...] | None = None
    inventors: tuple[str, ...] | None = None
    classes: tuple[ClassValue, ...] | None = None
    extra: Mapping[str, Any] | None = None

    def to_json(self) -> dict[str, Any]:
        """Only what is said, as plain JSON values."""
        said = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: _plain(value) for name, value in said.items() if value not in (None, (), "")}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """The reverse of `to_json`."""
        values = dict(data)
        for name in DATE_FIELDS:
            if isinstance(values.get(name), str):
                values[name] = date.fromisoformat(values[name])
        for name in LIST_FIELDS:
            if values.get(name) is not None:
                values[name] = tuple(values[name])
        if values.get("identifiers"):
            values["identifiers"] = tuple(IdentifierValue(*item) for item in values["identifiers"])
        if values.get("classes") is not None:
            values["classes"] = tuple(ClassValue(*item) for item in values["classes"])
        return cls(**values)


TEXT_FIELDS: Final = (
    "kind", "title", "title_en", "abstract", "abstract_en", "claims", "description", "status_text", "legal_state",
)  # fmt: skip
DATE_FIELDS: Final = ("application_date", "publication_date", "grant_date", "expiry_date")
COUNT_FIELDS: Final = ("family_size", "cited_by")
SCALAR_FIELDS: Final = TEXT_FIELDS + DATE_FIELDS + COUNT_FIELDS
LIST_FIELDS: Final = ("owners", "original_owners", "inventors")


def application(value: str, *, raw: str = "") -> IdentifierValue:
    return IdentifierValue(IdentifierKind.APPLICATION.value, value, raw)


def publication(value: str, *, raw: str = "") -> IdentifierValue:
    return IdentifierValue(IdentifierKind.PUBLICATION.value, value, raw)


def source_id(value: str) -> IdentifierValue:
    return IdentifierValue(IdentifierKind.SOURCE.value, value, value)


def ipc_class(symbol: str, *, is_main: bool = False) -> ClassValue:
    return ClassValue(ClassScheme.IPC.value, symbol, is_main)


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [list(item) if isinstance(item, tuple) else item for item in value]
    return dict(value) if isinstance(value, Mapping) else value
