"""From a finding to a mended text: decisions of people, the check, the new version."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed, Notification
from panhuo.policies.api import (
    FindingState,
    MendState,
    MendValues,
    Policy,
    PolicyFilters,
    adopt_mends,
    close_mend,
    compare,
    confirm_finding,
    filter_policies,
    overrule_finding,
    paste_policy,
    reaudit,
    rule_measures,
    save_mend,
    update_policy,
)
from panhuo.policies.domain.dun import remind_of_mends
from policies.app.samples import RULES

pytestmark = pytest.mark.django_db
DAY = date(2030, 8, 31)
BETTER = "申报教授以代表性成果评价，重点看专利质量、专利实施和产业化情况，专利数量不作为条件。"


@pytest.fixture
def policy(university, office) -> Policy:
    return paste_policy(RULES, title="", holder=university, actor=office)


def article(policy, label):
    return policy.current.articles.get(label=label)


def test_a_person_confirms_or_overrules_with_a_reason(policy, office, outsider):
    first, second, _third = policy.findings.all()
    confirm_finding(first, actor=office)
    with pytest.raises(InvalidInput):
        overrule_finding(second, reason=" ", actor=office)
    overrule_finding(second, reason="这里说的是教学排名", actor=office)
    with pytest.raises(NotAllowed):
        confirm_finding(second, actor=outsider)
    measures = {one.rule.tag: one for one in rule_measures(policy.findings.all()) if one.decided}
    assert {tag.value: (one.confirmed, one.decided) for tag, one in measures.items()} == {
        "数量为主要条件": (1, 1),
        "唯数量": (0, 1),
    }
    assert all(one.precision is None for one in rule_measures(policy.findings.all()) if not one.decided)


def test_looking_again_keeps_what_people_decided(policy, office):
    first, second, third = policy.findings.all()
    overrule_finding(first, reason="历史条款", actor=office)
    confirm_finding(second, actor=office)
    assert reaudit(policy.current) == {"proposed": 1, "decided": 2}
    assert sorted(policy.findings.values_list("state", flat=True)) == ["confirmed", "overruled", "proposed"]
    assert not policy.findings.filter(pk=third.pk).exists()


def test_by_the_rules_of_an_earlier_day_less_is_found(policy):
    reaudit(policy.current, as_of=date(2015, 1, 1))
    assert not policy.findings.exists()


def test_what_is_to_be_mended_soon_or_is_overdue_is_told_once_a_week_and_can_be_listed(policy, office, monkeypatch):
    save_mend(article(policy, "第一条"), values(), actor=office)
    save_mend(article(policy, "第三条"), values(deadline=DAY + timedelta(days=5)), actor=office)
    assert remind_of_mends(today=DAY - timedelta(days=8)) == 0
    assert remind_of_mends(today=DAY + timedelta(days=2)) == 1, "a Monday"
    assert remind_of_mends(today=DAY + timedelta(days=3)) == 0
    assert Notification.objects.get(user=office).text == "1 条整改一周内到期，1 条已逾期"
    assert remind_of_mends(today=DAY + timedelta(days=9)) == 1
    overdue, seen = PolicyFilters(check=("overdue",)), Policy.objects.visible_to(office)
    assert not filter_policies(seen, overdue).exists()
    monkeypatch.setattr(timezone, "localdate", lambda *_args: DAY + timedelta(days=1))
    assert filter_policies(seen, overdue).get() == policy


def values(**changes):
    return MendValues(**({"action": "amend", "owner_name": "人事处", "deadline": DAY, "new_text": BETTER} | changes))


def test_a_text_that_still_counts_cannot_be_closed(policy, office):
    mend = save_mend(article(policy, "第一条"), values(new_text="申报教授须授权发明专利不少于3件。"), actor=office)
    assert mend.check_result["violations"] == ["数量为主要条件"]
    with pytest.raises(DomainError, match="数量为主要条件"):
        close_mend(mend, actor=office)


def test_a_text_without_the_wanted_contents_needs_a_reason(policy, office):
    mend = save_mend(article(policy, "第一条"), values(new_text="申报教授应当教学优秀。"), actor=office)
    with pytest.raises(DomainError, match="产业化"):
        close_mend(mend, actor=office)
    mend = save_mend(mend.article, values(new_text="申报教授应当教学优秀。", reason="已不涉及专利"), actor=office)
    assert close_mend(mend, actor=office).state == MendState.CLOSED


@pytest.mark.parametrize(
    ("given", "fixed"),
    [({"action": "repeal"}, {"repealed_by": "校发〔2030〕1号"}), ({"action": "keep"}, {"reason": "上级规定"})],
)
def test_repealing_and_keeping_need_their_grounds(policy, office, given, fixed):
    mend = save_mend(article(policy, "第一条"), values(new_text="", **given), actor=office)
    with pytest.raises(DomainError):
        close_mend(mend, actor=office)
    mend = save_mend(mend.article, values(new_text="", **given, **fixed), actor=office)
    close_mend(mend, actor=office)


def test_a_good_text_is_closed_and_becomes_a_version(policy, office):
    with pytest.raises(DomainError):
        adopt_mends(policy, actor=office)
    texts = {
        "第一条": BETTER,
        "第三条": "年度考核看专利实施率、产业化收入和专利质量，不以数量排名。",
        "第四条": "对实现转化并到账的专利，按到账金额的10%奖励发明人。",
    }
    for label, text in texts.items():
        mend = save_mend(article(policy, label), values(new_text=text), actor=office)
        assert mend.check_result["wanted"], label
        close_mend(mend, actor=office)
    assert set(policy.findings.values_list("state", flat=True)) == {FindingState.CONFIRMED}
    fresh = adopt_mends(policy, actor=office)
    policy.refresh_from_db()
    assert (fresh.number, policy.current, policy.status) == (2, fresh, "amended")
    assert [one.text for one in fresh.articles.all() if one.label == "第一条"] == [BETTER]
    assert not policy.findings.current().exists(), "the auditor agrees with the new version"
    assert policy.versions.get(number=1).articles.count() == 4, "the old text stays"


def test_comparison_gives_back_both_texts():
    old, new = "申报教授须授权发明专利不少于5件。", BETTER
    pieces = compare(old, new)
    assert "".join(p.text for p in pieces if p.kind != "new") == old
    assert "".join(p.text for p in pieces if p.kind != "gone") == new
    assert {p.kind for p in pieces} == {"same", "gone", "new"}


def test_a_corrected_level_is_audited_anew_and_no_longer_the_texts_word(policy, office):
    policy.facts = {"level": "x", "title": "y"}
    assert update_policy(policy, {"level": "city", "title": policy.title}, actor=office) == {
        "level": ["university", "city"]
    }
    assert policy.facts == {"title": "y"}


def test_the_same_text_is_not_taken_in_twice(policy, university, office):
    with pytest.raises(InvalidInput, match="内容相同"):
        paste_policy(RULES.replace("\n", "\n\n"), title="", holder=university, actor=office)
