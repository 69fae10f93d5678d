"""Answers and events of the desk in words."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from panhuo.exchange.desk.api import Answer, Question, cited_of, written
from panhuo.orgs.api import Event


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """`cites` as they are written in Chinese: 专利法第二十六条第四款."""

    answer: Answer
    cites: list[str]


def shown_answer(answer: Answer) -> ShownAnswer:
    return ShownAnswer(answer, [written(one) for one in cited_of(answer.cites)])


def last_answer(question: Question) -> ShownAnswer | None:
    """The one that counts. Reads prefetched answers."""
    last = next(iter(question.answers.all()), None)
    return shown_answer(last) if last else None


def event_line(event: Event) -> str:
    words = {
        "asked": _("提问"), "answered": _("答复"), "published": _("公开"), "unpublished": _("取消公开"),
        "closed": _("关闭"),
    }  # fmt: skip
    said = words.get(event.verb, event.verb)
    reason = event.data.get("reason")
    return _("%(what)s：%(more)s") % {"what": said, "more": reason} if reason else said
