"""Answering with articles, and publishing without names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.exchange.desk.domain.cites import checked
from panhuo.exchange.desk.domain.index import desk_changed
from panhuo.exchange.desk.enums import QuestionState
from panhuo.exchange.desk.may import may_answer, may_publish
from panhuo.exchange.desk.models import Answer, Question
from panhuo.exchange.desk.queries.visible import ANSWERING_KINDS
from panhuo.exchange.desk.rules.laws import Cited
from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed, log_event, notify, organisations_of

if TYPE_CHECKING:
    from panhuo.orgs.api import User


@transaction.atomic
def answer(question: Question, *, text: str, cites: Iterable[Cited] = (), why_none: str = "", actor: User) -> Answer:
    """Answer, or answer better: the last one counts.

    Raises:
        NotAllowed: not staff of an authority or a service organisation.
        InvalidInput: no text, a citation of what there is not, or neither an article nor why there is none.
    """
    locked = Question.objects.select_for_update().get(pk=question.pk)
    if not may_answer(actor):
        raise NotAllowed
    if locked.state == QuestionState.CLOSED:
        raise DomainError(_("问题已关闭"), code="closed")
    if not text.strip():
        raise InvalidInput(_("请填写答复"), field="text", code="empty")
    kept = checked(cites)
    if not kept and not why_none.strip():
        raise InvalidInput(_("请至少引用一条依据；确实没有的，写明原因"), field="cites", code="none")
    house = organisations_of(actor).filter(kind__in=ANSWERING_KINDS).first()
    made = Answer.objects.create(
        question=locked,
        text=text.strip(),
        cites=kept,
        why_none="" if kept else why_none.strip()[:200],
        by=actor,
        organisation=house,
    )
    if locked.state == QuestionState.OPEN:
        locked.state = QuestionState.ANSWERED
        locked.save(update_fields=["state"])
    event = log_event(object_type="question", object_id=locked.pk, verb="answered", actor=actor, organisation=house)
    if locked.asker is not None:
        url = reverse("desk-question", args=(locked.pk,))
        text = _("您的问题 #%(n)s 已有答复") % {"n": locked.pk}
        notify(users=[locked.asker], text=text, url=url, key=f"event:{event.pk}")
    if locked.state == QuestionState.PUBLISHED:
        desk_changed()
    return made


@transaction.atomic
def publish_question(question: Question, *, title: str, text: str, actor: User) -> Question:
    """Show question and answer to everybody, in words without names.

    Raises:
        NotAllowed: no authority, or who asked did not agree. InvalidInput: no title or text.
    """
    locked = Question.objects.select_for_update().get(pk=question.pk)
    if not may_publish(actor, locked):
        raise NotAllowed
    if not title.strip() or not text.strip():
        raise InvalidInput(_("请填写公开用的标题和问题，去掉个人和企业信息"), field="text", code="empty")
    locked.public_title, locked.public_text = title.strip()[:120], text.strip()
    locked.published_by, locked.published_at = actor, timezone.now()
    locked.state = QuestionState.PUBLISHED
    locked.save()
    log_event(object_type="question", object_id=locked.pk, verb="published", actor=actor)
    desk_changed()
    return locked


@transaction.atomic
def unpublish_question(question: Question, *, actor: User) -> Question:
    """Take it out of public sight at once. Raises NotAllowed."""
    locked = Question.objects.select_for_update().get(pk=question.pk)
    if locked.state != QuestionState.PUBLISHED or not may_publish(actor, locked):
        raise NotAllowed
    locked.state = QuestionState.ANSWERED
    locked.save(update_fields=["state"])
    log_event(object_type="question", object_id=locked.pk, verb="unpublished", actor=actor)
    desk_changed()
    return locked


@transaction.atomic
def close_question(question: Question, *, reason: str, actor: User) -> Question:
    """End one that is no question (advertising, a double). Raises NotAllowed, InvalidInput without a reason."""
    locked = Question.objects.select_for_update().get(pk=question.pk)
    if not may_answer(actor) or locked.state not in {QuestionState.OPEN, QuestionState.ANSWERED}:
        raise NotAllowed
    if not reason.strip():
        raise InvalidInput(_("请写明理由"), field="reason", code="empty")
    locked.state = QuestionState.CLOSED
    locked.save(update_fields=["state"])
    data = {"reason": reason.strip()[:300]}
    log_event(object_type="question", object_id=locked.pk, verb="closed", actor=actor, data=data)
    return locked
