"""How far the search index has followed the records."""

from __future__ import annotations

from django.db import models


class IndexState(models.Model):
    """One row. `consumed` is the highest outbox row that both indexes hold and that was then deleted.

    An index folder brought back from an older copy knows less than `consumed`; one that is newer than a
    database brought back knows more. Both are seen by comparing, and answered by building anew.
    """

    consumed = models.BigIntegerField(default=0)
    synced_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.consumed)
