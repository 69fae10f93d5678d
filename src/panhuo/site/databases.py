"""Where the records lie: SQLite by default, PostgreSQL by PANHUO_DATABASE_URL."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def database_config(url: str, *, data_dir: Path) -> dict[str, Any]:
    """Django's settings for one database.

    Args:
        url: "" for SQLite in `data_dir`, or postgres://user:password@host:port/name; a socket
            folder may be given as ?host=/path.
        data_dir: folder that holds the SQLite file.

    Raises:
        ImproperlyConfigured: the scheme is neither.
    """
    if not url:
        return _sqlite(data_dir / "panhuo.sqlite3")
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(Path(unquote(parts.path)))
    if parts.scheme in {"postgres", "postgresql"}:
        host = parts.hostname or ""
        if parts.query.startswith("host="):
            host = unquote(parts.query.removeprefix("host="))
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": host,
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }
    raise ImproperlyConfigured(f"PANHUO_DATABASE_URL must start with sqlite:// or postgres://, not {parts.scheme}://")


def _sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "CONN_MAX_AGE": 600,  # opening one reads the whole schema: several ms, which a page would pay each time
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }
