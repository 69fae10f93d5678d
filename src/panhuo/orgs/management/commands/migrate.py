"""`migrate`, quick where there is nothing yet: an empty database gets its tables from the models at once.

Walking through all migrations of so many rooms takes a minute of work that ends in the very same tables
(tests/site/test_migrations.py holds the two against each other). A run that is killed in between is made good by the
next: nothing is recorded as applied before all tables stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from django.conf import settings
from django.core.management.commands.migrate import Command as Migrate
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

ASKS_FOR_MORE: Final = ("app_label", "migration_name", "fake", "fake_initial", "plan", "check_unapplied", "prune")


class Command(Migrate):
    """Django's own command otherwise; `--step-by-step` walks through the migrations in any case."""

    def add_arguments(self, parser: Any) -> None:
        super().add_arguments(parser)
        parser.add_argument("--step-by-step", action="store_true", help="apply every migration, also to an empty base")

    def handle(self, *args: Any, **options: Any) -> None:
        plain = not any(options.get(name) for name in (*ASKS_FOR_MORE, "step_by_step"))
        if plain and not MigrationRecorder(connections[options["database"]]).applied_migrations():
            with _no_migrations():
                super().handle(*args, **{**options, "run_syncdb": True})
            options["fake"] = True
        super().handle(*args, **options)


@contextmanager
def _no_migrations() -> Iterator[None]:
    kept = settings.MIGRATION_MODULES
    settings.MIGRATION_MODULES = _None()
    try:
        yield
    finally:
        settings.MIGRATION_MODULES = kept


class _None(dict[str, None]):
    """Says of every app that it has no migrations."""

    def __contains__(self, app_label: object) -> bool:
        return True

    def __getitem__(self, app_label: str) -> None:
        return None
