"""What a user can do wrong, in words that the user sees. Pages, API and command line map these once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _


class DomainError(Exception):
    """An error with a translated message for the user.

    `message` may hold ``%(name)s`` places, which `params` fill. `code` is stable for programs.
    """

    def __init__(self, message: str, *, code: str, params: Mapping[str, Any] | None = None) -> None:
        self.code = code
        self.params: dict[str, Any] = dict(params or {})
        self.message = str(message) % self.params if self.params else str(message)
        super().__init__(self.message)


class NotAllowed(DomainError):  # noqa: N818  # the name that callers read
    """The user may not do this. `hidden`: may not even know that the object exists (a page answers 404)."""

    def __init__(
        self,
        message: str = "",
        *,
        code: str = "not_allowed",
        params: Mapping[str, Any] | None = None,
        hidden: bool = False,
    ) -> None:
        self.hidden = hidden
        super().__init__(message or _("您没有权限执行此操作"), code=code, params=params)


class InvalidInput(DomainError):  # noqa: N818
    """A value that cannot be accepted; `field` names the argument that holds it."""

    def __init__(
        self, message: str, *, field: str, code: str = "invalid", params: Mapping[str, Any] | None = None
    ) -> None:
        self.field = field
        super().__init__(message, code=code, params=params)
