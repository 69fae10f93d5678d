"""Sentences of this package. They are Chinese; the apps say them again in the reader's language."""

from __future__ import annotations


def gettext_noop(text: str) -> str:
    """Marks a text that is shown elsewhere as one to collect for translation."""
    return text
