"""Sentences of this package. They are Chinese; the apps say them again in the reader's language."""

from __future__ import annotations


def phrase(template: str, **params: object) -> str:
    """The Chinese sentence with its ``%(name)s`` places filled; the template is collected for translation."""
    return template % params


def gettext_noop(text: str) -> str:
    """Marks a text that is shown elsewhere as one to collect for translation."""
    return text
