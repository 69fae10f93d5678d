"""Let the language model that an administrator set up look at a version too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.endpoint.api import EndpointError, ask_json
from panhuo.orgs.api import DomainError, Job, JobHandle, User, log_event, model_endpoint, start_job
from panhuo.policies.auditor.api import Category
from panhuo.policies.auditor.second import SCHEMA, TASK, Quoted, keep_quoted
from panhuo.policies.enums import FindingSource, PolicyKind
from panhuo.policies.models import Finding, Policy, PolicyArticle, PolicyVersion
from panhuo.policies.rules import may_edit_policy, require

AT_ONCE: Final = 12
"""Articles in one question."""
_CATEGORIES: Final = {
    PolicyKind.ASSESSMENT.value: Category.ASSESSMENT,
    PolicyKind.EVALUATION.value: Category.EVALUATION,
}


def ask_model(policy: Policy, *, actor: User) -> Job:
    """Send the articles of the current text to the model, in the background.

    Raises:
        NotAllowed: the actor may not edit the policy.
        DomainError: no model is set up, or there is no text.
    """
    require(may_edit_policy(actor, policy))
    endpoint = model_endpoint()
    if endpoint is None or not endpoint.model:
        raise DomainError(_("管理员没有设置大模型接口，没有发出任何内容"), code="no_endpoint")
    if policy.current is None:
        raise DomainError(_("这份文件没有正文"), code="no_text")
    log_event(
        object_type="policy", object_id=policy.pk, verb="asked_model", actor=actor, organisation=policy.holder,
        data={"model": endpoint.model},
    )  # fmt: skip
    return start_job(
        "policies.ask",
        key=f"policies.ask:{policy.current.pk}:{timezone.now():%Y%m%d%H%M%S}",
        params={"version": policy.current.pk},
        owner=actor,
        organisation=policy.holder,
        total=policy.current.articles.count(),
    )


def run_ask(job: JobHandle) -> dict[str, Any]:
    """Question by question; each answer is kept in one transaction with the progress. A killed run goes on."""
    version = PolicyVersion.objects.select_related("policy").get(pk=job.params["version"])
    endpoint = model_endpoint()
    if endpoint is None:
        return {"proposed": 0, "dropped": 0, "failed": 0}
    cursor = dict(job.cursor or {})
    done: int = cursor.get("done", 0)
    counts: dict[str, int] = cursor.get("counts", {"proposed": 0, "dropped": 0, "failed": 0})
    articles = list(version.articles.all())
    for chunk in _chunks(articles[done:]):
        texts = {str(article.position): article.text for article in chunk}
        try:
            answer = ask_json(endpoint, task=TASK, material={"articles": texts}, schema=SCHEMA, name="findings")
        except EndpointError:
            answer, counts = {}, counts | {"failed": counts["failed"] + len(chunk)}
        kept, dropped = keep_quoted(answer, articles=texts, as_of=timezone.localdate())
        with transaction.atomic():
            made = sum(_keep(one, chunk, version.policy) for one in kept)
            counts = counts | {"proposed": counts["proposed"] + made, "dropped": counts["dropped"] + dropped}
            done += len(chunk)
            job.progress(done, len(articles), cursor={"done": done, "counts": counts})
    return counts


def _chunks(articles: list[PolicyArticle]) -> Iterator[list[PolicyArticle]]:
    for start in range(0, len(articles), AT_ONCE):
        yield articles[start : start + AT_ONCE]


def _keep(found: Quoted, chunk: list[PolicyArticle], policy: Policy) -> bool:
    """False where a finding lies on these words already, whoever proposed it and whatever was decided."""
    article = next(one for one in chunk if str(one.position) == found.article)
    if article.findings.filter(Q(start__lt=found.quote.end) & Q(end__gt=found.quote.start)).exists():
        return False
    rule = found.rule
    Finding.objects.create(
        policy=policy, article=article, start=found.quote.start, end=found.quote.end,
        words=[[word.start, word.end] for word in found.words], tags=[rule.tag.value],
        rules=[{"key": rule.key, "tag": rule.tag.value, "label": rule.label, "meaning": rule.meaning}],
        severity=rule.severity.value, category=_CATEGORIES.get(policy.kind, Category.SUBSIDY).value,
        source=FindingSource.MODEL,
    )  # fmt: skip
    return True
