"""What other parts use of the auditor."""

from __future__ import annotations

from datetime import date

from panhuo.policies.auditor.audit import audit_text
from panhuo.policies.auditor.context import Context
from panhuo.policies.auditor.document import audit_document
from panhuo.policies.auditor.model import (
    ArticleResult,
    Category,
    Finding,
    Rule,
    Severity,
    Span,
    Tag,
    Wanted,
)
from panhuo.policies.auditor.rulebook import all_rules
from panhuo.policies.auditor.scoring import Score, score
from panhuo.policies.auditor.wanted import wanted_in

__all__ = [
    "ArticleResult",
    "Category",
    "Finding",
    "Rule",
    "Score",
    "Severity",
    "Span",
    "Tag",
    "Wanted",
    "all_rules",
    "audit_clause",
    "audit_document",
    "score",
    "wanted_in",
]


def audit_clause(text: str, *, level: str | None = None, as_of: date | None = None, heading: str = "") -> list[Finding]:
    """The findings of one clause by the rules in force on `as_of` (None: the newest of each).

    `level` is who issued it (省, 市, 县区, 园区, 高校, 科研机构): a university may pay the fees of its own patents, a
    government may not. `heading` is the title or chapter the clause stands under.
    """
    return audit_text(text, context=Context(level, heading), as_of=as_of)
