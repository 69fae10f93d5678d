"""Run the auditor over a version and keep what it proposes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from panhuo.policies.auditor.api import ArticleResult, audit_clause, audit_document, wanted_in
from panhuo.policies.auditor.api import Finding as Proposal
from panhuo.policies.enums import AUDITOR_LEVEL, FindingSource, FindingState, PolicyLevel
from panhuo.policies.models import Finding, PolicyArticle, PolicyVersion

if TYPE_CHECKING:
    from panhuo.policies.documents.api import Document


def audit(document: Document, *, level: str, as_of: date | None = None) -> list[ArticleResult]:
    """The auditor's word on a document; `level` is one of PolicyLevel or empty. Takes seconds: not in a transaction."""
    return audit_document(document, as_of=as_of or timezone.localdate(), level=auditor_level(level))


def auditor_level(level: str) -> str | None:
    """The auditor's name of a level; None where it isn't known."""
    return AUDITOR_LEVEL.get(PolicyLevel(level)) if level else None


def as_finding(proposal: Proposal, article: PolicyArticle, *, policy_id: int) -> Finding:
    """A proposal as a record, not yet saved."""
    return Finding(
        policy_id=policy_id,
        article=article,
        start=proposal.sentence.start,
        end=proposal.sentence.end,
        words=[[span.start, span.end] for span in proposal.words],
        tags=[tag.value for tag in proposal.tags],
        rules=[
            {"key": rule.key, "tag": rule.tag.value, "label": rule.label, "meaning": rule.meaning}
            for rule in proposal.rules
        ],
        severity=proposal.severity.value,
        category=proposal.category.value,
        wording=proposal.wording,
    )


def reaudit(version: PolicyVersion, *, as_of: date | None = None) -> dict[str, int]:
    """Look again by the rules of a day (None: today). What a person has decided stays; only proposals are renewed."""
    day = as_of or timezone.localdate()
    policy = version.policy
    made = kept = 0
    for article in version.articles.all():
        article.findings.filter(state=FindingState.PROPOSED, source=FindingSource.RULES).delete()
        decided = {(finding.start, finding.end) for finding in article.findings.all()}
        heading = f"{policy.title} {article.chapter}"
        for proposal in audit_clause(article.text, level=auditor_level(policy.level), as_of=day, heading=heading):
            if (proposal.sentence.start, proposal.sentence.end) in decided:
                kept += 1
                continue
            as_finding(proposal, article, policy_id=policy.pk).save()
            made += 1
    version.audited_on = day
    version.save(update_fields=("audited_on",))
    return {"proposed": made, "decided": kept}


def check_text(text: str, *, level: str, heading: str) -> dict[str, Any]:
    """What the auditor says of a new text: {"violations", "words", "rules", "wanted", "text"}; JSON-able."""
    proposals = audit_clause(text, level=auditor_level(level), as_of=timezone.localdate(), heading=heading)
    return {
        "text": text,
        "violations": sorted({tag.value for proposal in proposals for tag in proposal.tags}),
        "words": [[span.start, span.end] for proposal in proposals for span in proposal.words],
        "rules": list(dict.fromkeys(rule.label for proposal in proposals for rule in proposal.rules)),
        "wanted": [kind.value for kind in wanted_in(text)],
    }
