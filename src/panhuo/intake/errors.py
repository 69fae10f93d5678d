"""What a file or a cell did wrong, in words that say where it is and what was expected."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class IntakeError(Exception):
    """A file that can't be read as a table.

    `code` is stable for programs, `params` fill the Chinese `template` (``%(name)s`` places); the web
    translates the template, the command line prints `message`.
    """

    def __init__(self, code: str, template: str, params: Mapping[str, Any] | None = None) -> None:
        self.code = code
        self.template = template
        self.params: dict[str, Any] = dict(params or {})
        super().__init__(self.message)

    @property
    def message(self) -> str:
        """The Chinese message with its places filled."""
        return self.template % self.params
