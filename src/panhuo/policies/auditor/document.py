"""A whole document, article by article."""

from __future__ import annotations

from datetime import date

from panhuo.policies.auditor.audit import audit_text
from panhuo.policies.auditor.context import Context
from panhuo.policies.auditor.level import level_of_title
from panhuo.policies.auditor.model import ArticleResult
from panhuo.policies.auditor.wanted import wanted_in
from panhuo.policies.documents.api import Document


def audit_document(document: Document, *, as_of: date | None = None, level: str | None = None) -> list[ArticleResult]:
    """The auditor's word on every article, by the rules in force on `as_of` (None: the newest of each).

    `level` is who issued it (省, 市, 县区, 园区, 高校, 科研机构); where it isn't given the title may tell.
    """
    known = level or level_of_title(document.title)
    results = []
    for article in document.articles:
        context = Context(known, f"{document.title} {article.chapter}")
        results.append(
            ArticleResult(
                article=article.label,
                text=article.text,
                findings=tuple(audit_text(article.text, context=context, as_of=as_of)),
                wanted=wanted_in(article.text),
                place=article.place,
            )
        )
    return results
