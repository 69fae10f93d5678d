"""Who may import, and who may see an import."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile

from factories import make_user
from imports.helpers import FIRST, applied, sheet, upload
from panhuo.imports.api import (
    ImportBatch,
    ImportState,
    annotated_workbook,
    apply_batch,
    batch_counts,
    batch_rows,
    cancel_batch,
    create_batch,
    get_batch,
    get_file,
    mapping_questions,
    plan_batch,
    set_mapping,
    undo_batch,
)
from panhuo.orgs.api import NotAllowed, Role, run_pending_jobs
from panhuo.patents.api import Patent


@pytest.fixture
def viewer(university):
    return make_user(username="viewer", organisation=university, role=Role.VIEWER)


def files():
    return [("a.csv", ContentFile(sheet(FIRST)))]


def test_only_staff_of_the_organisation_import_for_it(university, outsider, viewer, root, office):
    for actor in (outsider, viewer):
        with pytest.raises(NotAllowed):
            create_batch(target="patents", files=files(), organisation=university, visibility="public", actor=actor)
    assert not ImportBatch.objects.exists()
    for actor in (office, root):
        create_batch(target="patents", files=files(), organisation=university, visibility="public", actor=actor)


def test_only_the_administrator_imports_for_the_installation(office, root):
    with pytest.raises(NotAllowed):
        create_batch(target="patents", files=files(), organisation=None, visibility="public", actor=office)
    batch = applied(upload(sheet(FIRST), actor=root, organisation=None), actor=root)
    assert batch.state == ImportState.APPLIED
    assert Patent.objects.get().holder is None


def test_verbs_are_for_staff(office, university, outsider, viewer):
    batch = upload(sheet(FIRST), actor=office, organisation=university)
    for actor in (outsider, viewer):
        for verb in (apply_batch, undo_batch, cancel_batch, plan_batch):
            with pytest.raises(NotAllowed):
                verb(batch, actor=actor)
        with pytest.raises(NotAllowed):
            set_mapping(batch.files.get(), columns={0: "title"}, actor=actor)
    batch.refresh_from_db()
    assert batch.state == ImportState.PLANNED


def test_an_import_is_hidden_from_others(office, university, outsider, viewer):
    batch = upload(sheet(FIRST), actor=office, organisation=university)
    file = batch.files.get()
    readers = (
        lambda actor: get_batch(batch.pk, actor=actor),
        lambda actor: get_file(file.pk, actor=actor),
        lambda actor: batch_counts(batch, actor=actor),
        lambda actor: batch_rows(batch, actor=actor),
        lambda actor: mapping_questions(file, actor=actor),
        lambda actor: annotated_workbook(file, actor=actor),
    )
    for read in readers:
        with pytest.raises(NotAllowed) as caught:
            read(outsider)
        assert caught.value.hidden
        read(viewer)


def test_whoever_lost_the_right_meanwhile_writes_nothing(office, university):
    batch = apply_batch(upload(sheet(FIRST), actor=office, organisation=university), actor=office)
    office.memberships.all().delete()
    run_pending_jobs()
    assert not Patent.objects.exists()
    assert get_batch(batch.pk, actor=make_user(organisation=university)).state == ImportState.FAILED


def test_a_deactivated_user_writes_nothing(office, university):
    batch = apply_batch(upload(sheet(FIRST), actor=office, organisation=university), actor=office)
    office.is_active = False
    office.save()
    run_pending_jobs()
    assert not Patent.objects.exists()
    assert get_batch(batch.pk, actor=make_user(organisation=university)).state == ImportState.FAILED
