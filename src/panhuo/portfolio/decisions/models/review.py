"""One round of deciding what to stop paying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q

from panhuo.portfolio.decisions.enums import Choice, ReviewState
from panhuo.portfolio.decisions.queries.visible import OwnReviewsQuerySet

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager


class Review(models.Model):
    """Annuities that fall due between `first` and `last` are held against `budget` (分).

    `thresholds` is what the proposals were made by. During the notice (`notice_first` to `notice_last`) members of
    the organisation may object.
    """

    proposals: RelatedManager[Proposal]
    changes: RelatedManager[Change]

    organisation = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=120)
    first = models.DateField()
    last = models.DateField()
    budget = models.PositiveBigIntegerField()
    state = models.CharField(max_length=10, choices=ReviewState.choices, default=ReviewState.DRAFT)
    thresholds = models.JSONField(default=dict)
    notice_days = models.PositiveSmallIntegerField()
    min_votes = models.PositiveSmallIntegerField()
    notice_first = models.DateField(null=True, blank=True)
    notice_last = models.DateField(null=True, blank=True)
    executed_on = models.DateField(null=True, blank=True)
    job = models.ForeignKey("orgs.Job", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = OwnReviewsQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        constraints = (models.CheckConstraint(condition=Q(last__gte=models.F("first")), name="a_review_has_a_period"),)

    def __str__(self) -> str:
        return self.title


class Proposal(models.Model):
    """One patent in a review: what the rules propose and why, what stands in the way, what people chose.

    `cost` falls due in the review's period, `cost_to_expiry` until the end; both 分. `inputs` are the facts that the
    rules were given, for reproducing the proposal. `blocked` and `may_go` (may be given up) repeat `blocks`.
    """

    votes: RelatedManager[Vote]
    objections: RelatedManager[Objection]

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="proposals")
    account = models.ForeignKey("annuities.AnnuityAccount", on_delete=models.PROTECT, related_name="+")
    proposed = models.CharField(max_length=12, choices=Choice.choices)
    chosen = models.CharField(max_length=12, choices=Choice.choices)
    chosen_reason = models.CharField(max_length=300, blank=True)
    chosen_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT)
    score = models.SmallIntegerField()
    grade = models.PositiveSmallIntegerField(null=True, blank=True)
    cost = models.PositiveBigIntegerField()
    cost_to_expiry = models.PositiveBigIntegerField(null=True, blank=True)
    blocked = models.BooleanField(default=False)
    may_go = models.BooleanField(default=True)
    reasons = models.JSONField(default=list)
    blocks = models.JSONField(default=list)
    inputs = models.JSONField(default=dict)

    class Meta:
        ordering = ("score", "-cost", "pk")
        indexes = (
            models.Index(fields=("review", "may_go", "score", "-cost", "id"), name="proposal_order_of_going"),
            models.Index(fields=("review", "score", "-cost", "id"), name="proposal_order"),
            models.Index(
                fields=("review", "chosen", "grade", "score", "may_go", "blocked", "cost"), name="proposal_counts"
            ),
        )
        constraints = (models.UniqueConstraint(fields=("review", "account"), name="a_patent_once_a_review"),)

    def __str__(self) -> str:
        return f"{self.review_id}: {self.account_id} {self.chosen}"


class Vote(models.Model):
    """What one member of the panel thinks of one patent; a later vote of the same person replaces the earlier."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="votes")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    choice = models.CharField(max_length=12, choices=Choice.choices)
    reason = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("proposal", "user"), name="one_vote_a_person"),)

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.choice}"


class Objection(models.Model):
    """Somebody of the organisation objects during the notice. `upheld` None: not answered yet."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="objections")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = models.CharField(max_length=1000)
    at = models.DateTimeField(auto_now_add=True)
    upheld = models.BooleanField(null=True, blank=True)
    answer = models.CharField(max_length=1000, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.text


class Change(models.Model):
    """One bulk decision, and what undoing it puts back: {proposal id: choice before}."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="changes")
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT)
    at = models.DateTimeField(auto_now_add=True)
    choice = models.CharField(max_length=12, choices=Choice.choices)
    reason = models.CharField(max_length=300, blank=True)
    before = models.JSONField()
    undone = models.BooleanField(default=False)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.review_id} {self.choice}"
