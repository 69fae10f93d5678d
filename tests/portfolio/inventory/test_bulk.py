"""Many at once, and back."""

from __future__ import annotations

import pytest

from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed
from panhuo.portfolio.inventory.api import (
    Entry,
    join_grants,
    move_many,
    save_entry,
    set_college_of,
    set_grades_of,
    settings_of,
    undo_bulk,
)
from portfolio.inventory.scene import COMPLETE

pytestmark = pytest.mark.django_db


@pytest.fixture
def ids(scene):
    join_grants(settings_of(scene.university))
    return list(Entry.objects.order_by("pk").values_list("pk", flat=True))


def test_grades_are_set_and_taken_back_but_not_over_later_work(scene, ids):
    action, refused = set_grades_of(ids, organisation=scene.university, grade=3, actor=scene.office)
    assert (action.done, refused) == (3, [])
    save_entry(Entry.objects.get(pk=ids[0]), said={"note": "后来的修改"}, actor=scene.office)
    undone = undo_bulk(action, actor=scene.office)
    assert undone.kept == 1
    assert list(Entry.objects.order_by("pk").values_list("grade", flat=True)) == [3, None, None]
    with pytest.raises(DomainError, match="已经撤销"):
        undo_bulk(action, actor=scene.office)


def test_moves_that_cannot_be_made_are_named(scene, ids):
    save_entry(Entry.objects.get(pk=ids[0]), said=COMPLETE, actor=scene.office)
    action, refused = move_many(ids, organisation=scene.university, verb="submit", actor=scene.office)
    assert action.done == 1
    assert {why for _entry, why in refused} == {"还没有填写：价值分级自评、转化意愿、是否已实施"}
    undo_bulk(action, actor=scene.office)
    assert set(Entry.objects.values_list("state", flat=True)) == {"draft"}


def test_a_college_is_assigned_by_the_university_only(scene, ids, other_university):
    set_college_of(ids, organisation=scene.university, college=scene.college, actor=scene.office)
    assert Entry.objects.filter(college=scene.college).count() == 3
    assert Entry.objects.visible_to(scene.dean).count() == 3
    with pytest.raises(NotAllowed):
        set_college_of(ids, organisation=scene.university, college=None, actor=scene.dean)
    with pytest.raises(InvalidInput):
        set_college_of(ids, organisation=scene.university, college=other_university, actor=scene.office)


def test_nothing_chosen_is_said_so(scene):
    with pytest.raises(InvalidInput, match="先选择"):
        set_grades_of([], organisation=scene.university, grade=3, actor=scene.office)


def test_others_change_nothing(scene, ids, outsider):
    action, _refused = set_grades_of(ids, organisation=scene.university, grade=5, actor=outsider)
    assert action.done == 0
    assert not Entry.objects.filter(grade=5).exists()
