"""What a list of patents is narrowed by; lives in the address of the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Final, Self

from panhuo.patents.enums import LegalState, PatentKind, Visibility

UNKNOWN: Final = "unknown"
LONGEST_QUERY: Final = 200
MOST_VALUES: Final = 50


@dataclass(frozen=True, slots=True)
class PatentFilters:
    """Values of one field are alternatives, fields are all required. ``unknown`` asks for what is not known.

    `owner`: ``org:12`` or ``name:34``. `ipc`: sections (``F``) or subclasses (``F01K``) of the main class.
    `symbol`: a class as far as it goes (``F01K25``) among all classes of a patent. `year`: of filing.
    `holder`: id of the organisation that holds the record.
    """

    q: str = ""
    kind: tuple[str, ...] = ()
    state: tuple[str, ...] = ()
    owner: tuple[str, ...] = ()
    ipc: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    symbol: str = ""
    year_from: int | None = None
    year_to: int | None = None
    holder: int | None = None
    visibility: tuple[str, ...] = ()

    @classmethod
    def from_params(cls, params: Mapping[str, Any]) -> Self:
        """From a QueryDict (or a plain mapping of texts or lists); what can't be a value is left out."""
        found: dict[str, Any] = {"q": _first(params, "q").replace("\x00", "").strip()[:LONGEST_QUERY]}
        for name, valid in _VALID.items():
            found[name] = tuple(dict.fromkeys(v for v in _all(params, name) if valid(v)))[:MOST_VALUES]
        found["symbol"] = "".join(c for c in _first(params, "symbol").upper() if c.isalnum() or c == "/")[:24]
        for name in ("year_from", "year_to", "holder"):
            text = _first(params, name)
            found[name] = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None  # noqa: PLR2004
        return cls(**found)

    def params(self) -> list[tuple[str, str]]:
        """Pairs for an address that means the same."""
        pairs: list[tuple[str, str]] = []
        for field in fields(self):
            value = getattr(self, field.name)
            values = value if isinstance(value, tuple) else () if value in ("", None) else (value,)
            pairs += [(field.name, str(one)) for one in values]
        return pairs

    def without(self, name: str) -> Self:
        """The same filters but for one field."""
        return replace(self, **{name: getattr(type(self)(), name)})

    def __bool__(self) -> bool:
        return self != type(self)()


def _first(params: Mapping[str, Any], name: str) -> str:
    values = _all(params, name)
    return values[0] if values else ""


def _all(params: Mapping[str, Any], name: str) -> list[str]:
    if hasattr(params, "getlist"):
        return [str(value) for value in params.getlist(name)]
    value = params.get(name, ())
    values = value if isinstance(value, list | tuple) else () if value in ("", None) else (value,)
    return [str(one) for one in values]


def _is_owner(value: str) -> bool:
    kind, _colon, pk = value.partition(":")
    return value == UNKNOWN or (kind in {"org", "name"} and pk.isascii() and pk.isdigit() and len(pk) < 19)  # noqa: PLR2004


def _is_class(value: str) -> bool:
    if value == UNKNOWN:
        return True
    return value.isascii() and value.isalnum() and value.isupper() and len(value) <= 4  # noqa: PLR2004


_VALID: Final[dict[str, Callable[[str], bool]]] = {
    "kind": lambda value: value in PatentKind.values,
    "state": lambda value: value in LegalState.values,
    "visibility": lambda value: value in Visibility.values,
    "owner": _is_owner,
    "ipc": _is_class,
    "year": lambda value: value == UNKNOWN or (value.isascii() and value.isdigit() and len(value) == 4),  # noqa: PLR2004
}
