"""Figures and events of disclosures in words."""

from __future__ import annotations

from fractions import Fraction

from django.utils.translation import gettext as _

from panhuo.orgs.api import Event
from panhuo.portfolio.prefiling.api import Conclusion, Fate, FilingStep, PersonRole


def figure(value: Fraction | None) -> str:
    """One decimal, half up; empty where there is no figure."""
    if value is None:
        return ""
    tenths = (value.numerator * 20 + value.denominator) // (2 * value.denominator)
    return f"{tenths // 10}.{tenths % 10}"


def hundredths(value: int | None) -> str:
    """A figure that is kept in hundredths."""
    return "" if value is None else figure(Fraction(value, 100))


def event_line(event: Event) -> str:
    """What happened, never with a word of the disclosure."""
    words = {
        "created": _("建立披露"), "changed": _("修改"), "submitted": _("提交评估"), "reopened": _("重新评估"),
        "named": _("指定人员"), "unnamed": _("移出名单"), "searched": _("检索现有技术"), "assessed": _("提交评审意见"),
        "decided": _("作出结论"), "filed": _("登记申请"), "step": _("登记进展"), "step_removed": _("删除进展"),
    }  # fmt: skip
    said = words.get(event.verb, event.verb)
    more = _more(event)
    return _("%(what)s：%(more)s") % {"what": said, "more": more} if more else said


def _more(event: Event) -> str:
    data = event.data
    if "conclusion" in data:
        grade = data.get("grade") or _("无等级")
        return f"{Conclusion(data['conclusion']).label}（{grade}）"
    if "role" in data:
        return str(PersonRole(data["role"]).label)
    if "step" in data:
        return str(FilingStep(data["step"]).label)
    return ""


def fate_label(fate: Fate) -> str:
    labels = {
        Fate.USED: _("已实施或转化"),
        Fate.GRANTED: _("已授权"),
        Fate.PENDING: _("审查中或未知"),
        Fate.ENDED: _("驳回、撤回或失效"),
    }
    return labels[fate]
