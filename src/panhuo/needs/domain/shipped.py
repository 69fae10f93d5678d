"""Sections and divisions of GB/T 4754-2017: there after every `migrate`, so that a need can name its industry."""

from __future__ import annotations

from typing import Any, Final

EDITION: Final = "2017"


def ensure_industries(**_signal: Any) -> None:
    """Add the shipped classes to an empty table; a loaded edition stays as it is."""
    from panhuo.needs.models import Industry
    from panhuo.needs.queries.industry import shipped_industries

    if Industry.objects.exists():
        return
    shipped = shipped_industries().values()
    Industry.objects.bulk_create(
        [Industry(code=entry.code, name=entry.name, parent=entry.parent, edition=EDITION) for entry in shipped],
        ignore_conflicts=True,
    )
