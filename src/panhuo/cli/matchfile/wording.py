"""Matches in words: no percentages and no cosines, only what can be checked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from panhuo.engine.api import Coverage, Explanation, Hit, NeedPart
from panhuo.intake.api import LegalState, PatentKind, PatentRow

MEANING: Final = "meaning"
PHRASES: Final = "phrases"
NOT_WORDS: Final = (MEANING, PHRASES, "conditions")
MOSTLY: Final = 2 / 3
"""A side is named alone where it brought at least two thirds of the score."""

MOST_WORDS: Final = 10
MOST_PARTS: Final = 5
MOST_SENTENCE: Final = 160
HEADING_CHARS: Final = 12

ASPECTS: Final[Mapping[str, str]] = {
    "object": "对象",
    "problem": "问题",
    "means": "手段",
    "effect": "效果",
    "condition": "条件",
    "scenario": "场景",
    "background": "背景",
}
STATES: Final = {
    LegalState.VALID: "有效",
    LegalState.PENDING: "审中",
    LegalState.DEAD: "失效",
    LegalState.UNKNOWN: "未知",
}
KINDS: Final = {
    PatentKind.INVENTION: "发明",
    PatentKind.UTILITY_MODEL: "实用新型",
    PatentKind.DESIGN: "外观设计",
    None: "未知",
}


def reason(hit: Hit, explanation: Explanation) -> str:
    """What brought the patent here: shared words, closeness in meaning, or both."""
    words = sum(value for name, value in hit.parts.items() if name not in NOT_WORDS)
    meaning = hit.parts[MEANING] + hit.parts.get(PHRASES, 0.0) if MEANING in hit.parts else None
    lead = _lead(words, meaning)
    asked = [part for part in explanation.parts if part.coverage is not Coverage.NOT_ASKED and not _is_heading(part)]
    covered = sum(part.coverage is Coverage.COVERED for part in asked)
    if not asked:
        return lead
    if not covered:
        return f"{lead}；没有找到直接对应的原文，只是库中相对接近的，请人工判断"
    long = "（文本太长，只比较了前面的部分）" if "length" in explanation.unknown else ""
    return f"{lead}；需求的 {len(asked)} 句中，{covered} 句有对应原文{long}"


def _lead(words: float, meaning: float | None) -> str:
    if meaning is None:
        return "靠共同用词（本次没有比较语义）"
    gained = max(words, 0.0) + max(meaning, 0.0)
    if gained == 0:
        return "用词和语义都不突出"
    if max(meaning, 0.0) >= MOSTLY * gained:
        return "主要靠语义，用词不同"
    if max(words, 0.0) >= MOSTLY * gained:
        return "主要靠共同用词" + ("，语义并不接近" if meaning <= 0 else "")
    return "共同用词和语义都有贡献"


def has_evidence(explanation: Explanation) -> str:
    """Whether a sentence of the patent answers any part of the need: to filter by."""
    return "有" if any(part.coverage is Coverage.COVERED for part in explanation.parts) else "无"


def words(explanation: Explanation) -> str:
    """The words that decided, strongest first."""
    return "、".join(explanation.words[:MOST_WORDS])


def evidence(explanation: Explanation) -> str:
    """For each part of the need that is answered, the sentence of the patent that answers it."""
    lines = []
    for part in explanation.parts:
        if part.coverage is Coverage.COVERED and part.evidence:
            sentence = cut(part.evidence[0].sentence)
            lines.append(f"【{aspect(part)}】{cut(part.text, 60)} ← {sentence}")
    return _listed(lines)


def _is_heading(part: NeedPart) -> bool:
    """A mere heading such as 预期目标： asks for nothing."""
    text = part.text.strip()
    return len(text) <= HEADING_CHARS and text.endswith(("：", ":"))


def uncovered(explanation: Explanation) -> str:
    """Parts of the need that nothing in the patent answers."""
    parts = [part for part in explanation.parts if part.coverage is Coverage.UNCOVERED and not _is_heading(part)]
    return _listed([_line(part) for part in parts])


def unclear(explanation: Explanation) -> str:
    """Parts of which it isn't known whether the patent answers them."""
    parts = [part for part in explanation.parts if part.coverage is Coverage.UNKNOWN and not _is_heading(part)]
    notes = ["文本太长，后面的部分没有逐句比较"] if "length" in explanation.unknown else []
    return "\n".join([*notes, *filter(None, [_listed([_line(part) for part in parts])])])


def status(row: PatentRow) -> str:
    """Our reading of the status and the source's own word."""
    state = STATES[row.legal_state]
    return f"{state}（{row.legal_status}）" if row.legal_status else state


def aspect(part: NeedPart) -> str:
    """The aspect's Chinese name."""
    return ASPECTS.get(part.aspect, part.aspect)


def _line(part: NeedPart) -> str:
    return f"【{aspect(part)}】{cut(part.text, 80)}"


def _listed(lines: list[str]) -> str:
    more = len(lines) - MOST_PARTS
    return "\n".join([*lines[:MOST_PARTS], *([f"……另有 {more} 句"] if more > 0 else [])])


def cut(text: str, limit: int = MOST_SENTENCE) -> str:
    """At most `limit` characters on one line."""
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"
