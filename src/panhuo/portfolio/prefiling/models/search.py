"""A look for prior art: which patents were found, never what was asked."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from panhuo.portfolio.prefiling.models.disclosure import Disclosure


class PriorSearch(models.Model):
    """`hits`: ids of patents in their order. `mode` says whether meaning was compared or words alone.

    Why each was found is worked out anew when somebody looks: the reasons quote the disclosure.
    """

    disclosure = models.ForeignKey(Disclosure, on_delete=models.CASCADE, related_name="searches")
    round = models.PositiveSmallIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    mode = models.CharField(max_length=10)
    hits = models.JSONField(default=list)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"#{self.disclosure_id} {self.pk}"
