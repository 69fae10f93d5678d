"""Small shapes that others are made of."""

from __future__ import annotations

from ninja import Schema


class Coded(Schema):
    """A value from a fixed list: `code` for programs, `label` in the language of the request."""

    code: str
    label: str


class UnknownOut(Schema):
    """Something that is not known of a record."""

    code: str
    text: str


class ErrorPlace(Schema):
    field: str
    message: str


class Problem(Schema):
    """Problem details (RFC 9457), as application/problem+json."""

    type: str
    title: str
    status: int
    code: str
    detail: str
    errors: list[ErrorPlace] | None = None
