"""Articles by numbered paragraphs, where a text has no 第X条."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from panhuo.policies.documents.model import Article, Line
from panhuo.policies.documents.structure.articles import PREAMBLE, Draft, says_something
from panhuo.policies.documents.structure.marks import ANNEX, CHAPTER, LEVELS, level_of

_HEADING_CHARS: Final = 45


def has_numbers(lines: Sequence[Line]) -> bool:
    """Whether at least two paragraphs are numbered."""
    return sum(level_of(line.text) is not None for line in lines) > 1


def by_number(lines: Sequence[Line]) -> list[Article]:
    """A paragraph numbered 一、 is an article with its items; where it is a mere heading, its items are.

    Where labels repeat, all get their heading's number before them: 二、（一）.
    """
    top = min(level for line in lines if (level := level_of(line.text)) is not None)
    preamble = Draft(PREAMBLE)
    drafts: list[Draft] = []
    parents: list[str] = []
    chapter, parent, item_level = "", "", top
    for index, line in enumerate(lines):
        level, annex = level_of(line.text), ANNEX.match(line.text)
        if annex and drafts and not line.is_row:
            drafts.append(Draft(re.sub(r"\s", "", annex[1])))
            drafts[-1].add(line.text[annex.end() :].strip(), line)
            parents.append("")
        elif CHAPTER.match(line.text):
            chapter = line.text.strip()
        elif level == top and _is_heading(lines, index, top):
            match = LEVELS[top].match(line.text)
            chapter, parent = line.text.strip(), match[1].strip() if match else ""
            item_level = level_of(lines[index + 1].text) or top
        elif level is not None and (level == top or (level == item_level and parent)):
            match = LEVELS[level].match(line.text)
            drafts.append(Draft(match[1].strip() if match else "", chapter))
            drafts[-1].add(line.text[match.end() if match else 0 :].strip(), line)
            if level == top:
                parent, item_level = "", top
            parents.append(parent)
        elif drafts:
            drafts[-1].add(line.text.strip(), line)
        else:
            preamble.add(line.text.strip(), line)
    found = _distinct([draft.article() for draft in drafts], parents)
    return [preamble.article(), *found] if says_something(preamble) else found


def _is_heading(lines: Sequence[Line], index: int, top: int) -> bool:
    """A short line without a full stop, with a lower number below it."""
    text = lines[index].text.strip()
    below = level_of(lines[index + 1].text) if index + 1 < len(lines) else None
    return len(text) <= _HEADING_CHARS and not text.endswith(("。", "；", "：")) and below is not None and below > top


def _distinct(articles: list[Article], parents: list[str]) -> list[Article]:
    repeats = len({article.label for article in articles}) < len(articles)
    return [
        replace(article, label=parent + article.label) if repeats and parent else article
        for article, parent in zip(articles, parents, strict=True)
    ]
