"""A language model's look at a policy, and a newer text of one."""

from __future__ import annotations

import json

import pytest

from panhuo.orgs.api import DomainError, NotAllowed, run_pending_jobs
from panhuo.policies.api import (
    FindingState,
    Policy,
    ask_model,
    paste_policy,
    reaudit,
    rule_measures,
    upload_version,
)
from policies.app.samples import GOOD, text_file

pytestmark = pytest.mark.django_db
QUOTE = "综合考虑各方面情况"
TEXT = f"示例市科技计划管理办法\n第一条 为规范管理，制定本办法。\n第二条 立项时{QUOTE}，择优支持。"


@pytest.fixture
def policy(authority, officer) -> Policy:
    return paste_policy(TEXT, title="示例市科技计划管理办法", level="city", holder=authority, actor=officer)


def answering(*rows):
    return (200, {"choices": [{"message": {"content": json.dumps({"findings": list(rows)}, ensure_ascii=False)}}]})


def test_nothing_is_sent_unless_an_administrator_set_it_up(policy, officer, fake_endpoint, settings):
    settings.LLM_URL = ""
    with pytest.raises(DomainError):
        ask_model(policy, actor=officer)
    assert fake_endpoint.asked == []


def test_quotes_become_proposals_marked_as_the_models(policy, officer, outsider, fake_endpoint, settings):
    settings.LLM_URL, settings.LLM_MODEL = fake_endpoint.url, "m"
    number = str(policy.current.articles.get(text__contains=QUOTE).position)
    good = {"article": number, "quote": QUOTE, "words": [], "tag": "唯数量"}
    fake_endpoint.answers["/v1/chat/completions"] = answering(good, good | {"quote": "文件里没有的话"})
    with pytest.raises(NotAllowed):
        ask_model(policy, actor=outsider)
    job = ask_model(policy, actor=officer)
    run_pending_jobs()
    job.refresh_from_db()
    assert job.result == {"proposed": 1, "dropped": 1, "failed": 0}
    [finding] = policy.findings.all()
    assert (finding.source, finding.state) == ("model", FindingState.PROPOSED)
    assert finding.article.text[finding.start : finding.end] == QUOTE
    assert all(one.waiting == 0 for one in rule_measures(policy.findings.all())), "rules are not measured by it"
    reaudit(policy.current)
    assert policy.findings.filter(source="model").exists()
    sent = json.loads(fake_endpoint.asked[0][1]["messages"][1]["content"])
    assert sent["articles"][number].startswith("立项时") or QUOTE in sent["articles"][number]


def test_an_endpoint_that_fails_is_told(policy, officer, fake_endpoint, settings):
    settings.LLM_URL, settings.LLM_MODEL = fake_endpoint.url, "m"
    fake_endpoint.answers["/v1/chat/completions"] = (500, {})
    job = ask_model(policy, actor=officer)
    run_pending_jobs()
    job.refresh_from_db()
    assert job.result == {"proposed": 0, "dropped": 0, "failed": policy.current.articles.count()}


def test_a_newer_file_becomes_the_text_that_counts_and_the_old_one_stays(policy, officer, outsider):
    with pytest.raises(NotAllowed):
        upload_version(policy, ("新.txt", text_file(GOOD)), actor=outsider)
    upload = upload_version(policy, ("新.txt", text_file(GOOD)), actor=officer)
    run_pending_jobs()
    policy.refresh_from_db()
    assert (policy.current.number, policy.current.file_name) == (2, "新.txt")
    assert upload.documents.get().policy == policy
    assert QUOTE in policy.versions.get(number=1).articles.last().text
    assert Policy.objects.count() == 1
