"""An event from proposal to report, and who may do and see what on the way."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO

import pypdfium2
import pytest
import typst
from django.contrib.auth.models import AnonymousUser
from django.core.files.base import ContentFile

from exchange.events.scene import Scene, approved_event, make_scene, tomorrow
from factories import make_user
from panhuo.exchange.events.api import (
    EventPair,
    EventParty,
    MatchEvent,
    Person,
    accept,
    add_pair,
    add_picture,
    agenda,
    agenda_content,
    agenda_pdf,
    agenda_word,
    badge_rows,
    badges_pdf,
    badges_word,
    check_in,
    decline,
    drop_pair,
    edit_event,
    event_figures,
    fix_slot,
    invitation_token,
    invite_all,
    items_in_sight,
    party_by_token,
    propose_event,
    record_result,
    report_pdf,
    report_word,
    schedule_event,
    start_matching,
    take_step,
)
from panhuo.matching.api import rebuild_index
from panhuo.needs.api import NeedFilters
from panhuo.needs.models import Need
from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed, Notification, events_of, run_pending_jobs
from panhuo.patents.models import Patent


@pytest.fixture
def scene(db, settings) -> Scene:
    settings.ENCODER = "none"
    return make_scene()


def names(pairs) -> set[tuple[str, str]]:
    return {(pair.supply.name, pair.demand.name) for pair in pairs}


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "".join(page.get_textpage().get_text_range() for page in document)


def words_of(docx: bytes) -> str:
    return zipfile.ZipFile(BytesIO(docx)).read("word/document.xml").decode()


def test_who_proposes_does_not_approve(scene, outsider):
    event = propose_event(scene.centre, values={"title": "示例", "starts_at": tomorrow()}, actor=scene.chief)
    with pytest.raises(NotAllowed):
        take_step(event, verb="submit", actor=outsider)
    take_step(event, verb="submit", actor=scene.clerk)
    with pytest.raises(NotAllowed):
        take_step(event, verb="approve", actor=scene.chief)
    with pytest.raises(NotAllowed):
        take_step(event, verb="approve", actor=scene.clerk)
    other = make_user(organisation=scene.centre, role="admin")
    with pytest.raises(InvalidInput, match="理由"):
        take_step(event, verb="send_back", actor=other)
    take_step(event, verb="send_back", note="请补充地点", actor=other)
    take_step(event, verb="submit", actor=scene.clerk)
    take_step(event, verb="approve", actor=other)
    assert [e.verb for e in events_of("match_event", event.pk)] == [
        "created",
        "submit",
        "send_back",
        "submit",
        "approve",
    ]


def test_an_event_from_matching_to_report(scene, tmp_path):
    event = approved_event(scene)
    anonymous = Need.objects.filter(organisation=scene.firms[2]).get()
    Need.objects.filter(pk=anonymous.pk).update(is_anonymous=True)
    rebuild_index()
    start_matching(event, filters=NeedFilters(), each=1, actor=scene.clerk)
    run_pending_jobs()
    event.refresh_from_db()
    (making, keeping), (first, second, third) = scene.schools, scene.firms
    assert names(event.pairs.all()) == {(making.name, first.name), (keeping.name, second.name)}
    assert any("匿名" in note for note in event.notes)
    assert all(item.reason for pair in event.pairs.all() for item in pair.items.all())

    # By hand a third one, without an account; one pair is dropped and stays out when matching runs again.
    extra = add_pair(event, supply=making.name, demand="没有账号的示例企业", actor=scene.clerk)
    dropped = add_pair(event, supply=keeping.name, demand=third.name, actor=scene.clerk)
    drop_pair(dropped, actor=scene.clerk)
    assert not EventParty.objects.visible_to(scene.person_of(first)).exists(), "not invited yet"
    assert invite_all(event, actor=scene.clerk) == 5
    assert Notification.objects.filter(user=scene.person_of(first), text__contains="邀请").exists()
    assert not Notification.objects.filter(user=scene.person_of(third)).exists()
    assert EventParty.objects.visible_to(scene.person_of(first)).count() == 1
    assert EventPair.objects.visible_to(scene.person_of(first)).count() == 1

    guest = party_by_token(invitation_token(extra.demand))
    assert guest == extra.demand
    assert party_by_token(invitation_token(extra.demand)[:-2] + "xx") is None
    accept(guest, people=[Person("示例来宾", "经理")], away=[0])
    for party in event.parties.filter(organisation__in=[making, first, keeping]):
        accept(party, people=[Person(f"{party.name}代表")], actor=scene.person_of(party.organisation))
    decline(event.parties.get(organisation=second), reason="时间不合适", actor=scene.person_of(second))

    # Slots: the guest is away in the first, the office of 制氢 sits at one table only.
    plan = schedule_event(event, actor=scene.clerk)
    assert plan.proved
    assert not plan.unplaced
    extra.refresh_from_db()
    assert extra.slot == 1
    assert event.pairs.get(demand__organisation=first).slot == 0
    fix_slot(extra, slot=2, actor=scene.clerk)
    schedule_event(event, actor=scene.clerk)
    extra.refresh_from_db()
    assert (extra.slot, extra.fixed) == (2, True)
    assert [len(slot.pairs) for slot in agenda(event)] == [1, 0, 1]
    assert event.pairs.get(demand__organisation=second).why_not == "declined"

    # Papers.
    for words in (text_of(agenda_pdf(agenda_content(event))), words_of(agenda_word(agenda_content(event)))):
        assert "没有账号的示例企业" in words
        assert second.name not in words
    badges = badge_rows(event)
    address = "https://panhuo.example.org/r/badge/{}/".format
    assert "示例来宾" in text_of(badges_pdf(event, badges, address=address))
    assert "示例来宾" in words_of(badges_word(event, badges, address=address))

    # On the day.
    person = guest.attendees.get()
    with pytest.raises(DomainError, match="当天"):
        check_in(person)
    MatchEvent.objects.update(starts_at=tomorrow().replace(year=2020))
    with pytest.raises(NotAllowed):
        check_in(person, actor=scene.person_of(first))
    assert check_in(person, actor=scene.clerk)
    assert not check_in(person, actor=scene.clerk)
    take_step(event, verb="hold", actor=scene.clerk)
    extra.refresh_from_db()
    with pytest.raises(InvalidInput, match="下一步"):
        record_result(extra, outcome="talking", actor=scene.clerk)
    pair = EventPair.objects.get(pk=extra.pk)
    with pytest.raises(NotAllowed):
        record_result(pair, outcome="intent", actor=scene.person_of(second))
    record_result(
        pair,
        outcome="talking",
        next_step="送样检测",
        next_on=date(2026, 12, 1),
        amount_fen=50_000_00,
        actor=scene.clerk,
    )
    figures = event_figures(event)
    assert (figures.placed, figures.recorded, figures.here, figures.people) == (2, 1, 1, 4)
    assert (figures.amount_fen, figures.amounts) == (50_000_00, 1)
    photo = typst.compile(b"#set page(width: 40pt, height: 30pt)\n#rect(fill: red)", format="png")
    add_picture(event, file=ContentFile(photo, name="a.png"), caption="会场", actor=scene.clerk)
    with pytest.raises(InvalidInput, match="PNG"):
        add_picture(event, file=ContentFile(b"GIF89a", name="a.gif"), caption="", actor=scene.clerk)
    said = text_of(report_pdf(event))
    for wanted in ("送样检测", "登记 4 人，签到 1 人", "未填写", "会场"):
        assert wanted.replace(" ", "") in said.replace(" ", "")
    assert "送样检测" in words_of(report_word(event))
    assert "image2.png" in " ".join(zipfile.ZipFile(BytesIO(report_word(event))).namelist())


def test_a_party_reads_only_what_it_may_see(scene):
    event = approved_event(scene)
    patent = Patent.objects.filter(holder=scene.schools[0]).first()
    Patent.objects.filter(pk=patent.pk).update(visibility="organisation")
    clerk = scene.clerk
    need = Need.objects.get(organisation=scene.firms[0])
    pair = add_pair(event, supply=scene.schools[0].name, demand=scene.firms[0].name, need=need, actor=clerk)
    pair.items.create(patent_id=patent.pk, need=need, reason="共有的关键词：秘密")
    root = items_in_sight([pair], user=scene.person_of(scene.schools[0]))[pair.pk]
    assert {item.patent_id and item.patent.title for item in root if item.patent} == {patent.title}
    firm = items_in_sight([pair], user=scene.person_of(scene.firms[0]))[pair.pk]
    assert all(item.patent is None for item in firm)
    assert all("秘密" not in item.reason for item in firm)
    assert items_in_sight([pair], user=AnonymousUser()) == {}


def test_no_more_people_than_room(scene):
    event = approved_event(scene, capacity=1)
    add_pair(event, supply="示例甲", demand="示例乙", actor=scene.clerk)
    invite_all(event, actor=scene.clerk)
    one, other = event.parties.all()
    accept(one, people=[Person("甲")])
    with pytest.raises(InvalidInput, match="名额只剩 0 个"):
        accept(other, people=[Person("乙")])
    with pytest.raises(InvalidInput, match="两次"):
        accept(one, people=[Person("甲"), Person("甲")])


def test_a_roadshow_speaks_to_everybody_one_after_another(scene):
    event = approved_event(scene, kind="roadshow", slots=2, tables=5)
    with pytest.raises(InvalidInput):
        add_pair(approved_event(scene), supply="示例甲", demand="", actor=scene.clerk)
    for name in ("示例甲", "示例乙"):
        add_pair(event, supply=name, demand="", actor=scene.clerk)
    assert invite_all(event, actor=scene.clerk) == 2
    for party in event.parties.filter(side="supply"):
        accept(party, people=[Person("代表")])
    schedule_event(event, actor=scene.clerk)
    assert [len(slot.pairs) for slot in agenda(event)] == [1, 1]


def test_another_place_is_told_and_other_tables_undo_the_schedule(scene):
    event = approved_event(scene)
    firm = scene.firms[0]
    add_pair(event, supply=scene.schools[0].name, demand=firm.name, actor=scene.clerk)
    invite_all(event, actor=scene.clerk)
    for party in event.parties.all():
        accept(party, people=[Person("代表")])
    schedule_event(event, actor=scene.clerk)
    edit_event(event, values={"place": "另一处示例会场"}, actor=scene.clerk)
    assert event.state == "scheduled"
    told = Notification.objects.filter(user=scene.person_of(firm), text__contains="时间或地点有变")
    assert told.count() == 1
    edit_event(event, values={"tables": 1}, actor=scene.clerk)
    assert (event.state, event.proved) == ("inviting", None)
    assert not event.pairs.exclude(slot=None).exists()
    schedule_event(event, actor=scene.clerk)
    assert event.pairs.get().slot == 0
