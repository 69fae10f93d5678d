"""What other modules use of the reading of needs."""

from panhuo.needs.reading.answers import with_answers, without_blanks
from panhuo.needs.reading.figures import figures_in
from panhuo.needs.reading.industries import guess_industries, is_clear
from panhuo.needs.reading.likeness import Likeness, likeness, pairs_of
from panhuo.needs.reading.read import read_need
from panhuo.needs.reading.templates import Template, template_for, templates
from panhuo.needs.reading.types import Ask, Figure, IndustryGuess, NeedReading, Question, Relation, Said

__all__ = [
    "Ask", "Figure", "IndustryGuess", "Likeness", "NeedReading", "Question", "Relation", "Said", "Template",
    "figures_in", "guess_industries", "is_clear", "likeness", "pairs_of", "read_need", "template_for", "templates",
    "with_answers", "without_blanks",
]  # fmt: skip
