"""When a patent ends by law."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from panhuo.patents.enums import IdentifierKind, LegalState, PatentKind

if TYPE_CHECKING:
    from panhuo.patents.models import Patent

YEARS: Final = {PatentKind.INVENTION: 20, PatentKind.UTILITY: 10, PatentKind.DESIGN: 15}
"""Terms from the day of filing (专利法第四十二条)."""
DESIGN_FIFTEEN_FROM: Final = date(2021, 6, 1)
"""Designs filed before the fourth amendment came into force run ten years (专利法 2008 第四十二条)."""
_OLD_DESIGN_YEARS: Final = 10


@dataclass(frozen=True, slots=True)
class Expiry:
    """`day` None: not known. `reason` says where the day comes from, or why there is none."""

    day: date | None
    reason: str


def expiry_of(patent: Patent) -> Expiry:
    """The day as the source says it; else by law from kind and filing day of a Chinese patent that is in force.

    Extensions of the term (专利法第四十二条第二、三款) are known only from a source. Reads `identifiers`.
    """
    if patent.expiry_date is not None:
        return Expiry(patent.expiry_date, _("来自导入的数据"))
    if patent.legal_state != LegalState.VALID:
        return Expiry(None, _("只有法律状态为有效的专利才计算届满日"))
    if not any(item.kind == IdentifierKind.APPLICATION for item in patent.identifiers.all()):
        return Expiry(None, _("没有中国申请号，不能按中国专利法计算"))
    if patent.application_date is None or patent.kind == PatentKind.UNKNOWN:
        return Expiry(None, _("申请日或专利类型未知"))
    years = YEARS[PatentKind(patent.kind)]
    if patent.kind == PatentKind.DESIGN and patent.application_date < DESIGN_FIFTEEN_FROM:
        years = _OLD_DESIGN_YEARS
    day = _years_later(patent.application_date, years)
    return Expiry(day, _("按专利法第四十二条：自申请日起 %(years)s 年，未计期限补偿") % {"years": years})


def _years_later(day: date, years: int) -> date:
    """The same day of the year; 29 February ends on 28 where the year has none (实施细则第五条)."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
