"""Inventor → college → university → base → convertible library, and who may do what on the way."""

from __future__ import annotations

import pytest

from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed, events_of, unread
from panhuo.portfolio.inventory.api import (
    Entry,
    EntryState,
    Hand,
    Verb,
    add_implementation,
    claim,
    claim_all,
    claimable,
    move_entry,
    open_entry,
    open_steps,
    save_entry,
    settings_of,
)
from portfolio.inventory.scene import COMPLETE, make_patent, names_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(scene):
    claim(names_of(scene.patents[0])[0], actor=scene.inventor)
    return Entry.objects.get()


def lead(entry, verb, actor, reason=""):
    return move_entry(Entry.objects.get(pk=entry.pk), verb=verb, actor=actor, reason=reason)


def test_a_claimed_patent_gets_an_entry_in_the_inventors_college(scene, entry):
    assert (entry.organisation, entry.college, entry.state) == (scene.university, scene.college, EntryState.DRAFT)
    assert entry.grade is None, "nothing is preset"
    assert entry.due_on is not None


def test_only_names_like_ones_own_are_offered_and_all_can_be_claimed_at_once(scene):
    make_patent(scene.university, title="别人的装置", inventors=("丙示例",))
    assert {one.patent for one in claimable(scene.inventor)} == set(scene.patents)
    assert len(claim_all(actor=scene.inventor)) == 3
    assert not claimable(scene.inventor).exists()


def test_the_whole_way(scene, entry):
    save_entry(entry, said=COMPLETE, actor=scene.inventor)
    lead(entry, Verb.SUBMIT, scene.inventor)
    assert "1 件建档等您审核" in [note.text for note in unread(scene.dean)]
    lead(entry, Verb.COLLEGE_RETURN, scene.dean, "请补充应用场景")
    assert any("请补充应用场景" in note.text for note in unread(scene.inventor))
    save_entry(entry, said={"scenario": "余热回收"}, actor=scene.inventor)
    lead(entry, Verb.SUBMIT, scene.inventor)
    lead(entry, Verb.COLLEGE_ACCEPT, scene.dean)
    assert lead(entry, Verb.UNIVERSITY_ACCEPT, scene.office).state == EntryState.IN_BASE
    assert lead(entry, Verb.CONVERTIBLE, scene.office).state == EntryState.CONVERTIBLE
    told = [event.verb for event in events_of("inventory_entry", entry.pk)]
    assert told.count("inventory_submitted") == 2
    assert told[-2:] == ["inventory_university_accepted", "inventory_convertible"]


def test_what_is_missing_is_named_before_it_can_be_submitted(scene, entry):
    with pytest.raises(DomainError, match="价值分级自评、转化意愿、是否已实施"):
        lead(entry, Verb.SUBMIT, scene.inventor)


def test_the_college_cannot_be_passed_by(scene, entry):
    save_entry(entry, said=COMPLETE, actor=scene.inventor)
    lead(entry, Verb.SUBMIT, scene.inventor)
    with pytest.raises(DomainError, match="学院还没有审核"):
        lead(entry, Verb.UNIVERSITY_ACCEPT, scene.office)
    with pytest.raises(NotAllowed):
        lead(entry, Verb.COLLEGE_ACCEPT, scene.inventor)


def test_without_a_college_the_university_reviews_directly(scene):
    entry = open_entry(scene.patents[1], organisation=scene.university, actor=scene.office)
    assert entry.college is None
    save_entry(entry, said=COMPLETE, actor=scene.office)
    lead(entry, Verb.SUBMIT, scene.office)
    steps = {row.verb for row in open_steps(Entry.objects.get(pk=entry.pk), hand=Hand.of(scene.office))}
    assert steps == {Verb.WITHDRAW, Verb.UNIVERSITY_RETURN, Verb.UNIVERSITY_ACCEPT}
    assert lead(entry, Verb.UNIVERSITY_ACCEPT, scene.office).state == EntryState.IN_BASE


def test_a_return_without_a_reason_is_refused(scene, entry):
    save_entry(entry, said=COMPLETE, actor=scene.inventor)
    lead(entry, Verb.SUBMIT, scene.inventor)
    with pytest.raises(DomainError, match="理由"):
        lead(entry, Verb.COLLEGE_RETURN, scene.dean)


