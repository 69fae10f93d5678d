"""What the rules say when facts or tables cannot be right."""

from __future__ import annotations

from typing import Any


class RuleError(ValueError):
    """`code` and `params` are for programs and translators, the message (a Chinese template) for people."""

    def __init__(self, message: str, *, code: str, **params: Any) -> None:
        self.code = code
        self.template = message
        self.params = params
        super().__init__(message % params if params else message)
