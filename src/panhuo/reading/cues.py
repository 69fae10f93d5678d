"""Words that tell which aspect a clause speaks of. Ours, from reading abstracts; the first that fits decides."""

from __future__ import annotations

import re
from typing import Final

from panhuo.reading.types import Aspect

CUES: Final[tuple[tuple[Aspect, str], ...]] = (
    (
        Aspect.PROBLEM,
        (
            r"(?:解决|克服|避免|消除|弥补|针对|改善)(?:了|现有|传统|目前|上述)?[^，。；]{0,40}?(?:问题|缺陷|不足|缺点|难题|弊端|隐患|风险|现象)"
            r"|现有技术|传统的?[^，。；]{0,12}(?:存在|难以|无法|不能)|存在[^，。；]{0,20}(?:问题|缺陷|不足|缺点)"
        ),
    ),
    (
        Aspect.SCENARIO,
        (
            r"(?:可|能|广泛|特别|尤其)*(?:适用于|适用|应用于|应用在|用于)[^，。；]{0,40}(?:领域|场合|场景|行业|环境|工况|场所|车间|企业|生产线)"
            r"|(?:可|能)?(?:广泛)(?:应用|用|适用)于|属于[^，。；]{1,30}(?:技术)?领域|涉及[^，。；]{1,40}(?:技术)?领域"
        ),
    ),
    (
        Aspect.EFFECT,
        (
            r"从而|进而|以便|使得|有益效果|优点|效果(?:好|显著|明显)|具有[^，。；]{0,30}(?:高|低|好|强|快|小|简单|方便|环保|节能|可靠)"
            r"|(?:有效|显著|大大|极大|大幅)(?:地)?(?:提高|降低|减少|提升|改善|缩短|节约|避免|防止|延长|增强|保证)"
            r"|(?:提高|降低|减少|提升|改善|缩短|节约|延长|增强|保证|实现)了|(?:结构|操作)简单|成本低|使用方便|节能环保"
        ),
    ),
)

PATTERNS: Final = tuple((aspect, re.compile(pattern)) for aspect, pattern in CUES)

CLAUSE_START: Final = re.compile(
    r"[，,](?=(?:从而|进而|以便|使得|解决了|克服了|避免了|有效|显著|大大|提高了|降低了|减少了|具有[^，。；]{0,30}优点"
    r"|可广泛|广泛应用|适用于|特别适))"
)
"""A comma after which a new aspect begins within one sentence."""

SENTENCE_END: Final = re.compile(r"[。；;！!？?\n]+")
