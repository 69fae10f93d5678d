"""The text of an article with the deciding words marked."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.safestring import SafeString

from panhuo.policies.api import Finding, FindingState
from panhuo.web.format import highlight


def marked_sentence(finding: Finding) -> SafeString:
    """Only the sentence that breaks rules."""
    text = finding.article.text[finding.start : finding.end]
    return highlight(text, [(start - finding.start, end - finding.start) for start, end in finding.words])


def marked_text(text: str, findings: Iterable[Finding]) -> SafeString:
    """The whole article; what a person has overruled is no longer marked."""
    spans = [
        (start, end) for finding in findings if finding.state != FindingState.OVERRULED for start, end in finding.words
    ]
    return highlight(text, spans)
