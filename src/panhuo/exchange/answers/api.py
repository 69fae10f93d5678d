"""The public face of answers: what other rooms, pages, the API and the command line may use."""

from panhuo.exchange.answers.domain.answer import answer_request, reply_to_question
from panhuo.exchange.answers.domain.ask import ask, withdraw
from panhuo.exchange.answers.domain.delegate import delegate, delegates
from panhuo.exchange.answers.domain.matched import ask_matched, institutions_of, matched_institutions
from panhuo.exchange.answers.domain.periods import answer_settings, due_after, set_periods, work_calendar, working_days
from panhuo.exchange.answers.domain.remind import authorities_of, follow_up
from panhuo.exchange.answers.enums import AnswerKind, DeclineReason, RequestSource, RequestState, Stage
from panhuo.exchange.answers.may import may_answer, may_ask, may_delegate, may_set_periods
from panhuo.exchange.answers.models import Answer, AnswerRequest, AnswerSettings
from panhuo.exchange.answers.queries.listing import (
    LATE,
    RequestFilters,
    filter_requests,
    in_order,
    request_facets,
)
from panhuo.exchange.answers.queries.times import AnswerTimes, answer_times, requests_visible_to
from panhuo.exchange.answers.queries.turns import questions_to_reply, requests_to_answer
from panhuo.exchange.answers.rules.stages import Periods, due_steps, stage_of
from panhuo.exchange.answers.rules.working import add_working_days, working_days_between
from panhuo.exchange.answers.values import AnswerValues

__all__ = [
    "LATE", "Answer", "AnswerKind", "AnswerRequest", "AnswerSettings", "AnswerTimes", "AnswerValues",
    "DeclineReason", "Periods", "RequestFilters", "RequestSource", "RequestState", "Stage", "add_working_days",
    "answer_request", "answer_settings", "answer_times", "ask", "ask_matched", "authorities_of", "delegate",
    "delegates", "due_after", "due_steps", "filter_requests", "follow_up", "in_order", "institutions_of",
    "matched_institutions", "may_answer", "may_ask", "may_delegate", "may_set_periods", "questions_to_reply",
    "reply_to_question", "request_facets", "requests_to_answer", "requests_visible_to", "set_periods", "stage_of",
    "withdraw", "work_calendar", "working_days", "working_days_between",
]  # fmt: skip
