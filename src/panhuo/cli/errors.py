"""How a command tells the user what went wrong."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import typer


@contextmanager
def told_errors() -> Iterator[None]:
    """Print a DomainError's message and leave with 2 for wrong input, 1 for anything else refused."""
    from panhuo.orgs.api import DomainError, InvalidInput

    try:
        yield
    except DomainError as error:
        typer.echo(error.message, err=True)
        raise typer.Exit(2 if isinstance(error, InvalidInput) else 1) from error
