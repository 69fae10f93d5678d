"""The secret key: from PANHUO_SECRET_KEY, or made once and kept beside the data."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path
from typing import Final

from django.core.exceptions import ImproperlyConfigured

from panhuo.site.env import env_str

LEAST_LENGTH: Final = 50


def secret_key(data_dir: Path) -> str:
    """The key of this installation.

    Raises:
        ImproperlyConfigured: a key was given that is too short to be safe.
    """
    given = env_str("SECRET_KEY")
    if given:
        if len(given) < LEAST_LENGTH:
            raise ImproperlyConfigured(f"PANHUO_SECRET_KEY must have at least {LEAST_LENGTH} characters")
        return given
    return _kept_key(data_dir / "secret_key")


def _kept_key(path: Path) -> str:
    if not path.exists():
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(64))
        with contextlib.suppress(FileExistsError):  # another process was first: its key is the one
            os.link(draft, path)
        draft.unlink()
    return path.read_text(encoding="ascii").strip()
