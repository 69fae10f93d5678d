"""What clause (七) wants a policy to weigh: patent quality, industrialisation, contribution to the main business."""

from __future__ import annotations

import re
from typing import Final

from panhuo.policies.auditor.model import Wanted

_NOT: Final = r"(?<!不看)(?<!不考核)(?<!不含)(?<!无关)"
_WORDS: Final = {
    Wanted.QUALITY: re.compile(
        _NOT + r"(?:专利质量|质量指标|高价值(?:发明)?专利|稳定性|先进性|专利权评价|被引|维持(?:满)?十年|代表性成果|同行评议|"
        r"核心专利|申请前评估|海外布局|技术水平|专利组合)"
    ),
    Wanted.INDUSTRIALISATION: re.compile(
        _NOT + r"(?:产业化|转化(?!情况由)|实施率|许可|转让|作价入股|投产|密集型产品|到账|开放许可|质押融资|专利产品|应用效益|实施并)"
    ),
    Wanted.MAIN_BUSINESS: re.compile(
        _NOT + r"(?:主营业务|主导产品|主营产品|主营业务收入|专利产品(?:年)?销售收入(?:占比)?|新产品收入占比|对应产品|产品匹配|产品对应)"
    ),
}


def wanted_in(text: str) -> tuple[Wanted, ...]:
    """Which of the wanted contents `text` has, in their order."""
    return tuple(kind for kind, pattern in _WORDS.items() if pattern.search(text))
