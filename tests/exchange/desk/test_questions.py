"""Asking with and without an account, answers that cite, publishing without names, search."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from factories import make_organisation, make_user
from panhuo.exchange.desk.api import (
    Cited,
    Question,
    answer,
    ask,
    close_question,
    find_by_receipt,
    guide_of,
    guides,
    publish_question,
    rebuild_desk_index,
    remind_questions,
    save_guide,
    search_desk,
    unpublish_question,
)
from panhuo.orgs.api import DomainError, InvalidInput, Job, NotAllowed, Notification, OrganisationKind

CITES = [Cited("rules", 115)]


def asked(asker=None, **said):
    usual = {
        "topic": "fees",
        "title": "年费晚交三个月",
        "text": "某某公司的专利晚交了三个月，还能补吗？",
        "may_publish": True,
    }
    return ask(**(usual | said), asker=asker)


def answered(question, officer):
    return answer(question, text="六个月内可以补缴，另加滞纳金。", cites=CITES, actor=officer)


@pytest.fixture
def published(officer):
    question, _secret = asked()
    answered(question, officer)
    return publish_question(question, title="年费晚交怎么办", text="年费晚交三个月还能补吗？", actor=officer)


def test_without_an_account_the_secret_finds_the_answer(officer):
    question, secret = asked()
    assert find_by_receipt(secret) == question
    assert secret not in question.receipt
    assert find_by_receipt("x") is None
    assert find_by_receipt("") is None
    assert Notification.objects.filter(user=officer, key=f"question:{question.pk}").exists()
    assert question not in Question.objects.visible_to(make_user())


def test_a_flood_of_anonymous_questions_stops(monkeypatch, db):
    monkeypatch.setattr("panhuo.exchange.desk.domain.ask.MOST_ANONYMOUS", 1)
    asked()
    with pytest.raises(DomainError, match="已满"):
        asked()
    asked(asker=make_user())  # with an account one may still ask


def test_an_answer_cites_what_there_is_or_says_why_not(officer):
    question, _secret = asked()
    with pytest.raises(InvalidInput, match="至少引用一条"):
        answer(question, text="可以", actor=officer)
    with pytest.raises(InvalidInput, match="没有第 150 条"):
        answer(question, text="可以", cites=[Cited("rules", 150)], actor=officer)
    assert answer(question, text="可以", why_none="平台使用问题", actor=officer).why_none


def test_who_answers(office, firm, db):
    question, _secret = asked()
    for stranger in (office, firm):
        with pytest.raises(NotAllowed):
            answer(question, text="x", cites=CITES, actor=stranger)
    house = make_organisation(kind=OrganisationKind.SERVICE)
    assert answer(question, text="x", cites=CITES, actor=make_user(organisation=house)).organisation == house


def test_who_asked_is_told_and_reads_it(officer, firm):
    question, secret = asked(asker=firm)
    assert secret == ""
    answered(question, officer)
    assert Notification.objects.filter(user=firm, text__contains="已有答复").exists()
    assert question in Question.objects.visible_to(firm)


def test_only_an_authority_publishes_and_only_with_consent(officer, db):
    service = make_user(organisation=make_organisation(kind=OrganisationKind.SERVICE))
    shy, _secret = asked(may_publish=False)
    open_one, _secret = asked()
    for question in (shy, open_one):
        answered(question, officer)
    for who, question in ((officer, shy), (service, open_one)):
        with pytest.raises(NotAllowed):
            publish_question(question, title="x", text="x", actor=who)
    fresh, _secret = asked()
    with pytest.raises(NotAllowed):  # nothing is answered yet
        publish_question(fresh, title="x", text="x", actor=officer)


def test_search_finds_published_answers_and_guides_in_public_words(published, officer):
    assert rebuild_desk_index() == 1 + len(guides())
    found = search_desk("年费晚交了怎么补")
    assert not found.by_meaning
    assert {one.question for one in found.rows[:3]} & {published}
    assert any(one.guide and one.guide.slug == "annuities" for one in found.rows)
    assert all("某某公司" not in one.question.public_text for one in found.rows if one.question)

    unpublish_question(published, actor=officer)  # gone at once, though the index still holds it
    assert all(one.question is None for one in search_desk("年费晚交了怎么补").rows)


def test_without_an_index_words_are_looked_for(published):
    assert search_desk("年费晚交怎么补").rows[0].question == published
    assert search_desk("量子隧穿").rows == []


def test_publishing_has_the_index_built(officer, django_capture_on_commit_callbacks):
    question, _secret = asked()
    answered(question, officer)
    with django_capture_on_commit_callbacks(execute=True):
        publish_question(question, title="x", text="x", actor=officer)
    assert Job.objects.filter(kind="desk.index").count() == 1


def test_late_questions_are_reminded_of_once(officer):
    question, _secret = asked()
    assert remind_questions() == 0
    later = question.due_on + timedelta(days=1)
    assert remind_questions(today=later) == remind_questions(today=later) == 1
    assert Notification.objects.filter(user=officer, text__contains="已过答复期限").count() == 1
    close_question(question, reason="广告", actor=officer)
    assert remind_questions(today=later) == 0


def test_an_authoritys_guide_stands_in_the_place_of_the_shipped_one(officer, office):
    said = {"slug": "annuities", "topic": "fees", "title": "本省年费办事指南", "text": "到窗口办。", "cites": CITES}
    with pytest.raises(NotAllowed):
        save_guide(**said, published=True, actor=office)
    before = len(guides())
    save_guide(**said, published=True, actor=officer)
    assert guide_of("annuities").title == "本省年费办事指南"
    assert len(guides()) == before
    save_guide(**said, published=False, actor=officer)
    assert guide_of("annuities") is None


def test_the_day_of_an_answer_is_a_working_day_ahead(db):
    question, _secret = asked()
    assert question.due_on > timezone.localdate() + timedelta(days=4)


@pytest.mark.model
def test_meaning_finds_what_shares_no_word(settings, db):
    from panhuo.engine.api import encoder_status

    if not encoder_status().available:
        pytest.skip(encoder_status().reason)
    settings.ENCODER = "auto"
    rebuild_desk_index()
    found = search_desk("忘了按期交维持专利的钱会失去权利吗")
    assert found.by_meaning
    assert "annuities" in [one.guide.slug for one in found.rows[:2] if one.guide]
