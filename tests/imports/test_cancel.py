"""Stopping at any time: nothing half done, what was applied can be undone or continued."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile

from imports.helpers import FIRST, SECOND, actions, applied, everything, settled, sheet, undone, upload
from panhuo.imports.api import (
    ImportState,
    RowAction,
    Verb,
    allowed_verbs,
    apply_batch,
    batch_counts,
    cancel_batch,
    create_batch,
    get_batch,
    plan_batch,
    undo_batch,
)
from panhuo.imports.domain import undo as undoing
from panhuo.imports.domain import write as writing
from panhuo.imports.domain.plan import run as planning
from panhuo.orgs.api import DomainError, JobState, cancel_job
from panhuo.patents.api import Patent

THIRD = (
    "201810000003.3",
    "CN108000003A",
    "一种示例制动装置",
    "摘要",
    "示例理工大学",
    "孙七",
    "B60L7/10",
    "2018-01-04",
    "审中",
)


@pytest.fixture(autouse=True)
def _small_chunks(monkeypatch) -> None:
    for module in (planning, writing, undoing):
        monkeypatch.setattr(module, "CHUNK_ROWS", 1)


@pytest.fixture
def stop_after(monkeypatch):
    """Have somebody stop the import after so many chunks."""
    from panhuo.imports.domain.round import Round

    def arrange(chunks: int, stop) -> None:
        advance, seen = Round.advance, []

        def watched(self: Round, count: int) -> None:
            seen.append(count)
            if len(seen) > chunks:
                stop(self.batch)
            advance(self, count)

        monkeypatch.setattr(Round, "advance", watched)
        return lambda: monkeypatch.setattr(Round, "advance", advance)

    return arrange


def test_a_waiting_plan_stops_at_once_and_can_go_on(office, university):
    files = [("a.csv", ContentFile(sheet(FIRST)))]
    batch = create_batch(target="patents", files=files, organisation=university, visibility="public", actor=office)
    batch = settled(cancel_batch(batch, actor=office))
    assert batch.state == ImportState.CANCELLED
    assert batch.job.state == JobState.CANCELLED
    batch = settled(plan_batch(batch, actor=office))
    assert batch.state == ImportState.PLANNED
    assert actions(batch) == [RowAction.NEW]


def test_a_plan_stopped_midway_goes_on_where_it_was(office, university, stop_after):
    files = [("a.csv", ContentFile(sheet(FIRST, SECOND, THIRD)))]
    batch = create_batch(target="patents", files=files, organisation=university, visibility="public", actor=office)
    free = stop_after(1, lambda batch: cancel_job(get_batch(batch.pk, actor=office).job, actor=office))
    batch = settled(batch)
    assert batch.state == ImportState.CANCELLED
    assert len(actions(batch)) == 1
    assert Verb.APPLY not in allowed_verbs(batch)
    free()
    batch = settled(plan_batch(batch, actor=office))
    assert actions(batch) == [RowAction.NEW] * 3


def test_what_was_applied_before_the_stop_can_be_undone(office, university, stop_after):
    batch = upload(sheet(FIRST, SECOND, THIRD), actor=office, organisation=university)
    free = stop_after(2, lambda batch: cancel_job(get_batch(batch.pk, actor=office).job, actor=office))
    batch = settled(apply_batch(batch, actor=office))
    assert batch.state == ImportState.CANCELLED
    assert batch_counts(batch)["applied"] == Patent.objects.count() == 2
    assert {Verb.APPLY, Verb.UNDO} <= allowed_verbs(batch)
    free()
    undone(batch, actor=office)
    assert everything() == []


def test_what_was_stopped_can_be_finished(office, university, stop_after):
    batch = upload(sheet(FIRST, SECOND, THIRD), actor=office, organisation=university)
    free = stop_after(2, lambda batch: cancel_job(get_batch(batch.pk, actor=office).job, actor=office))
    batch = settled(apply_batch(batch, actor=office))
    free()
    batch = applied(batch, actor=office)
    assert batch.state == ImportState.APPLIED
    assert Patent.objects.count() == 3


def test_an_undo_stopped_midway_can_go_on(office, university, stop_after):
    batch = applied(upload(sheet(FIRST, SECOND, THIRD), actor=office, organisation=university), actor=office)
    free = stop_after(1, lambda batch: cancel_job(get_batch(batch.pk, actor=office).job, actor=office))
    batch = settled(undo_batch(batch, actor=office))
    assert batch.state == ImportState.CANCELLED
    assert Patent.objects.count() == 2
    free()
    batch = undone(batch, actor=office)
    assert batch.state == ImportState.UNDONE
    assert everything() == []


def test_a_job_of_an_earlier_round_writes_nothing(office, university):
    batch = upload(sheet(FIRST), actor=office, organisation=university)
    apply_batch(batch, actor=office)
    batch.refresh_from_db()
    cancel_batch(batch, actor=office)
    batch.job.refresh_from_db()
    type(batch.job).objects.filter(pk=batch.job_id).update(state=JobState.QUEUED, cancel_asked=False)
    batch = settled(batch)
    assert not Patent.objects.exists()
    assert batch.state == ImportState.CANCELLED


def test_an_import_that_is_over_cannot_be_stopped(office, university):
    batch = applied(upload(sheet(FIRST), actor=office, organisation=university), actor=office)
    with pytest.raises(DomainError):
        cancel_batch(batch, actor=office)


def test_applying_twice_at_once_starts_one_job(office, university):
    batch = upload(sheet(FIRST), actor=office, organisation=university)
    apply_batch(batch, actor=office)
    with pytest.raises(DomainError, match="导入中"):
        apply_batch(batch, actor=office)
