"""Asking for a result, and answering."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from panhuo.deals.agreements.api import Agreement, PartyValue, create_agreement, region_of
from panhuo.deals.ledger.api import staff_of
from panhuo.deals.plans.api import Comparison, create_comparison
from panhuo.deals.rules.findings import Finding, Severity
from panhuo.deals.rules.usefirst.eligible import firm_findings
from panhuo.deals.rules.usefirst.terms import Terms
from panhuo.deals.usefirst.enums import RequestState, ResultState
from panhuo.deals.usefirst.may import may_answer, may_ask
from panhuo.deals.usefirst.models import Deal, LibraryResult, UseRequest
from panhuo.deals.usefirst.queries.region import region_rule
from panhuo.deals.usefirst.queries.terms import terms_data
from panhuo.needs.api import CompanySize
from panhuo.orgs.api import InvalidInput, NotAllowed, Organisation, log_event, notify, require_one_side

if TYPE_CHECKING:
    from panhuo.orgs.models import User


@transaction.atomic
def ask_for(
    result: LibraryResult,
    *,
    enterprise: Organisation,
    purpose: str,
    size: str,
    wish: Terms,
    actor: User,
    contact: str = "",
) -> UseRequest:
    """An enterprise asks to use a listed result first.

    Raises:
        NotAllowed: not staff of an enterprise, or acting for the institution too.
        InvalidInput: not listed, no word on what for, or a request is open already.
    """
    if not may_ask(actor, enterprise):
        raise NotAllowed(_("由企业的经办人申请"))
    if result.state != ResultState.LISTED:
        raise InvalidInput(_("这项成果不在库中"), field="result")
    _one_side(result, enterprise, actor)
    if not purpose.strip():
        raise InvalidInput(_("请写明打算怎么用"), field="purpose")
    if UseRequest.objects.filter(result=result, enterprise=enterprise, state=RequestState.OPEN).exists():
        raise InvalidInput(_("已经申请过，正在等待答复"), field="result", code="open")
    made = UseRequest.objects.create(
        result=result, enterprise=enterprise, purpose=purpose.strip(), contact=contact.strip()[:120],
        size=size if size in CompanySize.values else CompanySize.UNKNOWN, wish=terms_data(wish), asked_by=actor,
    )  # fmt: skip
    _tell(made, "created", actor)
    notify(
        users=staff_of([result.organisation]), text=_("有企业申请先使用后付费"),
        url=reverse("usefirst-request", args=(made.pk,)), key=f"usefirst:request:{made.pk}",
    )  # fmt: skip
    return made


def findings_of_firm(request: UseRequest, *, on: date) -> list[Finding]:
    """What the rule of the institution's region says to this firm."""
    return firm_findings(request.size, region_rule(region_of(request.result.organisation), on=on))


@transaction.atomic
def accept_request(
    request: UseRequest, *, first: date, last: date, actor: User, kind: str = "ordinary", answer: str = ""
) -> tuple[Agreement, Comparison]:
    """Begin to negotiate: a draft agreement that both sides see, and a comparison of payment structures on it.

    Raises:
        NotAllowed: not staff of the institution, or acting for the enterprise too.
        InvalidInput: answered already, or the region's rule stands against this firm.
    """
    request = _open(request, actor)
    for one in findings_of_firm(request, on=first):
        if one.severity is Severity.BLOCK:
            raise InvalidInput(_(one.template), field="size", code=one.code, params=one.params)
    result = request.result
    agreement = create_agreement(
        actor=actor, holder=result.organisation, kind=kind, title=result.title, patents=list(result.patents.all()),
        parties=[PartyValue("taker", organisation=request.enterprise, contact=request.contact)],
        open_to_parties=True, use_first=True, starts_on=first, ends_on=last,
    )  # fmt: skip
    comparison = create_comparison(
        actor=actor, organisation=result.organisation, title=result.title, first=first, last=last, agreement=agreement
    )
    Deal.objects.create(
        agreement=agreement, result=result, region=region_of(result.organisation)[:60], created_by=actor
    )
    request.state, request.agreement, request.answer = RequestState.ACCEPTED, agreement, answer.strip()[:500]
    request.save(update_fields=("state", "agreement", "answer"))
    _answered(request, actor, _("先使用后付费的申请已接受，请一起比较付费方案"))
    return agreement, comparison


@transaction.atomic
def decline_request(request: UseRequest, *, answer: str, actor: User) -> UseRequest:
    """Raises `NotAllowed` as `accept_request` does, `InvalidInput` without a reason."""
    request = _open(request, actor)
    if not answer.strip():
        raise InvalidInput(_("请写明理由"), field="answer")
    request.state, request.answer = RequestState.DECLINED, answer.strip()[:500]
    request.save(update_fields=("state", "answer"))
    _answered(request, actor, _("先使用后付费的申请未被接受"))
    return request


@transaction.atomic
def withdraw_request(request: UseRequest, *, actor: User) -> UseRequest:
    """The enterprise takes it back, also through somebody who came to stand on both sides. Raises `NotAllowed`."""
    if not may_ask(actor, request.enterprise) or request.state != RequestState.OPEN:
        raise NotAllowed
    request.state = RequestState.WITHDRAWN
    request.save(update_fields=("state",))
    _tell(request, "withdrawn", actor)
    return request


def _open(request: UseRequest, actor: User) -> UseRequest:
    request = (
        UseRequest.objects.select_for_update().select_related("result__organisation", "enterprise").get(pk=request.pk)
    )
    if not may_answer(actor, request.result):
        raise NotAllowed
    _one_side(request.result, request.enterprise, actor)
    if request.state != RequestState.OPEN:
        raise InvalidInput(_("这份申请已经答复"), field="state")
    return request


def _one_side(result: LibraryResult, enterprise: Organisation, actor: User) -> None:
    patents = result.patents.values_list("pk", flat=True)
    require_one_side(actor, demand=enterprise, supply=result.organisation, patent_ids=patents)


def _answered(request: UseRequest, actor: User, text: str) -> None:
    _tell(request, request.state, actor)
    notify(
        users=staff_of([request.enterprise]), text=text, url=reverse("usefirst-request", args=(request.pk,)),
        key=f"usefirst:request:{request.pk}:{request.state}",
    )  # fmt: skip


def _tell(request: UseRequest, verb: str, actor: User) -> None:
    log_event(
        object_type="use_request", object_id=request.pk, verb=verb, actor=actor,
        organisation=request.result.organisation,
    )  # fmt: skip
