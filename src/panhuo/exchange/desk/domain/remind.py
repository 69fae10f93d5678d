"""Reminders of questions that wait too long."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.exchange.desk.domain.ask import desk_staff
from panhuo.exchange.desk.enums import QuestionState
from panhuo.exchange.desk.models import Question
from panhuo.orgs.api import notify


def remind_questions(*, today: date | None = None) -> int:
    """Remind the authorities once a question that is late; gives how many are."""
    today = today or timezone.localdate()
    late = 0
    for question in Question.objects.filter(state=QuestionState.OPEN, due_on__lt=today).select_related("region"):
        late += 1
        url = reverse("desk-question", args=(question.pk,))
        text = _("问题 #%(n)s 已过答复期限") % {"n": question.pk}
        notify(users=desk_staff(question.region), text=text, url=url, key=f"question_late:{question.pk}")
    return late
