"""The text of a document or need as ranking reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from panhuo.engine.types import Doc


def joined(doc: Doc) -> str:
    """Title and text in one; either may be empty."""
    return join(doc.title, doc.text)


def join(title: str, text: str) -> str:
    """Title and text in one; either may be empty."""
    return f"{title}。{text}" if title and text else title or text
