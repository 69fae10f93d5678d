"""An institution answers; the enterprise replies to its question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.exchange.answers.domain.periods import due_after, working_days
from panhuo.exchange.answers.domain.tell import answering, asking, log, say
from panhuo.exchange.answers.enums import AnswerKind, DeclineReason, RequestState
from panhuo.exchange.answers.may import may_answer, may_ask
from panhuo.exchange.answers.models import Answer, AnswerRequest
from panhuo.exchange.answers.values import AnswerValues
from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed, require_one_side
from panhuo.patents.api import Patent

if TYPE_CHECKING:
    from panhuo.orgs.api import User

LONGEST: Final = 4000
MOST_PATENTS: Final = 20


def answer_request(request: AnswerRequest, values: AnswerValues, *, actor: User) -> Answer:
    """Keep the answer of this round. Of two that come at once one wins; the other is told who was first.

    A question hands the turn to the enterprise; everything else answers the request.

    Raises:
        NotAllowed: the actor neither works for the institution nor was it handed to them, or stands on both sides.
        InvalidInput: names what is missing: the reason of a refusal, the question, the other patent or team.
        DomainError: it was answered or withdrawn meanwhile.
    """
    if not may_answer(actor, request):
        raise NotAllowed(hidden=not AnswerRequest.objects.visible_to(actor).filter(pk=request.pk).exists())
    _one_side(request, actor)
    _check(values)
    patents = _visible(values.patents, actor)
    try:
        with transaction.atomic():
            return _keep(request, values, patents, actor)
    except IntegrityError as error:
        raise _too_late(request) from error


@transaction.atomic
def reply_to_question(request: AnswerRequest, *, text: str, actor: User) -> AnswerRequest:
    """The enterprise says what was asked; the institution's turn comes again, with a new day.

    Raises:
        NotAllowed: the actor may not write the need.
        InvalidInput: the text is empty or too long.
        DomainError: nothing was asked.
    """
    fresh = _locked(request.pk)
    if not may_ask(actor, fresh.need):
        raise NotAllowed
    _one_side(fresh, actor)
    if fresh.state != RequestState.ASKED_BACK:
        raise DomainError(_("对方没有等您补充的问题"), code="state")
    said = _fitting(text, "text")
    if not said:
        raise InvalidInput(_("请填写补充说明"), field="text", code="empty")
    now = timezone.now()
    Answer.objects.filter(request=fresh, round=fresh.round).update(reply=said, replied_by=actor, replied_at=now)
    due = due_after(timezone.localdate(now))
    fresh.state, fresh.round, fresh.round_since = RequestState.OPEN, fresh.round + 1, now
    fresh.due_on, fresh.beyond_table, fresh.steps = due.day, due.beyond_table, []
    fresh.save()
    text = _("企业补充了需求“%(title)s”，请在 %(day)s 前答复") % {"title": fresh.need.title[:80], "day": due.day}
    say(fresh, users=answering(fresh), text=text, key=f"replied:{fresh.round}")
    log(fresh, "replied", actor, round=fresh.round)
    return fresh


def _keep(request: AnswerRequest, values: AnswerValues, patents: list[int], actor: User) -> Answer:
    fresh = _locked(request.pk)
    if fresh.state != RequestState.OPEN or fresh.round != request.round:
        raise _too_late(fresh)
    now = timezone.now()
    today = timezone.localdate(now)
    days = working_days(timezone.localdate(fresh.round_since), today)
    made = Answer.objects.create(
        request=fresh, round=fresh.round, kind=values.kind, reason=values.reason, text=values.text.strip(),
        patents=patents, team=values.team.strip(), by=actor, at=now, days=days, in_time=today <= fresh.due_on,
    )  # fmt: skip
    asked_back = values.kind == AnswerKind.QUESTION
    fresh.state = RequestState.ASKED_BACK if asked_back else RequestState.ANSWERED
    if fresh.first_answer_at is None:
        fresh.first_answer_at, fresh.first_days, fresh.first_in_time = now, days, made.in_time
    fresh.save()
    _tell(fresh, made, actor)
    return made


def _tell(request: AnswerRequest, made: Answer, actor: User) -> None:
    label = str(AnswerKind(made.kind).label)
    text = _("%(name)s 答复了需求“%(title)s”：%(what)s") % {
        "name": request.organisation, "title": request.need.title[:60], "what": label,
    }  # fmt: skip
    say(request, users=asking(request), text=text, key=f"answered:{made.round}")
    log(request, "answered", actor, round=made.round, kind=made.kind, reason=made.reason, days=made.days)


def _one_side(request: AnswerRequest, actor: User) -> None:
    need = request.need
    require_one_side(actor, demand=need.organisation, supply=request.organisation, need_id=need.pk)


def _locked(pk: int) -> AnswerRequest:
    rows = AnswerRequest.objects.select_for_update(of=("self",))
    return rows.select_related("need__organisation", "need__created_by", "organisation", "assignee", "asked_by").get(
        pk=pk
    )


def _too_late(request: AnswerRequest) -> DomainError:
    first = Answer.objects.filter(request=request.pk, round=request.round).select_related("by").first()
    if first is None:
        return DomainError(_("这份请求已经撤回或进入了下一轮，请刷新后再看"), code="over")
    message = _("%(who)s 已在 %(when)s 先答复了，以先到的为准")
    when = timezone.localtime(first.at).strftime("%Y-%m-%d %H:%M")
    return DomainError(message, code="answered", params={"who": str(first.by or ""), "when": when})


def _check(values: AnswerValues) -> None:
    if values.kind not in AnswerKind.values:
        raise InvalidInput(_("请选择答复"), field="kind", code="kind")
    said = _fitting(values.text, "text")
    if values.kind == AnswerKind.DECLINED:
        if values.reason not in DeclineReason.values:
            raise InvalidInput(_("请选择不能对接的原因"), field="reason", code="reason")
        if values.reason == DeclineReason.OTHER and not said:
            raise InvalidInput(_("选“其他”时请说明"), field="text", code="empty")
    elif values.reason:
        raise InvalidInput(_("只有不能对接时才选原因"), field="reason", code="reason")
    if values.kind == AnswerKind.QUESTION and not said:
        raise InvalidInput(_("请写明要企业补充什么"), field="text", code="empty")
    if values.kind == AnswerKind.PROPOSAL and not (values.patents or values.team.strip()):
        raise InvalidInput(_("请选择推荐的专利，或写明推荐的团队"), field="patents", code="empty")
    if len(values.team.strip()) > 200:  # noqa: PLR2004
        raise InvalidInput(_("最多 %(most)s 个字"), field="team", code="too_long", params={"most": 200})


def _fitting(text: str, field: str) -> str:
    said = text.strip()
    if len(said) > LONGEST:
        raise InvalidInput(_("最多 %(most)s 个字"), field=field, code="too_long", params={"most": LONGEST})
    return said


def _visible(patents: tuple[int, ...], actor: User) -> list[int]:
    wanted = list(dict.fromkeys(patents))[:MOST_PATENTS]
    seen = set(Patent.objects.visible_to(actor).filter(pk__in=wanted).values_list("pk", flat=True))
    if missing := [pk for pk in wanted if pk not in seen]:
        raise InvalidInput(_("没有编号为 %(n)s 的专利"), field="patents", code="patent", params={"n": missing[0]})
    return wanted
