"""What the assessments of a round come to."""

from __future__ import annotations

from dataclasses import dataclass

from panhuo.portfolio.prefiling.domain.books import book_for
from panhuo.portfolio.prefiling.models import Assessment, Disclosure, RuleBookVersion
from panhuo.portfolio.prefiling.rules.appraise import Appraisal, appraise
from panhuo.portfolio.prefiling.rules.book import RuleBook
from panhuo.portfolio.prefiling.rules.read import read_book
from panhuo.portfolio.prefiling.rules.sheets import Sheet, VetoAnswer


@dataclass(frozen=True, slots=True)
class RoundResult:
    """`stale`: sheets that were filled in under another version; questions it no longer has take no part."""

    version: RuleBookVersion
    book: RuleBook
    sheets: tuple[Assessment, ...]
    appraisal: Appraisal
    stale: int


def round_result(disclosure: Disclosure, *, number: int | None = None) -> RoundResult:
    """The appraisal of a round (the present one) under the rules in force, or those by which it was decided."""
    number = number or disclosure.round
    decision = disclosure.decisions.filter(round=number).select_related("book").first()
    version = decision.book if decision else book_for(disclosure.organisation)
    book = read_book(version.data)
    sheets = tuple(disclosure.assessments.filter(round=number).select_related("member"))
    appraisal = appraise(book, [_sheet(book, one) for one in sheets])
    return RoundResult(version, book, sheets, appraisal, sum(one.book_id != version.pk for one in sheets))


def _sheet(book: RuleBook, said: Assessment) -> Sheet:
    questions = {question.id for question in book.questions}
    vetoes = {veto.id for veto in book.vetoes}
    return Sheet(
        values={key: min(value, book.scale) for key, value in said.values.items() if key in questions},
        vetoes={key: VetoAnswer(answer) for key, answer in said.vetoes.items() if key in vetoes},
    )
