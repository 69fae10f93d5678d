"""Errors of the engine: a code, parameters, and a Chinese template that the applications translate."""

from __future__ import annotations


class EngineError(Exception):
    """Something the engine cannot do. `code` is stable, `message` a template with named places for `params`."""

    def __init__(self, *, code: str, message: str, **params: object) -> None:
        self.code = code
        self.message = message
        self.params = params
        super().__init__(message % params if params else message)
