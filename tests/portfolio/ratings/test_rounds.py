"""Invitations by matching, answers with and without an account, agreement with its history."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from factories import make_user
from panhuo.matching.api import MatchRating, rebuild_index
from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed, run_pending_jobs, unread
from panhuo.patents.api import Patent
from panhuo.portfolio.inventory.api import Entry, join_grants, save_entry, settings_of
from panhuo.portfolio.ratings.api import (
    EnterpriseRating,
    Invitation,
    RatingRound,
    Standing,
    answer,
    close_round,
    conflict_of,
    current_standings,
    decline,
    entries_in,
    history_of,
    interest_of,
    invitation_by_token,
    invite,
    link_token,
    matrix,
    remind,
    rule_of,
    send_round,
    set_rule,
    start_round,
    withdraw,
)
from portfolio.inventory.scene import COMPLETE, make_patent
from portfolio.ratings.firms import TOPICS, make_firm, said

pytestmark = pytest.mark.django_db
SOON = timezone.localdate() + timedelta(days=2)


@pytest.fixture(autouse=True)
def _words_only(settings, tmp_path) -> None:
    settings.ENCODER = "none"
    settings.DATA_DIR = tmp_path


@pytest.fixture
def graded(scene):
    join_grants(settings_of(scene.university))
    for entry in Entry.objects.all():
        save_entry(entry, said=COMPLETE, actor=scene.office)
    return scene


def opened(scene, patents=None) -> RatingRound:
    ids = [patent.pk for patent in patents or scene.patents]
    found = start_round(
        scene.university, title="春季评价", patents=ids, per_patent=3, per_enterprise=2, due_on=SOON, actor=scene.office
    )
    run_pending_jobs()
    found.refresh_from_db()
    return found


def rated(scene, round_, *prospects, patent=None, **other):
    patent = patent or scene.patents[0]
    made = []
    for n, prospect in enumerate(prospects):
        firm, user = make_firm(f"示例企业{EnterpriseRating.objects.count()}{n}")
        invitation = invite(round_, patent=patent, enterprise=firm, actor=scene.office)
        if round_.state == "proposed":
            send_round(round_, actor=scene.office)
        made.append(answer(invitation, **said(prospect=prospect, **other), user=user))
    return made


def test_matching_proposes_within_the_quotas_and_nothing_is_sent_by_itself(graded):
    firms = [
        (number, *make_firm(f"示例企业{topic}{number}", products=text)) for number in range(3) for topic, text in TOPICS
    ]
    for patent, (topic, text) in zip(graded.patents, TOPICS, strict=False):
        Patent.objects.filter(pk=patent.pk).update(title=f"一种{topic}装置", abstract=f"本发明公开了{text}。")
    rebuild_index()
    round_ = opened(graded)
    invitations = list(round_.invitations.select_related("patent"))
    assert (round_.state, {one.state for one in invitations}) == ("proposed", {"proposed"})
    assert all(one.reasons for one in invitations), "every proposal says why"
    assert all(topic in one.enterprise_name for one in invitations for topic, _t in TOPICS if topic in one.patent.title)
    for _number, firm, user in firms:
        assert sum(one.enterprise == firm for one in invitations) <= 2
        assert not Invitation.objects.visible_to(user).exists(), "not before it is sent"
    assert send_round(round_, actor=graded.office) == len(invitations)
    invited = {one.enterprise for one in invitations}
    assert all(unread(user).exists() == (firm in invited) for _number, firm, user in firms)
    assert invited
    again = list(opened(graded).invitations.filter(state="proposed"))
    pairs = [(one.patent_id, one.enterprise) for one in invitations + again]
    assert len(pairs) == len(set(pairs)), "nobody is asked again about what waits for their answer"
    for _number, firm, _user in firms:
        assert sum(enterprise == firm for _patent, enterprise in pairs) <= 2, "the quota spans the rounds that are open"


def test_nothing_found_is_said(graded):
    round_ = opened(graded)
    assert round_.state == "proposed"
    assert any("没有找到可邀请的企业" in note for note in round_.notes)


def test_agreement_and_its_history(graded):
    round_ = opened(graded)
    rated(graded, round_, 4, 4)
    standing = Standing.objects.get(is_current=True)
    assert (standing.outcome, standing.raters) == ("too_few", 2)
    rated(graded, round_, 3)
    standing = Standing.objects.get(is_current=True)
    assert (standing.outcome, standing.mean, standing.spread, standing.interested) == ("agreed_high", 367, 1, 3)
    assert len(standing.ratings) == 3
    set_rule(
        graded.university,
        values={"min_raters": 4, "max_spread": 2, "min_grade": 4, "min_prospect_tenths": 35,
                "max_low_prospect_tenths": 25, "min_interested": 1},
        why="提高人数要求", actor=graded.admin,
    )  # fmt: skip
    assert current_standings(graded.university).get().outcome == "too_few"
    story = [(row.outcome, row.rule.version) for row in history_of(graded.university, graded.patents[0].pk)]
    assert story == [("too_few", 2), ("agreed_high", 1), ("too_few", 1), ("too_few", 1)]
    assert interest_of(graded.university) == {graded.patents[0].pk: (3, 2)}


def test_a_changed_grade_is_judged_anew(graded):
    rated(graded, opened(graded), 4, 4, 4)
    entry = Entry.objects.get(patent=graded.patents[0])
    save_entry(entry, said={"grade": 2}, actor=graded.office)
    assert current_standings(graded.university).get().outcome == "firm_higher"


def test_a_later_word_replaces_the_earlier_one(graded):
    round_ = opened(graded)
    firm, user = make_firm("示例改口企业")
    invitation = invite(round_, patent=graded.patents[0], enterprise=firm, actor=graded.office)
    send_round(round_, actor=graded.office)
    answer(invitation, **said(prospect=1), user=user)
    answer(invitation, **said(prospect=5), user=user)
    assert Standing.objects.get(is_current=True).mean == 500
    assert EnterpriseRating.objects.count() == 2


def test_a_link_works_once_and_needs_no_account(graded):
    round_ = opened(graded)
    invitation = invite(round_, patent=graded.patents[0], name="没有账号的示例企业", actor=graded.office)
    assert invitation_by_token(link_token(invitation)) is None, "not before it is sent"
    send_round(round_, actor=graded.office)
    invitation.refresh_from_db()
    token = link_token(invitation)
    assert invitation_by_token(token) == invitation
    assert invitation_by_token(token[:-1] + ("a" if token[-1] != "a" else "b")) is None
    answer(invitation, **said(), user=None)
    assert invitation_by_token(token) is None
    with pytest.raises(DomainError, match="已经结束"):
        answer(invitation, **said(), user=None)


def test_who_has_an_interest_does_not_rate(graded, enterprise, firm):
    round_ = opened(graded)
    owned = make_patent(graded.university, title="共有的装置", owners=(graded.university.name, enterprise.name))
    assert "权利人" in conflict_of(owned, institution=graded.university, enterprise=enterprise, name=enterprise.name)
    inventor_firm, _user = make_firm("发明人兼职的示例企业")
    from panhuo.portfolio.inventory.api import claim_all

    claim_all(actor=graded.inventor)
    graded.inventor.memberships.create(organisation=inventor_firm, role="staff")
    blocked = invite(round_, patent=graded.patents[0], enterprise=inventor_firm, actor=graded.office)
    assert (blocked.state, blocked.conflict) == ("conflict", "发明人在这家企业任职")
    house = invite(round_, patent=graded.patents[0], name=graded.university.name, actor=graded.office)
    assert house.state == "conflict"
    free, user = make_firm("示例无关企业")
    fine = invite(round_, patent=graded.patents[0], enterprise=free, actor=graded.office)
    send_round(round_, actor=graded.office)
    kept = answer(fine, **said(declared="正在与该校谈另一项合作"), user=user)
    assert not kept.counts, "a declared interest is kept, but doesn't count"
    assert Standing.objects.get(is_current=True).raters == 0


def test_only_people_of_the_enterprise_answer_and_only_in_time(graded, outsider):
    round_ = opened(graded)
    firm, user = make_firm("示例企业甲")
    invitation = invite(round_, patent=graded.patents[0], enterprise=firm, actor=graded.office)
    with pytest.raises(DomainError):
        answer(invitation, **said(), user=user)
    send_round(round_, actor=graded.office)
    for person in (outsider, graded.office, make_user(is_superuser=True)):
        with pytest.raises(NotAllowed):
            answer(invitation, **said(), user=person)
    with pytest.raises(InvalidInput, match="1 到 5"):
        answer(invitation, **said(prospect=6), user=user)
    close_round(round_, actor=graded.office)
    with pytest.raises(DomainError, match="已经结束"):
        answer(invitation, **said(), user=user)


def test_a_private_patent_is_opened_to_those_invited_only(graded):
    round_ = opened(graded)
    firm, user = make_firm("示例企业甲")
    _other, stranger = make_firm("示例企业乙")
    invite(round_, patent=graded.patents[0], enterprise=firm, actor=graded.office)
    assert not Patent.objects.visible_to(user).filter(pk=graded.patents[0].pk).exists()
    send_round(round_, actor=graded.office)
    assert Patent.objects.visible_to(user).filter(pk=graded.patents[0].pk).exists()
    assert not Patent.objects.visible_to(stranger).filter(pk=graded.patents[0].pk).exists()


def test_reminders_come_near_the_end_once_a_day(graded):
    round_ = opened(graded)
    firm, user = make_firm("示例企业甲")
    invite(round_, patent=graded.patents[0], enterprise=firm, actor=graded.office)
    send_round(round_, actor=graded.office)
    assert remind(today=SOON - timedelta(days=9)) == 0
    assert remind(today=timezone.localdate()) == 1
    assert remind(today=timezone.localdate()) == 0
    assert any("即将截止" in note.text for note in unread(user))


def test_declining_and_withdrawing_end_an_invitation(graded):
    round_ = opened(graded)
    (one, user), (two, other) = make_firm("示例企业甲"), make_firm("示例企业乙")
    first = invite(round_, patent=graded.patents[0], enterprise=one, actor=graded.office)
    second = invite(round_, patent=graded.patents[0], enterprise=two, actor=graded.office)
    send_round(round_, actor=graded.office)
    decline(first, reason="不了解这一领域", user=user)
    second.refresh_from_db()
    withdraw(second, actor=graded.office)
    for invitation, person in ((first, user), (second, other)):
        with pytest.raises(DomainError):
            answer(invitation, **said(), user=person)


def test_what_is_said_feeds_matching(graded):
    round_ = opened(graded)
    firm, user = make_firm("示例企业甲", products="换热装置")
    invitation = invite(round_, patent=graded.patents[0], enterprise=firm, actor=graded.office)
    send_round(round_, actor=graded.office)
    answer(invitation, **said(prospect=5), user=user)
    rating = MatchRating.objects.get()
    assert (rating.value, rating.side, rating.profile_id) == (3, "demand", firm.profile.pk)


def test_the_matrix_counts_every_entry_once_and_its_cells_give_them_back(graded):
    rated(graded, opened(graded), 4, 4, 3)
    Entry.objects.filter(patent=graded.patents[1]).update(grade=None)
    entries = Entry.objects.filter(organisation=graded.university)
    cells = matrix(entries, graded.university)
    assert cells == {("4", "4"): 1, ("unknown", "none"): 1, ("4", "none"): 1}
    for cell, n in cells.items():
        assert entries_in(entries, graded.university, [cell]).count() == n
    assert entries_in(entries, graded.university, list(cells)).count() == 3


def test_the_rule_is_the_platforms_until_it_is_changed_with_a_reason(graded):
    assert rule_of(graded.university).is_default
    values = {"min_raters": 3, "max_spread": 2, "min_grade": 4, "min_prospect_tenths": 35,
              "max_low_prospect_tenths": 35, "min_interested": 1}  # fmt: skip
    with pytest.raises(InvalidInput, match="低于"):
        set_rule(graded.university, values=values, why="试", actor=graded.admin)
    with pytest.raises(InvalidInput, match="理由"):
        set_rule(graded.university, values=values | {"max_low_prospect_tenths": 20}, why="", actor=graded.admin)
    with pytest.raises(NotAllowed):
        set_rule(graded.university, values=values, why="试", actor=graded.office)


def test_others_see_neither_rounds_nor_ratings_nor_standings(graded, outsider):
    rated(graded, opened(graded), 4, 4, 4)
    _firm, stranger = make_firm("示例旁观企业")
    for person in (outsider, stranger):
        for model in (RatingRound, Invitation, EnterpriseRating, Standing):
            assert not model.objects.visible_to(person).exists()
