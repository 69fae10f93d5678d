"""The one normal form of an organisation's name, by which names are compared."""

from __future__ import annotations

from panhuo.intake.owners import normalise_org_name


def normalise_name(name: str) -> str:
    """Half-width, brackets as (), no blanks between Chinese characters; the same as intake does to files."""
    return normalise_org_name(name)
