"""Which indexes there are, where they lie and how a record is called in them."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from django.conf import settings

from panhuo.engine.api import Side

PATENT = "patent"
NEED = "need"
PROFILE = "profile"


class IndexName(StrEnum):
    """Patents on one side; needs and enterprise profiles on the other."""

    PATENTS = "patents"
    DEMAND = "demand"

    @property
    def path(self) -> Path:
        return Path(settings.INDEX_DIR) / self.value

    @property
    def side(self) -> Side:
        return Side.PATENT if self is IndexName.PATENTS else Side.NEED


INDEX_OF = {PATENT: IndexName.PATENTS, NEED: IndexName.DEMAND, PROFILE: IndexName.DEMAND}
"""Type of a record, as it stands in outbox rows → the index that holds it."""


def doc_id(object_type: str, object_id: int) -> str:
    """``need:12``."""
    return f"{object_type}:{object_id}"


def parse_doc_id(text: str) -> tuple[str, int]:
    """``need:12`` → ("need", 12)."""
    object_type, _colon, number = text.partition(":")
    return object_type, int(number)
