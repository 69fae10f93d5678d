"""A text in, findings out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from panhuo.policies.auditor.category import category_of
from panhuo.policies.auditor.context import Context
from panhuo.policies.auditor.counting.judge import judge_counting
from panhuo.policies.auditor.grammar.normal import NormalText, normalise
from panhuo.policies.auditor.grammar.parts import Sentence, split_sentences
from panhuo.policies.auditor.lexicon import Mention, has
from panhuo.policies.auditor.model import Finding, Severity, Span, Tag
from panhuo.policies.auditor.rulebook import rule_in_force
from panhuo.policies.auditor.scope import Scope
from panhuo.policies.auditor.subsidies.judge import judge_subsidies
from panhuo.policies.auditor.subsidies.levels import judge_levels
from panhuo.policies.auditor.wordings import wording_for

Marks = dict[Tag, list[Mention]]

_COUNTING: Final = frozenset({Tag.ONLY_COUNT, Tag.MAINLY_COUNT})


def audit_text(text: str, *, context: Context, as_of: date | None) -> list[Finding]:
    """The findings of one article or clause, in the order of its sentences."""
    normal = normalise(text)
    if not has("topic", normal.text) and not has("topic", context.heading):
        return []
    scope = Scope(normal.text, context)
    findings = []
    for sentence in split_sentences(normal.text):
        marks = _marks(sentence, scope=scope)
        finding = _finding(text, normal, sentence, marks, scope=scope, as_of=as_of)
        if finding is not None:
            findings.append(finding)
    return findings


def _marks(sentence: Sentence, *, scope: Scope) -> Marks:
    if has("procedure", sentence.text):
        return {}
    marks = judge_subsidies(sentence, scope=scope)
    marks |= judge_levels(sentence, scope=scope)
    counted = judge_counting(sentence, article=scope.text)
    if marks and not has("measured_with_money", sentence.text):
        counted = {tag: places for tag, places in counted.items() if tag not in _COUNTING}
    return marks | {tag: [*marks.get(tag, []), *places] for tag, places in counted.items()}


def _finding(
    text: str, normal: NormalText, sentence: Sentence, marks: Marks, *, scope: Scope, as_of: date | None
) -> Finding | None:
    rules = {}
    for tag in Tag:
        rule = rule_in_force(tag, as_of=as_of, text=sentence.text) if tag in marks else None
        if rule is not None:
            rules[tag] = rule
    if not rules:
        return None
    tags = tuple(rules)
    category = category_of(tags, sentence.text)
    banned = any(rule.severity is Severity.BANNED for rule in rules.values())
    return Finding(
        tags=tags,
        words=_words(text, normal, (m for tag in tags for m in marks[tag])),
        rules=tuple(rules.values()),
        severity=Severity.BANNED if banned else Severity.RESTRICTED,
        category=category,
        wording=wording_for(tags, category=category, unit=scope.is_unit),
        sentence=_span(text, normal, sentence.start, sentence.end),
    )


def _words(text: str, normal: NormalText, mentions: Iterable[Mention]) -> tuple[Span, ...]:
    """Distinct places, overlapping ones joined."""
    joined: list[list[int]] = []
    for start, end in sorted({(m.start, m.end) for m in mentions}):
        if joined and start <= joined[-1][1]:
            joined[-1][1] = max(joined[-1][1], end)
        else:
            joined.append([start, end])
    return tuple(_span(text, normal, start, end) for start, end in joined)


def _span(text: str, normal: NormalText, start: int, end: int) -> Span:
    first, last = normal.back(start, end)
    return Span(first, last, text[first:last])
