"""Asking institutions about a need."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.exchange.answers.domain.periods import due_after
from panhuo.exchange.answers.domain.tell import answering, log, say
from panhuo.exchange.answers.enums import RequestSource, RequestState
from panhuo.exchange.answers.may import may_ask
from panhuo.exchange.answers.models import AnswerRequest
from panhuo.needs.api import Need, NeedStatus
from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed, OrganisationStatus, grant_access, require_one_side
from panhuo.patents.api import Patent

if TYPE_CHECKING:
    from panhuo.orgs.api import Organisation, User

LONGEST: Final = 2000
MOST_PATENTS: Final = 20
REASON: Final = "answers.asked"


@transaction.atomic
def ask(
    need: Need,
    *,
    organisation: Organisation,
    patents: Sequence[int] = (),
    message: str = "",
    source: str = RequestSource.ASKED,
    actor: User,
) -> AnswerRequest:
    """Ask an institution to answer; it may see the need from now on. Asking again adds the patents to what was asked.

    A request that was answered or withdrawn begins a new round only if it was withdrawn.

    Raises:
        NotAllowed: the actor may not write the need, or acts for the institution too.
        InvalidInput: it is the need's own organisation, one that is not active, or the message is too long.
        DomainError: the need is closed.
    """
    if not may_ask(actor, need):
        raise NotAllowed(hidden=not Need.objects.visible_to(actor).filter(pk=need.pk).exists())
    require_one_side(actor, demand=need.organisation, supply=organisation, need_id=need.pk)
    _check(need, organisation, message)
    wanted = _seen_patents(patents, actor)
    _open_need(need, organisation, actor)
    now = timezone.now()
    due = due_after(timezone.localdate(now))
    request, made = AnswerRequest.objects.select_for_update().get_or_create(
        need=need, organisation=organisation,
        defaults={
            "patents": wanted, "source": source, "message": message.strip(), "round_since": now, "due_on": due.day,
            "beyond_table": due.beyond_table, "asked_by": actor, "asked_at": now,
        },
    )  # fmt: skip
    if not made:
        request.patents = list(dict.fromkeys([*request.patents, *wanted]))[:MOST_PATENTS]
        request.message = message.strip() or request.message
        if request.state == RequestState.WITHDRAWN:
            request.state, request.round_since, request.due_on = RequestState.OPEN, now, due.day
            request.beyond_table, request.steps, request.asked_by = due.beyond_table, [], actor
            if request.answers.filter(round=request.round).exists():
                request.round += 1
        request.save()
    if request.state == RequestState.OPEN:
        _tell(request, actor)
    return request


@transaction.atomic
def withdraw(request: AnswerRequest, *, actor: User) -> AnswerRequest:
    """The enterprise no longer wants an answer. Raises NotAllowed; DomainError once it was answered."""
    fresh = (
        AnswerRequest.objects.select_for_update(of=("self",)).select_related("need", "organisation").get(pk=request.pk)
    )
    if not may_ask(actor, fresh.need):
        raise NotAllowed
    if fresh.state not in (RequestState.OPEN, RequestState.ASKED_BACK):
        raise DomainError(_("这份请求已经答复或撤回，不能再撤回"), code="state")
    fresh.state = RequestState.WITHDRAWN
    fresh.save(update_fields=("state",))
    log(fresh, "withdrawn", actor)
    return fresh


def _check(need: Need, organisation: Organisation, message: str) -> None:
    if need.status != NeedStatus.OPEN:
        raise DomainError(_("需求已经结束，不能再请机构答复"), code="closed")
    if organisation.pk == need.organisation_id:
        raise InvalidInput(_("不能请本机构答复自己的需求"), field="organisation", code="own")
    if organisation.status != OrganisationStatus.ACTIVE:
        raise InvalidInput(_("该机构目前不在平台上，无法请其答复"), field="organisation", code="inactive")
    if len(message.strip()) > LONGEST:
        raise InvalidInput(_("最多 %(most)s 个字"), field="message", code="too_long", params={"most": LONGEST})


def _seen_patents(patents: Sequence[int], actor: User) -> list[int]:
    """Those of the patents that the asker may see, in order."""
    wanted = list(dict.fromkeys(patents))[:MOST_PATENTS]
    seen = set(Patent.objects.visible_to(actor).filter(pk__in=wanted).values_list("pk", flat=True))
    return [pk for pk in wanted if pk in seen]


def _open_need(need: Need, organisation: Organisation, actor: User) -> None:
    """The institution must be able to read what it is asked about."""
    from panhuo.orgs.api import AccessGrant

    if need.visibility in ("public", "members"):
        return
    there = AccessGrant.objects.filter(object_type="need", object_id=need.pk, organisation=organisation, until=None)
    if not there.exists():
        grant_access(object_type="need", object_id=need.pk, organisation=organisation, reason=REASON, actor=actor)


def _tell(request: AnswerRequest, actor: User) -> None:
    text = _("有企业请贵单位答复需求“%(title)s”，期限 %(day)s") % {
        "title": request.need.title[:80], "day": request.due_on,
    }  # fmt: skip
    say(request, users=answering(request), text=text, key=f"asked:{request.round}:{request.due_on}")
    log(request, "asked", actor, round=request.round, due_on=str(request.due_on), patents=request.patents)
