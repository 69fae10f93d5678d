"""States of years and notes in words."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from panhuo.portfolio.annuities.api import YearState

YEAR_STATES: Final = {
    YearState.PAID: _("已缴"),
    YearState.AT_GRANT: _("办理登记时缴"),
    YearState.FUTURE: _("未到"),
    YearState.DUE: _("本年度应缴"),
    YearState.GRACE: _("滞纳期内"),
    YearState.LAPSED: _("滞纳期已过"),
    YearState.SUSPENDED: _("保全或中止，不终止"),
    YearState.UNKNOWN: _("是否已缴未知"),
}
NOTES: Final = {
    "paid_through_beyond_term": _("已缴年度超出保护期，请核对"),
    "paid_through_before_grant": _("已缴年度早于授权当年，请核对"),
    "incomplete_compensation_year": _("期限补偿期不满一年的部分是否缴费，条文未写明；最后一个年度仅供参考"),
}
