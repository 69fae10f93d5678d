"""How a command tells the user what went wrong."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

UNPREPARED: Final = ("no such table", "no such column", "does not exist")
"""What SQLite and PostgreSQL say of a table or column that a migration has yet to make."""


@contextmanager
def told_errors() -> Iterator[None]:
    """Print a DomainError's message and leave with 2 for wrong input, 1 for anything else refused."""
    import typer

    from panhuo.orgs.api import DomainError, InvalidInput

    try:
        yield
    except DomainError as error:
        typer.echo(error.message, err=True)
        raise typer.Exit(2 if isinstance(error, InvalidInput) else 1) from error


@contextmanager
def told_database_errors() -> Iterator[None]:
    """Leave with 1 and a sentence where the database can't be reached or isn't prepared, instead of a traceback."""
    try:
        yield
    except Exception as error:
        said = _about_database(error)
        if said is None:
            raise
        sys.stderr.write(f"{said}\n")
        raise SystemExit(1) from None


def _about_database(error: Exception) -> str | None:
    """What to do about an error of the database; None for any other error."""
    if "django.db" not in sys.modules:
        return None
    from django.db.utils import OperationalError, ProgrammingError

    if not isinstance(error, OperationalError | ProgrammingError):
        return None
    said = str(error).strip()
    if any(word in said for word in UNPREPARED):
        return f"数据库还没有建好，或升级后没有更新。请先运行：python manage.py migrate（数据库说：{said}）"
    return f"数据库不可用：{said}"
