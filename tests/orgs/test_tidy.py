"""What routine work leaves behind goes after a week; what says that work was done stays."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from panhuo.orgs.api import Job, JobState
from panhuo.orgs.jobs.tidy import tidy


@pytest.mark.django_db
def test_only_old_rounds_of_schedules_go():
    old, new = timezone.now() - timedelta(days=8), timezone.now()
    for key, ended, state in (
        ("schedule:x:1", old, JobState.DONE),
        ("schedule:x:2", new, JobState.DONE),
        ("schedule:x:3", old, JobState.FAILED),
        ("import:1", old, JobState.DONE),
    ):
        Job.objects.create(kind="x", key=key, state=state, ended_at=ended)
    assert tidy() == {"jobs": 1, "tasks": 0}
    assert set(Job.objects.values_list("key", flat=True)) == {"schedule:x:2", "schedule:x:3", "import:1"}
