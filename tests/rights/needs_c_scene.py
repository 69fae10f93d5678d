"""Services, agency procurement and the desk: each private record with a marker; ids from 81000."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from django.db import models
from django.utils import timezone

ORDER_MARK = "机密壬八一"
"""Requests, offers and orders of the enterprise with the university, and its unconfirmed evidence."""
PURCHASE_MARK = "机密癸八二"
"""Purchases of agency of the university: drafts, sealed offers, orders, checks."""
QUESTION_MARK = "机密子八三"
"""A question as it was asked; it is published in other words."""
SEALED_MARK = "机密丑八四"
"""An offer that is still sealed: neither the buyer nor the administrator reads it."""
FAR = date(2999, 1, 1)


def make_services(*, university: Any, enterprise: Any, office: Any, firm: Any) -> list[models.Model]:
    """The enterprise asks, the university (a pilot base) offers; both read the order."""
    from panhuo.exchange.services.models import (
        CreditRecord,
        Delivery,
        ServiceOffer,
        ServiceOrder,
        ServiceProfile,
        ServiceRequest,
    )

    m, pk = ORDER_MARK, 81001
    ServiceProfile.objects.create(pk=pk, organisation=university, summary="示例中试基地", published=True)
    asked = ServiceRequest.objects.create(
        pk=pk, organisation=enterprise, kind="pilot", title=f"{m}中试", text=f"{m}要求", offers_until=FAR,
        open_to_all=False, state="ordered", created_by=firm,
    )  # fmt: skip
    asked.invited.set([university])
    offer = ServiceOffer.objects.create(
        pk=pk, request=asked, organisation=university, text=f"{m}方案", price=1, days=1, by=office, state="chosen"
    )
    order = ServiceOrder.objects.create(
        pk=pk, request=asked, offer=offer, client=enterprise, provider=university, kind="pilot", price=1, due_on=FAR,
        reasons=m, placed_by=firm, state="confirmed",
    )  # fmt: skip
    Delivery.objects.create(
        pk=pk, order=order, text=m, by=office, file=ContentFile(m.encode(), name="x.pdf"), file_name=f"{m}.pdf"
    )
    CreditRecord.objects.create(
        pk=pk, organisation=university, kind="honour", text="示例表彰", source="示例文", state="confirmed",
        recorded_by=office,
    )  # fmt: skip
    return [asked, offer, order]


def make_purchases(*, university: Any, office: Any) -> list[models.Model]:
    """A draft of the university and, in another house, an offer that is still sealed."""
    from factories import make_organisation, make_user
    from panhuo.exchange.procurement.api import default_standard
    from panhuo.exchange.procurement.models import Adoption, AgencyOffer, AgencyOrder, Award, OfferScore, Procurement
    from panhuo.orgs.api import OrganisationKind
    from panhuo.portfolio.prefiling.api import book_for
    from panhuo.portfolio.prefiling.models import Decision, Disclosure

    m, pk = PURCHASE_MARK, 82001
    standard = default_standard()
    agency = make_organisation(name="示例别处代理所", kind=OrganisationKind.SERVICE)
    agent = make_user(username="agent", organisation=agency)
    draft = Procurement.objects.create(
        pk=pk, organisation=university, standard=standard, title=f"{m}采购", answers={"field": m}, offers_until=FAR,
        created_by=office,
    )  # fmt: skip
    decided = Procurement.objects.create(
        pk=pk + 1, organisation=university, standard=standard, title=f"{m}已定", answers={"field": m},
        offers_until=FAR, state="decided", created_by=office,
    )  # fmt: skip
    offer = AgencyOffer.objects.create(
        pk=pk, procurement=decided, organisation=agency, price=1, team=f"{m}团队", plan=f"{m}方案", by=agent
    )
    OfferScore.objects.create(pk=pk, offer=offer, scorer=office, values={}, comment=m)
    award = Award.objects.create(
        pk=pk, procurement=decided, offer=offer, ranking={}, recommended=True, reasons=m, decided_by=office
    )
    disclosure = Disclosure.objects.get(pk=7001)
    decision = Decision.objects.create(
        pk=pk, disclosure=disclosure, round=99, book=book_for(university), coverage=0, conclusion="file",
        reasons="示例", decided_by=office,
    )  # fmt: skip
    order = AgencyOrder.objects.create(
        pk=pk, award=award, organisation=university, agency=agency, disclosure=disclosure, decision=decision, price=1,
        state="cancelled", attorney=f"{m}代理师", reason=m, placed_by=office,
    )  # fmt: skip
    Adoption.objects.create(pk=pk, organisation=agency, on=date(2026, 1, 1), evidence="示例", by=agent)
    return [draft, decided, offer, order]


def make_sealed(*, university: Any, office: Any) -> models.Model:
    """What an agency offered for a purchase that still takes offers."""
    from panhuo.exchange.procurement.api import default_standard
    from panhuo.exchange.procurement.models import AgencyOffer, Procurement
    from panhuo.orgs.api import Organisation, User

    s, pk = SEALED_MARK, 82101
    asked = Procurement.objects.create(
        pk=pk, organisation=university, standard=default_standard(), title="征集中的采购", answers={}, offers_until=FAR,
        state="open", created_by=office,
    )  # fmt: skip
    agency, agent = Organisation.objects.get(name="示例别处代理所"), User.objects.get(username="agent")
    return AgencyOffer.objects.create(
        pk=pk, procurement=asked, organisation=agency, price=1, team=f"{s}团队", plan=f"{s}方案", by=agent
    )


def make_desk(*, enterprise: Any, firm: Any) -> models.Model:
    """What the enterprise asked, published in other words; and its sign-up for a course."""
    from panhuo.exchange.desk.models import Answer, Course, Question, SignUp

    m, pk = QUESTION_MARK, 83001
    question = Question.objects.create(
        pk=pk, topic="policy", title=f"{m}问题", text=m, asker=firm, due_on=FAR, state="published",
        public_title="示例问题", public_text="示例问题", published_at=timezone.now(),
    )  # fmt: skip
    Answer.objects.create(pk=pk, question=question, text="示例答复", cites=[], why_none="示例", by=firm)
    now = timezone.now()
    course = Course.objects.create(
        pk=pk, organisation=enterprise, topic="policy", title="示例课程", text="示例", place="示例", starts_at=now,
        ends_at=now, sign_up_until=FAR, created_by=firm,
    )  # fmt: skip
    SignUp.objects.create(pk=pk, course=course, user=firm, state="seated", queued_at=now)
    return question


def make_needs_c(
    *, university: Any, enterprise: Any, office: Any, firm: Any
) -> list[tuple[models.Model, str, frozenset[str], bool]]:
    """(record, mark, who reads it, whether the administrator does)."""
    ours, both = frozenset({office.username}), frozenset({office.username, firm.username})
    orders = make_services(university=university, enterprise=enterprise, office=office, firm=firm)
    found = [(one, ORDER_MARK, both, True) for one in orders]
    found += [(one, PURCHASE_MARK, ours, True) for one in make_purchases(university=university, office=office)]
    found.append((make_sealed(university=university, office=office), SEALED_MARK, frozenset(), False))
    asked = make_desk(enterprise=enterprise, firm=firm)
    return [*found, (asked, QUESTION_MARK, frozenset({firm.username, "officer"}), True)]
