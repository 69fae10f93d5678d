"""Whose turn is it, with services, agency procurement and the public desk: lines for the home page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.exchange.desk.api import Question, QuestionState, may_answer
from panhuo.exchange.procurement.api import (
    AgencyOrder,
    OrderState,
    Procurement,
    ProcurementState,
    is_scorer,
    may_close_offers,
    may_see_prices,
    ranking_of,
)
from panhuo.exchange.services.api import ServiceOrder, ServiceRequest, open_steps, waiting_appeals, waiting_evidence
from panhuo.orgs.api import Organisation, OrganisationKind, is_staff_of, organisations_of, works_for_kind
from panhuo.web.home.turn import MOST_OF_A_KIND, Turn

if TYPE_CHECKING:
    from panhuo.orgs.api import User

WAITING = ("placed", "confirmed", "delivered", "returned")


def service_turns(user: User) -> Iterator[Turn]:
    """Orders that wait for this side, and invitations to offer."""
    kind = _("服务订单")
    own = [one for one in organisations_of(user) if is_staff_of(user, one)]
    orders = ServiceOrder.objects.visible_to(user).filter(state__in=WAITING).select_related("client", "provider")
    for order in orders.select_related("request")[: MOST_OF_A_KIND * 2]:
        steps = [step for step in open_steps(user, order) if step.verb != "cancel"]
        if steps:
            shown = {"n": order.pk, "title": order.request.title, "step": steps[0].label}
            text = _("订单 #%(n)s“%(title)s”：%(step)s") % shown
            yield Turn(kind, text, reverse("service-order", args=(order.pk,)), _("去处理"), order.placed_at)
    today = timezone.localdate()
    invited = ServiceRequest.objects.filter(invited__in=own, state="open", offers_until__gte=today)
    for request in invited.exclude(offers__organisation__in=own).distinct()[:MOST_OF_A_KIND]:
        text = _("邀请您报价：%(title)s") % {"title": request.title}
        yield Turn(kind, text, reverse("service-request", args=(request.pk,)), _("报价"), request.created_at)


def credit_turns(user: User) -> Iterator[Turn]:
    """Evidence to confirm, appeals to decide on."""
    if not works_for_kind(user, OrganisationKind.AUTHORITY):
        return
    kind = _("服务机构信用")
    for record in waiting_evidence(user)[:MOST_OF_A_KIND]:
        text = _("“%(name)s”提交了信用材料，请核实") % {"name": record.organisation}
        url = reverse("service-credit", args=(record.organisation_id,))
        yield Turn(kind, text, url, _("核实"), record.recorded_at)
    for appeal in waiting_appeals(user)[:MOST_OF_A_KIND]:
        house = appeal.record.organisation
        due = timezone.make_aware(datetime.combine(appeal.due_on, time()))
        more = _("截止 %(day)s") % {"day": f"{due:%Y-%m-%d}"}
        text = _("“%(name)s”对处罚提出申诉") % {"name": house}
        yield Turn(kind, text, reverse("service-credit", args=(house.pk,)), _("去处理"), appeal.at, more)


def procurement_turns(user: User) -> Iterator[Turn]:
    """Offers to make or to score, orders to take or to follow."""
    kind = _("代理采购")
    own = [one for one in organisations_of(user) if is_staff_of(user, one)]
    today = timezone.localdate()
    asked = Procurement.objects.filter(invited__in=own, state=ProcurementState.OPEN, offers_until__gte=today)
    for one in asked.exclude(offers__organisation__in=own).distinct()[:MOST_OF_A_KIND]:
        text = _("邀请您报价：%(title)s") % {"title": one.title}
        yield Turn(kind, text, reverse("procurement-detail", args=(one.pk,)), _("报价"), one.created_at)
    scoring = Procurement.objects.filter(scorers__user=user, state=ProcurementState.SCORING)
    for one in scoring[:MOST_OF_A_KIND]:
        if is_scorer(user, one) and one.offers.exclude(scores__scorer=user).exists():
            text = _("请评审报价：%(title)s") % {"title": one.title}
            yield Turn(kind, text, reverse("procurement-detail", args=(one.pk,)), _("评分"), one.created_at)
    yield from _buying(user, own, kind)
    for order in AgencyOrder.objects.filter(agency__in=own, state=OrderState.PLACED)[:MOST_OF_A_KIND]:
        text = _("新的代理委托 #%(n)s") % {"n": order.pk}
        yield Turn(kind, text, reverse("agency-order", args=(order.pk,)), _("去处理"), order.placed_at)


def _buying(user: User, own: list[Organisation], kind: str) -> Iterator[Turn]:
    """Offers to open, and rankings that are complete and wait for a decision."""
    purchases = Procurement.objects.filter(organisation__in=own).select_related("organisation", "standard")
    for one in purchases.filter(state=ProcurementState.OPEN)[: MOST_OF_A_KIND * 2]:
        if may_close_offers(user, one) and one.offers.exists():
            text = _("可以开启报价：%(title)s") % {"title": one.title}
            yield Turn(kind, text, reverse("procurement-detail", args=(one.pk,)), _("开启报价"), one.created_at)
    for one in purchases.filter(state=ProcurementState.SCORING)[:MOST_OF_A_KIND]:
        if may_see_prices(user, one) and ranking_of(one).complete:
            text = _("评分已完整，请定采购结果：%(title)s") % {"title": one.title}
            yield Turn(kind, text, reverse("procurement-detail", args=(one.pk,)), _("去处理"), one.created_at)


def desk_turns(user: User) -> Iterator[Turn]:
    """Questions that wait for an answer, the most urgent first."""
    if not may_answer(user):
        return
    waiting = Question.objects.visible_to(user).filter(state=QuestionState.OPEN).order_by("due_on", "pk")
    for question in waiting[:MOST_OF_A_KIND]:
        due = timezone.make_aware(datetime.combine(question.due_on, time()))
        text = _("待答问题：%(title)s") % {"title": question.title}
        more = _("截止 %(day)s") % {"day": f"{due:%Y-%m-%d}"}
        url = reverse("desk-question", args=(question.pk,))
        yield Turn(_("公共服务台"), text, url, _("答复"), question.asked_at, more)
