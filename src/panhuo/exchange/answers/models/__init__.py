"""Records of answering."""

from panhuo.exchange.answers.models.answer import Answer
from panhuo.exchange.answers.models.request import AnswerRequest
from panhuo.exchange.answers.models.settings import AnswerSettings

__all__ = ["Answer", "AnswerRequest", "AnswerSettings"]
