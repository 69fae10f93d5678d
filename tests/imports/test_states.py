"""The table of states, and what happens when a job ends badly."""

from __future__ import annotations

from typing import Any

from imports.helpers import FIRST, applied, settled, sheet, titles, upload
from panhuo.imports.api import TRANSITIONS, ImportState, Verb, allowed_verbs, apply_batch, get_batch
from panhuo.imports.targets.base import Outcome
from panhuo.imports.targets.patents import PatentTarget
from panhuo.imports.transitions import OUTCOMES
from panhuo.orgs.api import Job, JobState


def test_every_state_is_reached_and_none_is_a_trap():
    reached = {ImportState.UPLOADED} | {row.target for row in TRANSITIONS} | set(OUTCOMES.values())
    assert reached | {ImportState.NEEDS_MAPPING, ImportState.FAILED} == set(ImportState)
    left = {state for row in TRANSITIONS for state in row.sources} | set(OUTCOMES)
    assert left == set(ImportState)


def test_whatever_runs_can_be_stopped():
    (cancel,) = [row for row in TRANSITIONS if row.verb == Verb.CANCEL]
    assert set(OUTCOMES) <= set(cancel.sources)


def test_a_job_that_gave_up_leaves_an_import_that_can_go_on(office, university, monkeypatch):
    batch = upload(sheet(FIRST), actor=office, organisation=university)

    def broken(*args: object, **kwargs: object) -> None:
        raise RuntimeError("disk full")

    with monkeypatch.context() as patch:
        patch.setattr(PatentTarget, "save", broken)
        batch = apply_batch(batch, actor=office)
        Job.objects.filter(pk=batch.job_id).update(max_attempts=1)
        batch = settled(batch)
    assert batch.job.state == JobState.FAILED
    batch = get_batch(batch.pk, actor=office)
    assert batch.state == ImportState.FAILED
    assert Verb.APPLY in allowed_verbs(batch)
    applied(batch, actor=office)
    assert titles() == {FIRST[0]: FIRST[2]}


def test_an_error_that_passes_is_tried_again_by_the_same_job(office, university, monkeypatch):
    batch = upload(sheet(FIRST), actor=office, organisation=university)
    save, seen = PatentTarget.save, []

    def once_broken(self: PatentTarget, *args: Any, **kwargs: Any) -> list[Outcome]:
        seen.append(1)
        if len(seen) == 1:
            raise RuntimeError("locked")
        return save(self, *args, **kwargs)

    monkeypatch.setattr(PatentTarget, "save", once_broken)
    batch = settled(apply_batch(batch, actor=office))
    assert batch.state == ImportState.APPLYING
    Job.objects.update(not_before=None)
    assert settled(batch).state == ImportState.APPLIED
    assert titles() == {FIRST[0]: FIRST[2]}
