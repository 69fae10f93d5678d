"""Long work: one record that knows how far it is, who holds it and how it ended."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from panhuo.orgs.enums import JobState
from panhuo.orgs.queries.jobs import JobQuerySet


class Job(models.Model):
    """`kind` names the work, `key` makes it unique: the same key never runs twice.

    A worker holds a job by `lease_until`; when that passes without a heartbeat, `panhuo tick` gives the
    job to another worker, which resumes at `cursor`. `run_started_…` belong to the current attempt, so that
    the remaining time is told from its own speed. `task_id` is the django-tasks row queued last.
    """

    kind = models.CharField(max_length=60)
    key = models.CharField(max_length=200, unique=True)
    params = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=JobState.choices, default=JobState.QUEUED)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL)
    organisation = models.ForeignKey("orgs.Organisation", null=True, blank=True, on_delete=models.CASCADE)
    done = models.BigIntegerField(default=0)
    total = models.BigIntegerField(null=True, blank=True)
    cursor = models.JSONField(default=dict)
    result = models.JSONField(default=dict)
    error = models.TextField(blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    max_attempts = models.PositiveSmallIntegerField(default=5)
    not_before = models.DateTimeField(null=True, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    holder = models.CharField(max_length=80, blank=True)
    cancel_asked = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    run_started_at = models.DateTimeField(null=True, blank=True)
    run_started_done = models.BigIntegerField(default=0)
    task_id = models.CharField(max_length=64, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=("state", "lease_until")),)
        constraints = (models.CheckConstraint(condition=Q(state__in=JobState.values), name="job_state_is_known"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.key} {self.state}"
