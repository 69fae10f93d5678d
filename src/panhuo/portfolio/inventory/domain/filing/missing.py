"""What the base has and a filed file doesn't."""

from __future__ import annotations

from panhuo.portfolio.inventory.models import Entry, Filing
from panhuo.portfolio.inventory.queries.visible import EntryQuerySet
from panhuo.portfolio.inventory.transitions import IN_BASE


def missing_in(filing: Filing) -> EntryQuerySet:
    """Entries in the base that no row of the file meets."""
    there = filing.rows.filter(entry__isnull=False).values("entry")
    base = Entry.objects.filter(organisation=filing.organisation, state__in=IN_BASE)
    return base.exclude(pk__in=there)
