"""Runs are kept with what made them, and reused only where they would come out the same."""

from __future__ import annotations

import pytest

from matching.world import changed, make_patent
from panhuo.matching.api import MatchRun, needs_for_patent, patents_for_need, patents_for_profile, sync_index

pytestmark = pytest.mark.django_db


@pytest.fixture
def need(world):
    sync_index()
    return world.needs["kiln"]


def test_a_run_keeps_what_is_needed_to_make_it_again(need, office, world):
    results = patents_for_need(need, user=office)
    run = MatchRun.objects.get(pk=results.run_id)
    assert (run.kind, run.subject_id, run.subject_version) == ("patents_for_need", need.pk, need.version)
    assert run.engine["generation"].startswith("generation-")
    assert run.engine["encoder"] is None
    assert run.filters == {"state": ["pending", "unknown", "valid"]}
    assert [match.object_id for match in run.matches.all()] == [hit.patent.pk for hit in results.hits]
    assert run.matches.first().score == pytest.approx(sum(run.matches.first().parts.values()))


def test_the_same_question_is_answered_from_the_stored_run(need, office):
    first = patents_for_need(need, user=office)
    again = patents_for_need(need, user=office, limit=2)
    assert again.run_id == first.run_id
    assert [hit.patent for hit in again.hits] == [hit.patent for hit in first.hits][:2]


def test_a_new_version_of_the_need_is_a_new_run(need, office):
    first = patents_for_need(need, user=office)
    changed(need, title="印染废水", text="需要印染废水处理技术。")
    second = patents_for_need(need, user=office)
    assert second.run_id != first.run_id
    assert second.hits[0].patent.title == "一种印染废水处理方法"


def test_other_filters_are_another_run(need, office):
    assert (
        patents_for_need(need, user=office).run_id
        != patents_for_need(need, user=office, filters={"kind": ["utility"]}).run_id
    )


def test_a_changed_index_is_another_run(need, office):
    first = patents_for_need(need, user=office)
    fresh = make_patent("kiln", title="水泥窑余热利用系统")
    sync_index()
    second = patents_for_need(need, user=office)
    assert second.run_id != first.run_id
    assert fresh in [hit.patent for hit in second.hits]


def test_strangers_leave_nothing_behind(need, stranger, world):
    assert patents_for_need(need, user=stranger).run_id is None
    assert needs_for_patent(world.patents["kiln"], user=stranger).run_id is None
    assert MatchRun.objects.count() == 0


def test_every_kind_of_question_about_a_record_is_kept(need, firm, world):
    patents_for_need(need, user=firm)
    needs_for_patent(world.patents["kiln"], user=firm)
    patents_for_profile(world.profile, user=firm)
    assert set(MatchRun.objects.values_list("kind", flat=True)) == {
        "patents_for_need",
        "needs_for_patent",
        "patents_for_profile",
    }


def test_old_runs_are_forgotten_and_newer_ones_kept(need, office, world):
    from datetime import timedelta

    from django.utils import timezone

    from panhuo.matching.domain.runs import drop_old_runs

    patents_for_need(need, user=office)
    needs_for_patent(world.patents["kiln"], user=office)
    MatchRun.objects.filter(kind="patents_for_need").update(created_at=timezone.now() - timedelta(days=91))
    assert drop_old_runs() == 1
    assert [run.kind for run in MatchRun.objects.all()] == ["needs_for_patent"]


def test_a_page_takes_the_same_queries_however_many_hits_it_has(need, stranger, django_assert_max_num_queries):
    with django_assert_max_num_queries(9):
        assert len(patents_for_need(need, user=stranger).hits) > 5
