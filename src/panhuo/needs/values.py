"""What a form or file says about a need, before it is a record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Final, Self

CLEARABLE: Final = frozenset(
    {"text", "industry", "region", "budget_min_fen", "budget_max_fen", "modes", "deadline", "organisation_name"}
)
"""Fields that a need may do without."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedValues:
    """None means: not said, and never erases. What is to be emptied stands in `clear` (see `whole`).

    Amounts are 分. `industry` is a code or a name of GB/T 4754, `region` a code of GB/T 2260 or a name, `modes` are
    values of `CooperationMode`. `external_id` is the source's own id of the need.
    """

    title: str | None = None
    text: str | None = None
    industry: str | None = None
    region: str | None = None
    budget_min_fen: int | None = None
    budget_max_fen: int | None = None
    modes: tuple[str, ...] | None = None
    deadline: date | None = None
    visibility: str | None = None
    status: str | None = None
    is_anonymous: bool | None = None
    reading: Mapping[str, Any] | None = None
    external_id: str | None = None
    organisation_name: str | None = None
    clear: tuple[str, ...] = ()

    @classmethod
    def whole(cls, **said: Any) -> Self:
        """What a form says that shows all of `said`: a field that is empty there is to be empty."""
        said = {name: tuple(value) if isinstance(value, list) else value for name, value in said.items()}
        empty = tuple(name for name, value in said.items() if name in CLEARABLE and value in (None, "", ()))
        return cls(**{name: value for name, value in said.items() if name not in empty}, clear=empty)

    def to_json(self) -> dict[str, Any]:
        """Only what is said, as plain JSON values."""
        said = {field.name: getattr(self, field.name) for field in fields(self)}
        return {
            name: value.isoformat() if isinstance(value, date) else list(value) if isinstance(value, tuple) else value
            for name, value in said.items()
            if value not in (None, ())
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """The reverse of `to_json`."""
        values = dict(data)
        if isinstance(values.get("deadline"), str):
            values["deadline"] = date.fromisoformat(values["deadline"])
        for name in ("modes", "clear"):
            if values.get(name) is not None:
                values[name] = tuple(values[name])
        return cls(**values)
