"""Which of the three kinds of policy a sentence belongs to."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from panhuo.policies.auditor.model import Category, Tag

_COUNTING: Final = frozenset({Tag.ONLY_COUNT, Tag.MAINLY_COUNT})
_ASSESSMENT: Final = re.compile(
    r"考核|任务|目标|通报|督查|一票否决|责任书|绩效|津贴|工分|续聘|聘期|约谈|力争|达到.{0,8}%|评优|亮灯|排名|任期"
)


def category_of(tags: Collection[Tag], text: str) -> Category:
    """资助 where money is given; 考核 for targets and performance; 评价 for titles, projects, recognition."""
    if not set(tags) & _COUNTING:
        return Category.SUBSIDY
    return Category.ASSESSMENT if _ASSESSMENT.search(text) else Category.EVALUATION