def test_what_nobody_wants_to_hand_over_does_not_enter_the_convertible_library(scene, entry):
    save_entry(entry, said=COMPLETE | {"intent": "no"}, actor=scene.inventor)
    assert Entry.objects.get().modes == []
    lead(entry, Verb.SUBMIT, scene.inventor)
    lead(entry, Verb.COLLEGE_ACCEPT, scene.dean)
    lead(entry, Verb.UNIVERSITY_ACCEPT, scene.office)
    with pytest.raises(DomainError, match="没有转化意愿"):
        lead(entry, Verb.CONVERTIBLE, scene.office)
    assert lead(entry, Verb.NOT_CONVERTIBLE, scene.office, "作为防御专利保留").reason == "作为防御专利保留"


def test_others_neither_see_nor_fill_nor_lead(scene, entry, outsider, firm):
    for person in (outsider, firm):
        assert not Entry.objects.visible_to(person).exists()
        with pytest.raises(NotAllowed) as refused:
            save_entry(entry, said={"note": "x"}, actor=person)
        assert refused.value.hidden
        with pytest.raises(NotAllowed):
            move_entry(entry, verb=Verb.SUBMIT, actor=person)


def test_the_inventor_writes_no_more_once_it_is_submitted(scene, entry):
    save_entry(entry, said=COMPLETE, actor=scene.inventor)
    lead(entry, Verb.SUBMIT, scene.inventor)
    with pytest.raises(NotAllowed):
        save_entry(entry, said={"grade": 5}, actor=scene.inventor)
    assert lead(entry, Verb.WITHDRAW, scene.inventor).state == EntryState.DRAFT


def test_nobody_overwrites_what_they_have_not_seen(scene, entry):
    seen = entry.version
    save_entry(entry, said={"note": "甲"}, actor=scene.inventor, version=seen)
    with pytest.raises(DomainError, match="他人修改"):
        save_entry(entry, said={"note": "乙"}, actor=scene.office, version=seen)


@pytest.mark.parametrize(
    ("said", "field"),
    [({"grade": 6}, "grade"), ({"trl": 10}, "trl"), ({"modes": ["gift"]}, "modes"), ({"price_fen": 0}, "price_fen")],
)
def test_a_value_that_there_is_not_is_refused_by_name(scene, entry, said, field):
    with pytest.raises(InvalidInput) as refused:
        save_entry(entry, said=said, actor=scene.inventor)
    assert refused.value.field == field
    assert Entry.objects.get().version == entry.version


def test_a_price_and_negotiable_exclude_each_other(scene, entry):
    save_entry(entry, said={"price_fen": 5_000_000}, actor=scene.inventor)
    save_entry(entry, said={"negotiable": True}, actor=scene.inventor)
    assert Entry.objects.get().price_fen is None
    save_entry(entry, said={"price_fen": 5_000_000}, actor=scene.inventor)
    assert not Entry.objects.get().negotiable


def test_putting_to_use_is_marked_with_day_kind_and_proof(scene, entry, settings):
    from datetime import date

    from django.core.files.base import ContentFile

    proof = ContentFile(b"%PDF-1.7 example", name="合同.pdf")
    made = add_implementation(entry, kind="licence", since=date(2024, 5, 6), evidence=proof, actor=scene.inventor)
    assert Entry.objects.get().implemented == "yes"
    assert made.evidence_name == "合同.pdf"
    with pytest.raises(InvalidInput, match="今天"):
        add_implementation(entry, kind="licence", since=date(2999, 1, 1), actor=scene.inventor)


def test_the_levels_are_ours_until_the_university_sets_its_own(scene):
    from panhuo.portfolio.inventory.api import set_grades

    assert len(settings_of(scene.university).levels) == 5
    assert not settings_of(scene.university).own_grades
    set_grades(scene.university, levels=[("A", "好"), ("B", ""), ("C", "")], actor=scene.admin)
    assert [(one.value, one.label) for one in settings_of(scene.university).levels] == [(3, "A"), (2, "B"), (1, "C")]
    with pytest.raises(NotAllowed):
        set_grades(scene.university, levels=[("A", ""), ("B", "")], actor=scene.office)


def test_levels_in_use_do_not_vanish(scene, entry):
    from panhuo.portfolio.inventory.api import set_grades

    save_entry(entry, said={"grade": 5}, actor=scene.inventor)
    with pytest.raises(InvalidInput, match="1 件"):
        set_grades(scene.university, levels=[("A", ""), ("B", "")], actor=scene.admin)
