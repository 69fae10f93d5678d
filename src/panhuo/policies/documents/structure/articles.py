"""Articles by 第X条."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from panhuo.policies.documents.model import Article, Line
from panhuo.policies.documents.structure.marks import ANNEX, ARTICLE, CHAPTER

_PREAMBLE_CHARS: Final = 40
PREAMBLE: Final = "引言"


@dataclass(slots=True)
class Draft:
    """An article while its lines are collected."""

    label: str
    chapter: str = ""
    texts: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    def add(self, text: str, line: Line) -> None:
        """Take a line; `text` is what of it belongs to the article."""
        if text:
            self.texts.append(text)
        self.lines.append(line)

    def article(self) -> Article:
        """What was collected."""
        return Article(self.label, "\n".join(self.texts), self.chapter, tuple(self.lines))


def has_articles(lines: Sequence[Line]) -> bool:
    """Whether the text is divided by 第X条."""
    return any(ARTICLE.match(line.text) for line in lines)


def by_article(lines: Sequence[Line]) -> list[Article]:
    """Everything up to the next 第X条 belongs to an article; annexes stand for themselves.

    Text before the first article is kept as 引言 where it says something.
    """
    drafts: list[Draft] = []
    preamble = Draft(PREAMBLE)
    chapter = ""
    for line in lines:
        article, annex, heading = ARTICLE.match(line.text), ANNEX.match(line.text), CHAPTER.match(line.text)
        if article:
            drafts.append(Draft(re.sub(r"\s", "", article[1]), chapter))
            drafts[-1].add(line.text[article.end() :].strip(), line)
        elif heading and not line.text.rstrip().endswith("。"):
            chapter = line.text.strip().lstrip("#").strip()
        elif annex and drafts and not line.is_row:
            drafts.append(Draft(re.sub(r"\s", "", annex[1]), ""))
            drafts[-1].add(line.text[annex.end() :].strip(), line)
        elif drafts:
            drafts[-1].add(line.text.strip(), line)
        else:
            preamble.add(line.text.strip(), line)
    found = [draft.article() for draft in drafts]
    return [preamble.article(), *found] if says_something(preamble) else found


def says_something(draft: Draft) -> bool:
    """Whether text before the first article is more than title, number and date."""
    text = "".join(draft.texts)
    return "。" in text and len(text) >= _PREAMBLE_CHARS
