"""The weights of the ranker, learnt from judged pairs by ``bench/training/train_ranker.py`` (docs/decisions/0026)."""

from __future__ import annotations

import json
from functools import lru_cache
from hashlib import blake2b
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from panhuo.engine.encode.endpoint import ENDPOINT
from panhuo.engine.encode.fast import FAST

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE: Final = "data/ranker.json"

UNLEARNT: Final = (f"{FAST}-", f"{ENDPOINT}-")
"""Beginnings of the names of encoders that the ranker did not learn with: their order is that of the mixture."""

WITH_PHRASES: Final = "with_phrases"
WITHOUT_PHRASES: Final = "without_phrases"


def learnt_weights(encoder: str | None, *, phrases: bool) -> Mapping[str, float] | None:
    """Weight of each feature by its name, or None where nothing was learnt."""
    if encoder is None or encoder.startswith(UNLEARNT):
        return None
    return shipped()[WITH_PHRASES if phrases else WITHOUT_PHRASES]


@lru_cache(maxsize=1)
def shipped() -> dict[str, dict[str, float]]:
    """All weights in the package: with phrases and without, by name of the feature."""
    found: dict[str, dict[str, float]] = json.loads(_text())
    return found


@lru_cache(maxsize=1)
def ranker_version() -> str:
    """Another text for other weights: two rankings by different ones are not the same."""
    return blake2b(_text().encode(), digest_size=6).hexdigest()


def _text() -> str:
    return files("panhuo.engine").joinpath(FILE).read_text(encoding="utf-8")
