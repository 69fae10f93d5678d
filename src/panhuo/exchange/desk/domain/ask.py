"""Asking, with or without an account."""

from __future__ import annotations

import hashlib
import secrets
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.exchange.desk.enums import QuestionState, Topic
from panhuo.exchange.desk.models import Question
from panhuo.law.workdays import official_calendar
from panhuo.orgs.api import (
    DomainError,
    InvalidInput,
    OrganisationKind,
    OrganisationStatus,
    Region,
    Role,
    User,
    log_event,
    notify,
)

if TYPE_CHECKING:
    from django.db.models import QuerySet

ANSWER_DAYS: Final = 5
"""Working days in which a question should be answered. Our choice."""
MOST_ANONYMOUS: Final = 200
"""Open questions without an account that the desk takes at a time: a flood stops here. Our choice."""
LONGEST: Final = 4000


@transaction.atomic
def ask(
    *,
    topic: str,
    title: str,
    text: str,
    region: Region | None = None,
    may_publish: bool = False,
    asker: User | None,
) -> tuple[Question, str]:
    """Ask; gives the question and, without an account, the secret by which its answer is found.

    Raises:
        InvalidInput: no topic, title or text, or too long.
        DomainError: too many questions without an account are waiting.
    """
    if topic not in Topic.values:
        raise InvalidInput(_("请选择主题"), field="topic", code="choice")
    if not title.strip() or not text.strip():
        raise InvalidInput(_("请填写标题和问题"), field="text", code="empty")
    if len(text) > LONGEST:
        raise InvalidInput(_("问题最长 %(n)s 字") % {"n": LONGEST}, field="text", code="long")
    receipt = ""
    if asker is None:
        waiting = Question.objects.filter(asker=None, state=QuestionState.OPEN).count()
        if waiting >= MOST_ANONYMOUS:
            raise DomainError(_("待答复的匿名提问已满，请稍后再来，或登录后提问"), code="full")
        receipt = secrets.token_urlsafe(24)
    question = Question.objects.create(
        topic=topic,
        title=title.strip()[:120],
        text=text.strip(),
        region=region,
        may_publish=may_publish,
        asker=asker,
        receipt=hashed(receipt),
        due_on=_due(timezone.localdate()),
    )
    log_event(object_type="question", object_id=question.pk, verb="asked", actor=asker)
    url = reverse("desk-question", args=(question.pk,))
    text = _("公共服务台有新问题：#%(n)s") % {"n": question.pk}
    notify(users=desk_staff(region), text=text, url=url, key=f"question:{question.pk}")
    return question, receipt


def find_by_receipt(secret: str) -> Question | None:
    """The question that this secret was given for."""
    return Question.objects.filter(receipt=hashed(secret)).first() if secret else None


def hashed(secret: str) -> str:
    """What is kept of a secret; empty for none."""
    return hashlib.sha256(secret.encode()).hexdigest() if secret else ""


def desk_staff(region: Region | None) -> QuerySet[User]:
    """Staff of the authorities, of the region's province where one is given."""
    rows = User.objects.filter(
        memberships__organisation__kind=OrganisationKind.AUTHORITY,
        memberships__organisation__status=OrganisationStatus.ACTIVE,
        memberships__role__in=(Role.ADMIN, Role.STAFF),
        is_active=True,
    )
    if region is not None:
        rows = rows.filter(memberships__organisation__region__code__startswith=region.code[:2])
    return rows.distinct()


def _due(start: date) -> date:
    """Working days later; beyond the holiday tables every weekday counts."""
    calendar, day, left = official_calendar(), start, ANSWER_DAYS
    while left:
        day += timedelta(days=1)
        left -= not calendar.is_holiday(day)
    return day
