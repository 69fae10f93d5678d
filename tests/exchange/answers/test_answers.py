"""Asking, answering, delegating, escalating; who sees what; what ratings and merges do."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from factories import make_organisation, make_user
from panhuo.exchange.answers.api import (
    Answer,
    AnswerRequest,
    AnswerValues,
    answer_request,
    answer_times,
    ask,
    ask_matched,
    delegate,
    follow_up,
    questions_to_reply,
    reply_to_question,
    requests_to_answer,
    set_periods,
    withdraw,
)
from panhuo.matching.api import rate_match, sync_index
from panhuo.needs.api import Need, NeedValues, close_need, merge_needs, name_organisations, save_need
from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed, Notification, Role
from portfolio.inventory.scene import make_patent


@pytest.fixture(autouse=True)
def _words_only(settings) -> None:
    settings.ENCODER = "none"


@pytest.fixture
def need(enterprise, firm) -> Need:
    values = NeedValues(
        title="锂电池组低温快速预热", text="零下二十度容量衰减严重，要求预热不超过十分钟。", visibility="members"
    )
    return save_need(values, organisation=enterprise, actor=firm).need


@pytest.fixture
def asked(need, university, office, firm) -> AnswerRequest:
    return ask(need, organisation=university, actor=firm)


YES = AnswerValues(kind="interested", text="可以")


def test_the_first_of_two_answers_wins_and_the_other_is_told_who(asked, university, office):
    colleague = make_user(username="colleague", organisation=university)
    stale = AnswerRequest.objects.get(pk=asked.pk)
    answer_request(asked, YES, actor=office)
    with pytest.raises(DomainError, match="示例人员（office）"):
        answer_request(stale, AnswerValues(kind="declined", reason="no_team"), actor=colleague)
    assert [one.kind for one in Answer.objects.all()] == ["interested"]


def test_the_database_itself_keeps_a_second_answer_of_a_round_out(asked, office):
    made = answer_request(asked, YES, actor=office)
    with pytest.raises(IntegrityError), transaction.atomic():
        Answer.objects.create(
            request=asked, round=made.round, kind="declined", at=timezone.now(), days=0, in_time=True, by=office
        )


@pytest.mark.parametrize(
    ("values", "field"),
    [
        (AnswerValues(kind="maybe"), "kind"),
        (AnswerValues(kind="declined"), "reason"),
        (AnswerValues(kind="declined", reason="other"), "text"),
        (AnswerValues(kind="question"), "text"),
        (AnswerValues(kind="proposal"), "patents"),
        (AnswerValues(kind="interested", reason="terms"), "reason"),
        (AnswerValues(kind="interested", patents=(999,)), "patents"),
    ],
)
def test_what_an_answer_lacks_is_named(asked, office, values, field):
    with pytest.raises(InvalidInput) as refused:
        answer_request(asked, values, actor=office)
    assert refused.value.field == field
    assert not Answer.objects.exists()


def test_only_the_institution_answers(asked, firm, outsider, root):
    for person in (firm, outsider, root):
        with pytest.raises(NotAllowed):
            answer_request(asked, YES, actor=person)


def test_a_question_hands_the_turn_over_and_a_reply_hands_it_back(asked, office, firm):
    answer_request(asked, AnswerValues(kind="question", text="电压多少？"), actor=office)
    asked.refresh_from_db()
    assert (asked.state, asked.first_in_time) == ("asked_back", True)
    again = reply_to_question(asked, text="80 V", actor=firm)
    assert (again.state, again.round) == ("open", 2)
    answer_request(again, YES, actor=office)
    assert list(Answer.objects.values_list("round", "kind", "reply")) == [
        (1, "question", "80 V"),
        (2, "interested", ""),
    ]
    with pytest.raises(DomainError):
        reply_to_question(again, text="还有", actor=firm)


def test_both_sides_see_a_request_and_nobody_else(asked, office, firm, outsider, officer, root):
    seen = {p: AnswerRequest.objects.visible_to(p).exists() for p in (office, firm, outsider, officer, root)}
    assert seen == {office: True, firm: True, outsider: False, officer: False, root: True}


def test_a_confidential_need_is_opened_to_whom_it_is_asked_of(enterprise, firm, office, outsider, university):
    need = save_need(
        NeedValues(title="不公开的需求", text="不公开", visibility="named"), organisation=enterprise, actor=firm
    ).need
    assert not Need.objects.visible_to(office).exists()
    ask(need, organisation=university, actor=firm)
    assert Need.objects.visible_to(office).exists()
    assert not Need.objects.visible_to(outsider).exists()


def test_a_college_member_answers_what_was_handed_over(asked, university, office, outsider):
    college = make_organisation(name="能源学院")
    college.parent = university
    college.save()
    professor = make_user(username="professor", organisation=college, role=Role.VIEWER)
    with pytest.raises(InvalidInput):
        delegate(asked, to=outsider, actor=office)
    handed = delegate(asked, to=professor, actor=office)
    assert AnswerRequest.objects.visible_to(professor).exists()
    answer_request(handed, YES, actor=professor)
    assert Answer.objects.get().by == professor


def test_late_requests_are_reminded_of_told_to_the_heads_and_to_the_authority_once(
    asked, university, office, officer, authority
):
    head = make_user(username="head", organisation=university, role=Role.ADMIN)
    told = lambda person: list(Notification.objects.filter(user=person).values_list("text", flat=True))  # noqa: E731
    before = len(told(office))
    assert follow_up(today=asked.due_on) == 2, "the reminder and the day itself, said once"
    assert follow_up(today=asked.due_on) == 0
    assert len(told(office)) == before + 1
    follow_up(today=asked.due_on + timedelta(days=60))
    assert any("超期" in text for text in told(officer))
    asked.refresh_from_db()
    assert asked.escalated_at is not None
    assert AnswerRequest.objects.visible_to(officer).exists(), "the authority of the province sees what is late"
    assert follow_up(today=asked.due_on + timedelta(days=61)) == 0
    assert head in {note.user for note in Notification.objects.all()}


def test_answer_times_count_and_never_invent(asked, need, office, firm, other_university, university):
    assert answer_times(organisations=[other_university.pk]) == []
    ask(need, organisation=other_university, actor=firm)
    answer_request(asked, AnswerValues(kind="declined", reason="licensed"), actor=office)
    mine, theirs = sorted(answer_times(), key=lambda row: row.organisation_id != university.pk)
    assert (mine.asked, mine.in_time, mine.late, mine.running, mine.overdue, mine.median_days) == (1, 1, 0, 0, 0, 0.0)
    assert (theirs.running, theirs.median_days) == (1, None)
    late = answer_times(organisations=[other_university.pk], today=timezone.localdate() + timedelta(days=90))
    assert (late[0].running, late[0].overdue) == (0, 1)
    withdraw(AnswerRequest.objects.get(organisation=other_university), actor=firm)
    assert answer_times(organisations=[other_university.pk]) == []


def test_matched_institutions_are_asked_and_only_they_see_a_matched_need(
    enterprise, firm, office, outsider, university
):
    make_patent(university, title="一种锂电池组低温预热装置", visibility="public")
    sync_index()
    need = save_need(
        NeedValues(title="锂电池组低温预热", text="锂电池组低温预热装置", visibility="matched"),
        organisation=enterprise,
        actor=firm,
    ).need
    assert not Need.objects.visible_to(office).exists()
    (asked,) = ask_matched(need, actor=firm)
    assert (asked.organisation, asked.source) == (university, "matched")
    assert Need.objects.visible_to(office).exists()
    assert not Need.objects.visible_to(outsider).exists()
    assert ask_matched(need, actor=firm)[0].pk == asked.pk, "asking again makes no second request"
    save_need(NeedValues(visibility="organisation"), organisation=enterprise, actor=firm, need=need)
    assert not Need.objects.visible_to(office).exists(), "leaving the level takes the sight away at once"


def test_of_a_need_for_named_ones_only_these_are_asked(enterprise, firm, university, other_university):
    make_patent(university, title="一种锂电池组低温预热装置", visibility="public")
    sync_index()
    need = save_need(
        NeedValues(title="锂电池组低温预热", text="锂电池组低温预热", visibility="named"),
        organisation=enterprise,
        actor=firm,
    ).need
    name_organisations(need, [other_university], actor=firm)
    assert [one.organisation for one in ask_matched(need, actor=firm)] == [other_university]
    own = save_need(
        NeedValues(title="内部", text="内部", visibility="organisation"), organisation=enterprise, actor=firm
    )
    with pytest.raises(InvalidInput):
        ask_matched(own.need, actor=firm)


def test_merging_needs_moves_requests_and_ratings(asked, need, enterprise, firm, university):
    patent = make_patent(university, visibility="public")
    rate_match(need=need, patent=patent, side="demand", user=firm, value=1, reasons=("costly", "team"))
    other = save_need(
        NeedValues(title="电池预热", text="同一件事", visibility="members"), organisation=enterprise, actor=firm
    )
    kept = merge_needs(need, into=other.need, actor=firm)
    asked.refresh_from_db()
    need.refresh_from_db()
    assert (asked.need, need.status, need.merged_into) == (kept, "closed", kept)
    from panhuo.matching.api import MatchRating

    rating = MatchRating.objects.get()
    assert (rating.need_id, rating.reasons) == (kept.pk, ["costly"]), "a reason for goes with no rating against"


def test_periods_are_set_by_the_administrator_within_bounds(root, office):
    given = {"answer_days": 5, "soon_days": 1, "authority_days": 3, "most_asked": 4}
    with pytest.raises(NotAllowed):
        set_periods(**given, actor=office)
    with pytest.raises(InvalidInput):
        set_periods(**(given | {"answer_days": 0}), actor=root)
    assert not set_periods(**given, actor=root).is_default


def test_the_turn_goes_to_and_fro_and_nobody_waits_for_a_closed_need(asked, need, office, firm, outsider, root):
    def turn_of() -> tuple[set[str], set[str]]:
        people = (office, firm, outsider, root)
        answer = {person.username for person in people if requests_to_answer(person).exists()}
        return answer, {person.username for person in people if questions_to_reply(person).exists()}

    assert turn_of() == ({"office"}, set())
    answer_request(asked, AnswerValues(kind="question", text="电压多少？"), actor=office)
    assert turn_of() == (set(), {"firm"})
    close_need(need, actor=firm)
    assert follow_up() == 1
    assert turn_of() == (set(), set())
    assert AnswerRequest.objects.get().state == "withdrawn"
