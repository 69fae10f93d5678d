"""Checking the work after filing and after grant."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.exchange.procurement.domain.tell import say_order, tell_order
from panhuo.exchange.procurement.enums import CheckStage
from panhuo.exchange.procurement.may import may_follow
from panhuo.exchange.procurement.models import AgencyOrder, QualityCheck
from panhuo.exchange.procurement.queries.orders import open_stages
from panhuo.exchange.procurement.rules.quality import Outcome, outcome
from panhuo.exchange.procurement.rules.read import read_standard
from panhuo.exchange.procurement.rules.standard import Stage
from panhuo.exchange.services.api import staff_of
from panhuo.orgs.api import InvalidInput, NotAllowed

if TYPE_CHECKING:
    from panhuo.orgs.api import User


@transaction.atomic
def check_quality(
    order: AgencyOrder, *, stage: str, answers: Mapping[str, str], note: str = "", actor: User
) -> QualityCheck:
    """Answer the questions of the standard under which the agency was chosen; the result follows from them.

    Raises:
        NotAllowed: not the buyer's staff, or it is not filed (not granted) yet.
        InvalidInput: a question is open or unclear, or a failed check without a word to it.
    """
    if not may_follow(actor, order) or stage not in open_stages(order):
        raise NotAllowed(_("申请提交后、授权后才能做相应的质量检查"))
    version = order.award.procurement.standard
    checks = read_standard(version.data).checks(Stage(stage))
    said = {check.id: answers[check.id] for check in checks if answers.get(check.id)}
    found = outcome(checks, said)
    if found is Outcome.INCOMPLETE:
        raise InvalidInput(_("每一项都要答“是”或“否”；查不清的先查清"), field="answers", code="incomplete")
    if found is not Outcome.PASSED and not note.strip():
        raise InvalidInput(_("有一项为“否”，请写明情况和处理"), field="note", code="empty")
    check = QualityCheck.objects.create(
        order=order, stage=stage, standard=version, answers=said, note=note.strip()[:500], outcome=found.value, by=actor
    )
    key = tell_order(order, "checked", actor, stage=stage, outcome=found.value)
    shown = {"n": order.pk, "stage": CheckStage(stage).label, "outcome": check.get_outcome_display()}
    text = _("代理委托 #%(n)s 的质量检查（%(stage)s）：%(outcome)s") % shown
    say_order(order, users=staff_of([order.agency]), text=text, key=f"event:{key}")
    return check
