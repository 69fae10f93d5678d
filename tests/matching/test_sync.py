"""Records and index never part silently."""

from __future__ import annotations

import pytest
from django.db import transaction

from matching.world import TEXTS, changed, make_need, make_patent
from panhuo.matching.api import index_status, patents_for_text, rebuild_index, sync_index
from panhuo.matching.index.names import IndexName
from panhuo.matching.index.state import Rebuild, rebuild_reason
from panhuo.orgs.api import OutboxEntry

pytestmark = pytest.mark.django_db


def titles(results) -> list[str]:
    return [hit.patent.title for hit in results.hits]


def test_the_first_sync_builds_both_indexes_and_empties_the_outbox(world):
    assert index_status().mode == "none"
    sync_index()
    status = index_status()
    assert (status.documents, status.waiting, status.is_current) == (12, 0, True)
    assert OutboxEntry.objects.count() == 0


def test_before_the_first_sync_a_search_says_that_the_index_is_being_built(world, stranger):
    results = patents_for_text("水泥窑余热", user=stranger)
    assert list(results.hits) == []
    assert results.notes == ("索引正在建立，请稍后再试。",)


def test_a_write_reaches_the_index_as_a_delta_without_building_anew(world, stranger):
    sync_index()
    generation = index_status().generation
    make_patent("kiln", title="一种磁悬浮鼓风机", abstract="磁悬浮轴承支承的高速鼓风机。")
    sync_index()
    assert titles(patents_for_text("磁悬浮鼓风机", user=stranger))[0] == "一种磁悬浮鼓风机"
    assert index_status().generation == generation


def test_a_changed_text_replaces_the_old_one(world, stranger):
    sync_index()
    changed(world.patents["pump"], title="一种静音增压泵", abstract="用于高层住宅的静音增压泵。")
    sync_index()
    assert titles(patents_for_text("静音增压泵", user=stranger))[0] == "一种静音增压泵"
    assert "一种静音增压泵" not in titles(patents_for_text("弹性联轴器", user=stranger))


def test_a_deleted_record_leaves_the_index(world):
    sync_index()
    patent = world.patents["glass"]
    OutboxEntry.objects.create(object_type="patent", object_id=patent.pk, version=9, gone=True)
    patent.delete()
    sync_index()
    assert index_status().documents == 11


def test_a_row_with_a_lower_number_that_commits_late_is_not_lost(world, stranger):
    late = OutboxEntry.objects.create(object_type="patent", object_id=world.patents["pump"].pk, version=2)
    number = late.pk
    late.delete()  # its transaction is not in force yet
    sync_index()
    world.patents["pump"].title = "一种静音增压泵"
    world.patents["pump"].save()
    OutboxEntry.objects.create(pk=number, object_type="patent", object_id=world.patents["pump"].pk, version=2)
    sync_index()
    assert titles(patents_for_text("静音增压泵", user=stranger))[0] == "一种静音增压泵"
    assert OutboxEntry.objects.count() == 0


def test_rows_that_were_read_but_not_forgotten_do_no_harm(world):
    sync_index()
    for patent in world.patents.values():
        OutboxEntry.objects.create(object_type="patent", object_id=patent.pk, version=patent.version)
    sync_index()
    assert index_status().documents == 12


def test_rows_of_things_that_no_index_holds_are_cleared_away(world):
    sync_index()
    OutboxEntry.objects.create(object_type="batch", object_id=1, version=0)
    make_patent("pump")
    sync_index()
    assert OutboxEntry.objects.count() == 0


def test_many_changes_lead_to_a_new_generation(world, settings, monkeypatch):
    from panhuo.matching.index import state

    sync_index()
    generation = index_status().generation
    monkeypatch.setattr(state, "SMALLEST_DELTA", 5)
    for _ in range(6):
        make_patent("weld")
    assert rebuild_reason(IndexName.PATENTS, encoder=None) is Rebuild.DELTA
    assert rebuild_reason(IndexName.DEMAND, encoder=None) is None
    sync_index()
    assert index_status().generation != generation
    assert (index_status().documents, OutboxEntry.objects.count()) == (18, 0)


def test_an_index_folder_from_an_older_day_is_built_anew(world, tmp_path, settings):
    import shutil

    sync_index()
    shutil.copytree(settings.INDEX_DIR, tmp_path / "copy")
    make_patent("crop")
    sync_index()
    shutil.rmtree(settings.INDEX_DIR)
    shutil.move(tmp_path / "copy", settings.INDEX_DIR)
    assert rebuild_reason(IndexName.PATENTS, encoder=None) is Rebuild.APART
    sync_index()
    assert index_status().documents == 13


def test_an_index_that_knows_more_than_the_database_is_built_anew(world):
    from panhuo.matching.models import IndexState

    sync_index()
    IndexState.objects.update(consumed=0)  # the database came back from a copy of before
    assert rebuild_reason(IndexName.PATENTS, encoder=None) is Rebuild.APART
    sync_index()
    assert index_status().is_current


def test_progress_ends_at_its_total(world):
    seen: list[tuple[int, int]] = []
    sync_index(progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (12, 12)
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)


def test_work_that_is_stopped_leaves_the_old_index_and_goes_on_later(world, stranger):
    class StoppedError(Exception):
        pass

    def stop(done: int, total: int) -> None:
        raise StoppedError

    sync_index()
    make_patent("kiln", title="一种磁悬浮鼓风机", abstract="磁悬浮轴承支承的高速鼓风机。")
    with pytest.raises(StoppedError):
        rebuild_index(progress=stop)
    assert titles(patents_for_text("水泥窑余热发电", user=stranger))[0] == TEXTS["kiln"][0]
    assert OutboxEntry.objects.count() == 1
    sync_index()
    assert titles(patents_for_text("磁悬浮鼓风机", user=stranger))[0] == "一种磁悬浮鼓风机"


def test_closed_needs_and_profiles_that_say_nothing_are_not_indexed(world):
    changed(world.needs["crop"], status="closed")
    changed(world.profile, main_products="", technologies_wanted="")
    sync_index()
    assert index_status().documents == 10


@pytest.mark.django_db(transaction=True)
def test_a_write_starts_one_sync_job_and_a_burst_does_not_start_more(django_user_model):
    from panhuo.orgs.api import Job, run_pending_jobs

    with transaction.atomic():
        for _ in range(3):
            make_patent("pump")
    make_need("低噪声水泵", "需要低噪声离心泵。")
    assert Job.objects.filter(kind="matching.sync").count() == 1
    run_pending_jobs()
    assert index_status().is_current
    assert index_status().documents == 4
    make_patent("weld")
    assert Job.objects.filter(kind="matching.sync").count() == 2
    run_pending_jobs()
    assert index_status().documents == 5


@pytest.mark.django_db(transaction=True)
def test_two_syncs_at_once_end_as_one(stranger):
    from concurrent.futures import ThreadPoolExecutor

    from django.db import connection

    def work(_number: int) -> None:
        try:
            sync_index()
        finally:
            connection.close()

    for key in TEXTS:
        make_patent(key)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(work, range(2)))
    make_patent("pump", title="一种磁悬浮鼓风机")
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(work, range(2)))
    status = index_status()
    assert (status.documents, status.waiting, status.is_current) == (9, 0, True)
    assert titles(patents_for_text("磁悬浮鼓风机", user=stranger))[0] == "一种磁悬浮鼓风机"
