"""A document that was read and audited becomes a record, or a further version of one."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from panhuo.orgs.api import Organisation, Region, User, log_event
from panhuo.policies.auditor.api import ArticleResult
from panhuo.policies.documents.api import Article, Document
from panhuo.policies.domain.audit import as_finding, audit
from panhuo.policies.domain.guess import guess_kind, guess_level, guess_region
from panhuo.policies.domain.relate import relate
from panhuo.policies.enums import VersionOrigin
from panhuo.policies.facts.api import Facts, read_facts, title_alone
from panhuo.policies.models import Finding, Policy, PolicyArticle, PolicyVersion

if TYPE_CHECKING:
    from django.db.models.fields.files import FieldFile


@dataclass(frozen=True, slots=True)
class Reading:
    """All that takes time, done before anything is written. `level` is one of PolicyLevel or empty."""

    document: Document
    facts: Facts
    level: str
    results: list[ArticleResult]


def read(document: Document, *, holder: Organisation, level: str = "") -> Reading:
    """Facts and findings of a document."""
    facts = read_facts(document)
    level = level or guess_level(facts.issuer_name, document.title, holder=holder)
    return Reading(document, facts, level, audit(document, level=level))


def text_hash(text: str) -> str:
    """The same for the same text, however its lines and spaces run."""
    return hashlib.sha256(re.sub(r"\s", "", text).encode()).hexdigest()


def keep_policy(
    reading: Reading,
    *,
    holder: Organisation,
    actor: User | None,
    origin: VersionOrigin,
    file: FieldFile | None = None,
    file_name: str = "",
    sha256: str = "",
) -> Policy:
    """Write policy, version, articles, findings. Call it in a transaction."""
    facts, document = reading.facts, reading.document
    names = (facts.issuer_name, document.title, facts.number)
    policy = Policy.objects.create(
        holder=holder,
        title=title_alone(document.title)[:300],
        kind=guess_kind(document.title, reading.results),
        level=reading.level,
        issuer_name=facts.issuer_name[:200],
        number=facts.number[:100],
        issued_on=facts.issued_on,
        effective_on=facts.effective_on,
        valid_until=facts.valid_until,
        region=guess_region(*names, holder=holder, regions=Region.objects.all()),
        facts=facts.sources,
        created_by=actor,
    )
    keep_version(policy, reading, actor=actor, origin=origin, file=file, file_name=file_name, sha256=sha256)
    relate(policy, facts.repealed)
    log_event(object_type="policy", object_id=policy.pk, verb="created", actor=actor, organisation=holder)
    return policy


def keep_version(
    policy: Policy,
    reading: Reading,
    *,
    actor: User | None,
    origin: VersionOrigin,
    file: FieldFile | None = None,
    file_name: str = "",
    sha256: str = "",
) -> PolicyVersion:
    """Add a text to a policy and let it be the one that counts. Call it in a transaction."""
    document = reading.document
    last = policy.versions.order_by("-number").values_list("number", flat=True).first() or 0
    version = PolicyVersion(
        policy=policy,
        number=last + 1,
        origin=origin,
        file_name=file_name[:200],
        sha256=sha256,
        text_hash=text_hash(document.text),
        form=document.form.value,
        lines=[[line.text, line.page] for line in document.lines],
        warnings=list(document.warnings),
        audited_on=timezone.localdate(),
        created_by=actor,
    )
    if file is not None:
        version.file.name = file.name
    version.save()
    _keep_articles(version, reading)
    policy.current = version
    policy.save(update_fields=("current", "updated_at"))
    return version


def _keep_articles(version: PolicyVersion, reading: Reading) -> None:
    pairs = zip(reading.document.articles, reading.results, strict=True)
    rows = [_article(version, at, article, result) for at, (article, result) in enumerate(pairs, start=1)]
    PolicyArticle.objects.bulk_create(rows, batch_size=500)
    findings = [
        as_finding(proposal, row, policy_id=version.policy_id)
        for row, result in zip(rows, reading.results, strict=True)
        for proposal in result.findings
    ]
    Finding.objects.bulk_create(findings, batch_size=500)


def _article(version: PolicyVersion, position: int, article: Article, result: ArticleResult) -> PolicyArticle:
    return PolicyArticle(
        version=version,
        position=position,
        label=article.label[:60],
        chapter=article.chapter[:300],
        place=article.place[:100],
        first_line=article.lines[0].number if article.lines else None,
        last_line=article.lines[-1].number if article.lines else None,
        text=article.text,
        wanted=[kind.value for kind in result.wanted],
    )
