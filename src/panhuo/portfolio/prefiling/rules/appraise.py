"""From the panel's sheets to a grade.

The rule (shown on the page that shows the grade): each question's value is the mean of those who rated it. What nobody
rated is missing and takes no part: the total is the weighted mean over the rated questions, and is given only where
they carry at least `min_coverage` percent of all weight, enough people rated, the core dimension is rated and every
veto was answered by somebody. One "applies" is a veto: grade D. One "unclear" (and no "applies") holds filing back.
Sums are exact fractions; nothing is rounded before it is compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from panhuo.portfolio.prefiling.rules.book import REFUSED_GRADE, Question, RuleBook
from panhuo.portfolio.prefiling.rules.sheets import Sheet, VetoAnswer


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """`mean` from 0 to 100, None where nobody rated; `low` and `high` on the book's own scale."""

    id: str
    raters: int
    mean: Fraction | None
    low: int | None
    high: int | None

    @property
    def spread(self) -> int | None:
        return None if self.low is None or self.high is None else self.high - self.low


@dataclass(frozen=True, slots=True)
class DimensionResult:
    """The weighted mean over the rated questions of a dimension, and their share of its weight (0 to 100)."""

    id: str
    mean: Fraction | None
    coverage: Fraction


@dataclass(frozen=True, slots=True)
class VetoResult:
    """`answer` None: nobody answered."""

    id: str
    answer: VetoAnswer | None


@dataclass(frozen=True, slots=True)
class Appraisal:
    """`missing` holds codes of what stands against a grade: raters, coverage, core, vetoes.

    `grade` None: there is none yet. `passes`: filing is open by the rule.
    """

    raters: int
    questions: tuple[QuestionResult, ...]
    dimensions: tuple[DimensionResult, ...]
    vetoes: tuple[VetoResult, ...]
    coverage: Fraction
    score: Fraction | None
    grade: str | None
    passes: bool
    missing: tuple[str, ...]


def appraise(book: RuleBook, sheets: Sequence[Sheet]) -> Appraisal:
    """What these sheets come to under this book."""
    questions = tuple(_question(book, question, sheets) for question in book.questions)
    dimensions = tuple(_dimension(book, dimension.id, questions) for dimension in book.dimensions)
    vetoes = tuple(VetoResult(veto.id, _veto([s.vetoes.get(veto.id) for s in sheets])) for veto in book.vetoes)
    mean, coverage = _weighted(book, questions)
    core = next(d for d in dimensions if d.id == book.core)
    missing = _missing(book, sheets, coverage, core, vetoes)
    vetoed = any(result.answer is VetoAnswer.YES for result in vetoes)
    score = mean if coverage >= book.min_coverage and len(sheets) >= book.min_raters else None
    grade = REFUSED_GRADE if vetoed else None if missing else _grade(book, score, core.mean)
    held = any(result.answer is VetoAnswer.UNCLEAR for result in vetoes)
    passes = grade in book.may_file and not held
    return Appraisal(len(sheets), questions, dimensions, vetoes, coverage, score, grade, passes, missing)


def _question(book: RuleBook, question: Question, sheets: Sequence[Sheet]) -> QuestionResult:
    values = [sheet.values[question.id] for sheet in sheets if question.id in sheet.values]
    if not values:
        return QuestionResult(question.id, 0, None, None, None)
    mean = Fraction(sum(values) * 100, len(values) * book.scale)
    return QuestionResult(question.id, len(values), mean, min(values), max(values))


def _dimension(book: RuleBook, dimension: str, results: Sequence[QuestionResult]) -> DimensionResult:
    own = {question.id for question in book.questions if question.dimension == dimension}
    mean, coverage = _weighted(book, [result for result in results if result.id in own])
    return DimensionResult(dimension, mean, coverage)


def _weighted(book: RuleBook, results: Sequence[QuestionResult]) -> tuple[Fraction | None, Fraction]:
    weights = {question.id: question.weight for question in book.questions}
    rated = [(weights[result.id], result.mean) for result in results if result.mean is not None]
    whole = sum(weights[result.id] for result in results)
    covered = sum(weight for weight, _ in rated)
    if not covered:
        return None, Fraction(0)
    return sum((weight * mean for weight, mean in rated), Fraction(0)) / covered, Fraction(covered * 100, whole)


def _veto(answers: Sequence[VetoAnswer | None]) -> VetoAnswer | None:
    """The gravest answer that anybody gave."""
    return next((a for a in (VetoAnswer.YES, VetoAnswer.UNCLEAR, VetoAnswer.NO) if a in answers), None)


def _missing(
    book: RuleBook,
    sheets: Sequence[Sheet],
    coverage: Fraction,
    core: DimensionResult,
    vetoes: Sequence[VetoResult],
) -> tuple[str, ...]:
    checks = (
        ("raters", len(sheets) < book.min_raters),
        ("coverage", coverage < book.min_coverage),
        ("core", core.mean is None or core.coverage < book.min_coverage),
        ("vetoes", any(result.answer is None for result in vetoes)),
    )
    return tuple(code for code, lacks in checks if lacks)


def _grade(book: RuleBook, score: Fraction | None, core: Fraction | None) -> str | None:
    if score is None or core is None:
        return None
    reached = (line.grade for line in book.grades if score >= line.score and core >= line.core)
    return next(reached, REFUSED_GRADE)
