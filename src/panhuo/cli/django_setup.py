"""Setting Django up inside a command that needs the records; commands that don't stay quick without it."""

from __future__ import annotations

import os


def setup_django() -> None:
    """Load settings and apps; safe to call twice."""
    import django
    from django.apps import apps

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "panhuo.site.settings")
    if not apps.ready:
        django.setup()
