"""What was decided on a disclosure, why, and by which rule."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from panhuo.portfolio.prefiling.enums import Conclusion
from panhuo.portfolio.prefiling.models.book import RuleBookVersion
from panhuo.portfolio.prefiling.models.disclosure import Disclosure


class Decision(models.Model):
    """`grade` is empty where the rule gave none (then filing was not open). `appraisal` keeps what it came from.

    `score` and `coverage` are hundredths of a point, for showing only; None: not computed.
    """

    disclosure = models.ForeignKey(Disclosure, on_delete=models.PROTECT, related_name="decisions")
    round = models.PositiveSmallIntegerField()
    book = models.ForeignKey(RuleBookVersion, on_delete=models.PROTECT, related_name="+")
    grade = models.CharField(max_length=4, blank=True)
    score = models.IntegerField(null=True, blank=True)
    coverage = models.IntegerField()
    appraisal = models.JSONField(default=dict)
    conclusion = models.CharField(max_length=8, choices=Conclusion.choices)
    reasons = models.TextField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-pk",)
        constraints = (models.UniqueConstraint(fields=("disclosure", "round"), name="one_decision_a_round"),)

    def __str__(self) -> str:
        return f"#{self.disclosure_id} {self.conclusion}"
