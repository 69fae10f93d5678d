"""Where a model answers."""

from __future__ import annotations

from dataclasses import dataclass, field


class EndpointError(Exception):
    """The endpoint could not be reached, refused, or answered in another form than asked for."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An OpenAI-compatible service: `url` up to and with its version (`https://host/v1`), no slash at the end.

    `model` writes, `embedding_model` makes vectors; either may be empty: not set up. `seconds` for one answer.
    """

    url: str
    key: str = field(default="", repr=False)
    model: str = ""
    embedding_model: str = ""
    seconds: float = 60.0
