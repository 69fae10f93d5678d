from __future__ import annotations

import pytest

from panhuo.cli.matchfile import wording
from panhuo.engine.api import Coverage, Evidence, Explanation, Hit, NeedPart, Span


def part(text, coverage, sentence=None):
    evidence = (Evidence(Span("text", 0, 1), sentence, ("余热",)),) if sentence else ()
    return NeedPart("effect", 0, len(text), text, coverage, evidence)


def hit(**parts):
    return Hit("1", 1, sum(parts.values()), parts)


@pytest.mark.parametrize(
    ("parts", "lead"),
    [
        ({"characters": 2.0, "pairs": 1.0}, "没有比较语义"),
        ({"characters": 1.0, "pairs": 0.0, "meaning": 4.0}, "主要靠语义"),
        ({"characters": 3.0, "pairs": 2.0, "meaning": 0.5}, "主要靠共同用词"),
        ({"characters": 3.0, "pairs": 2.0, "meaning": -0.5}, "语义并不接近"),
        ({"characters": 1.0, "pairs": 1.0, "meaning": 2.0}, "都有贡献"),
        ({"characters": -1.0, "pairs": 0.0, "meaning": -2.0}, "都不突出"),
    ],
)
def test_the_reason_names_what_brought_the_patent_here(parts, lead):
    assert lead in wording.reason(hit(**parts), Explanation((), ()))


def test_answers_gaps_and_doubts_are_told_apart_and_mere_headings_are_no_gap():
    why = Explanation(
        parts=(
            part("回收率 60%", Coverage.COVERED, "回收率达到 65%"),
            part("预期目标：", Coverage.UNCOVERED),
            part("耐酸", Coverage.UNCOVERED),
            part("易清灰", Coverage.UNKNOWN),
            part("预算 50 万元", Coverage.NOT_ASKED),
        ),
        words=("回收率",),
    )
    assert wording.evidence(why) == "【效果】回收率 60% ← 回收率达到 65%"
    assert (wording.uncovered(why), wording.unclear(why)) == ("【效果】耐酸", "【效果】易清灰")
    assert "需求的 3 句中，1 句有对应原文" in wording.reason(hit(characters=1.0), why)
    assert wording.has_evidence(why) == "有"


def test_long_lists_say_how_much_more_there_is():
    why = Explanation(tuple(part(f"第 {n} 条", Coverage.UNCOVERED) for n in range(8)), ())
    assert wording.uncovered(why).endswith("……另有 3 句")
    assert "没有找到直接对应的原文" in wording.reason(hit(characters=1.0), why)
