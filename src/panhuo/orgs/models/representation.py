"""Who may act for whom, and since when until when: written by mandates, read wherever rights are asked."""

from __future__ import annotations

from django.db import models

from panhuo.orgs.enums import RepresentationScope


class Representation(models.Model):
    """`agent` acts for `principal` in matters of `scope` from `first_day` to `last_day`, both included.

    A row a scope. `mandate_id`: the mandate it follows from; it is deleted the moment that ends.
    """

    principal = models.ForeignKey("orgs.Organisation", on_delete=models.CASCADE, related_name="+")
    agent = models.ForeignKey("orgs.Organisation", on_delete=models.CASCADE, related_name="+")
    scope = models.CharField(max_length=10, choices=RepresentationScope.choices)
    first_day = models.DateField()
    last_day = models.DateField()
    mandate_id = models.BigIntegerField()

    class Meta:
        indexes = (
            models.Index(fields=("agent", "scope", "principal"), name="orgs_represented"),
            models.Index(fields=("principal", "scope"), name="orgs_represents"),
        )
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(principal=models.F("agent")), name="nobody_represents_themselves"
            ),
            models.UniqueConstraint(fields=("mandate_id", "scope"), name="a_scope_once_a_mandate"),
        )

    def __str__(self) -> str:
        return f"{self.agent_id} → {self.principal_id} {self.scope}"
