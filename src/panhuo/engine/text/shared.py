"""Words that two texts share: longest common runs of Chinese characters, and equal Latin or digit runs."""

from __future__ import annotations

import re
from typing import Final

from panhuo.engine.text.fold import fold
from panhuo.engine.text.terms import RUN

_HAN_RUN: Final = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+")
_SPLIT: Final = re.compile(
    r"本发明|本实用新型|实用新型|本申请|一种|所述|公开了|提供了?|涉及|具有|包括|包含|以及|并且|其中|进行|实现|可以|能够|"
    r"需要|需求|要求|希望|我们|我公司|本公司|目前|现有|用于|使用|采用|通过|使得|从而|因此|如果|这个|那个|一个|某种|"
    r"技术|方法|装置|系统|设备|问题|提高|降低|[的了及或与]"
)
"""Words and characters of which a shared one says nothing about the subject."""

MIN_LENGTH: Final = 2

_EDGES: Final = "和是把被就也而并将对为在"
"""Function words that are parts of technical words too (饱和, 在线): taken off the edges of longer stretches only."""

_LONG: Final = 4


def word_runs(text: str) -> list[str]:
    """Folded runs of Chinese characters, cut at words that say nothing about a subject, and Latin or digit runs."""
    folded = fold(text)
    han = [part for run in _HAN_RUN.findall(folded) for part in _SPLIT.split(run) if len(part) >= MIN_LENGTH]
    return [*han, *(run for run in RUN.findall(folded) if len(run) > 1 or run.isdigit())]


def pairs(text: str) -> set[str]:
    """Pairs of neighbouring characters within word runs, and the Latin or digit runs whole."""
    found: set[str] = set()
    for run in word_runs(text):
        if RUN.fullmatch(run):
            found.add(run)
        else:
            found.update(run[at : at + 2] for at in range(len(run) - 1))
    return found


def shared_words(text: str, units: set[str]) -> list[str]:
    """Longest stretches of the text all of whose pairs are among `units`, in order, each once."""
    found: dict[str, None] = {}
    for run in word_runs(text):
        if RUN.fullmatch(run):
            if run in units:
                found[run] = None
            continue
        start = None
        for at in range(len(run)):
            joined = at < len(run) - 1 and run[at : at + 2] in units
            if joined and start is None:
                start = at
            if not joined and start is not None:
                found[_trimmed(run[start : at + 1])] = None
                start = None
    return list(found)


def _trimmed(word: str) -> str:
    return word.strip(_EDGES) if len(word) >= _LONG and len(word.strip(_EDGES)) >= MIN_LENGTH else word
