"""What an institution answers, before it is a record."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerValues:
    """`kind`: `AnswerKind`; `reason`: `DeclineReason`, for a refusal; `patents`: ids, offered or proposed instead."""

    kind: str
    reason: str = ""
    text: str = ""
    patents: tuple[int, ...] = ()
    team: str = ""
