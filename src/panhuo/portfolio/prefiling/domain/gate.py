"""刚性约束: without a passed assessment no filing and no agency order (国知发运字〔2025〕16号 三（八）).

Agency orders (and whatever else leads to a filing) call `require_may_file` before they do anything.
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from panhuo.orgs.api import DomainError
from panhuo.portfolio.prefiling.enums import Conclusion, DisclosureState
from panhuo.portfolio.prefiling.models import Decision, Disclosure


class NotAssessed(DomainError):  # noqa: N818 -- read as a sentence: raise NotAssessed
    """No passed assessment: the message says what is missing."""


def passing_decision(disclosure: Disclosure) -> Decision | None:
    """The decision of the present round that lets it be filed."""
    if disclosure.state != DisclosureState.DECIDED:
        return None
    return disclosure.decisions.filter(round=disclosure.round, conclusion=Conclusion.FILE).first()


def may_file(disclosure: Disclosure | None) -> tuple[bool, str]:
    """Whether a filing or an agency order may be made from this disclosure now, and why (not)."""
    if disclosure is None:
        return False, _("没有申请前评估：请先提交发明披露并通过评估")
    fresh = Disclosure.objects.filter(pk=disclosure.pk).first()
    if fresh is None:
        return False, _("没有申请前评估：请先提交发明披露并通过评估")
    if decision := passing_decision(fresh):
        return True, _("披露 #%(n)s 已通过申请前评估（%(grade)s 级）") % {"n": fresh.pk, "grade": decision.grade}
    if fresh.state == DisclosureState.DRAFT:
        return False, _("披露 #%(n)s 还没有提交评估") % {"n": fresh.pk}
    if fresh.state == DisclosureState.ASSESSING:
        return False, _("披露 #%(n)s 的申请前评估还没有结论") % {"n": fresh.pk}
    last = fresh.decisions.filter(round=fresh.round).first()
    shown = {"n": fresh.pk, "conclusion": last.get_conclusion_display() if last else _("没有结论")}
    return False, _("披露 #%(n)s 没有通过申请前评估：%(conclusion)s") % shown


def require_may_file(disclosure: Disclosure | None) -> Decision:
    """The passing decision.

    Raises:
        NotAssessed: there is none; the message says what is missing.
    """
    allowed, reason = may_file(disclosure)
    if not allowed or disclosure is None:
        raise NotAssessed(reason, code="not_assessed")
    decision = passing_decision(Disclosure.objects.get(pk=disclosure.pk))
    if decision is None:
        raise NotAssessed(reason, code="not_assessed")
    return decision
