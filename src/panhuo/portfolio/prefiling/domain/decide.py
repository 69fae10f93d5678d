"""Deciding on a disclosure. The rule grades, a person decides; against the rule nobody opens a filing."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.orgs.api import InvalidInput, NotAllowed
from panhuo.portfolio.prefiling.domain.tell import say, tell
from panhuo.portfolio.prefiling.enums import Conclusion, DisclosureState
from panhuo.portfolio.prefiling.may import may_decide
from panhuo.portfolio.prefiling.models import Decision, Disclosure
from panhuo.portfolio.prefiling.queries.appraisal import round_result
from panhuo.portfolio.prefiling.queries.reasons import why_not
from panhuo.portfolio.prefiling.rules.appraise import Appraisal

if TYPE_CHECKING:
    from panhuo.orgs.models import User


@transaction.atomic
def decide(disclosure: Disclosure, *, conclusion: str, reasons: str, actor: User) -> Decision:
    """Decide the present round.

    Raises:
        NotAllowed: not named office staff, or one with a part in the invention.
        InvalidInput: no reasons, or `file` where the rule does not open filing; the message says why.
    """
    locked = Disclosure.objects.select_for_update().get(pk=disclosure.pk)
    if not may_decide(actor, locked):
        raise NotAllowed
    if conclusion not in Conclusion.values:
        raise InvalidInput(_("没有这种结论"), field="conclusion", code="choice")
    if not reasons.strip():
        raise InvalidInput(_("请写明理由"), field="reasons", code="empty")
    result = round_result(locked)
    if conclusion == Conclusion.FILE and not result.appraisal.passes:
        blocks = "；".join(why_not(result))
        message = _("按评估规则不能同意申请：%(blocks)s")
        raise InvalidInput(message, field="conclusion", code="not_passed", params={"blocks": blocks})
    decision = Decision.objects.create(
        disclosure=locked,
        round=locked.round,
        book=result.version,
        grade=result.appraisal.grade or "",
        score=hundredths(result.appraisal.score),
        coverage=hundredths(result.appraisal.coverage) or 0,
        appraisal=_kept(result.appraisal),
        conclusion=conclusion,
        reasons=reasons.strip(),
        decided_by=actor,
    )
    locked.state = DisclosureState.DECIDED
    locked.save(update_fields=["state"])
    disclosure.refresh_from_db()
    event = tell(locked, verb="decided", actor=actor, conclusion=conclusion, grade=decision.grade)
    people = [locked.author, *(one.user for one in locked.inventors.select_related("user") if one.user)]
    say(locked, users=people, text=_("披露 #%(n)s 已有结论"), key=f"event:{event.pk}")
    return decision


def hundredths(value: Fraction | None) -> int | None:
    """A figure for showing: hundredths, half up."""
    return None if value is None else (value.numerator * 200 + value.denominator) // (2 * value.denominator)


def _kept(appraisal: Appraisal) -> dict[str, Any]:
    return {
        "raters": appraisal.raters,
        "questions": {q.id: [q.raters, hundredths(q.mean), q.low, q.high] for q in appraisal.questions},
        "dimensions": {d.id: [hundredths(d.mean), hundredths(d.coverage)] for d in appraisal.dimensions},
        "vetoes": {v.id: str(v.answer or "") for v in appraisal.vetoes},
        "missing": list(appraisal.missing),
    }
