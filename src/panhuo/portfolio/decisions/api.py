"""The public face of decisions."""

from panhuo.portfolio.decisions.access import may_execute, may_object, may_prepare
from panhuo.portfolio.decisions.domain.choose import (
    answer_objection,
    choose,
    is_blocked,
    object_to,
    undo_change,
    vote,
)
from panhuo.portfolio.decisions.domain.moves import move
from panhuo.portfolio.decisions.domain.policy import policy_of, set_policy
from panhuo.portfolio.decisions.domain.reviews import fill_review, open_review
from panhuo.portfolio.decisions.enums import ENDING, Choice, ReviewState
from panhuo.portfolio.decisions.models import Change, DecisionPolicy, Objection, Proposal, Review, Saving, Vote
from panhuo.portfolio.decisions.queries.grades import GradeWords, grade_levels, grade_words
from panhuo.portfolio.decisions.queries.incentives import CRITERIA, Conversion, Converter, converters, counted_since
from panhuo.portfolio.decisions.queries.latest import latest_review
from panhuo.portfolio.decisions.queries.savings import SavedYear, let_go, savings
from panhuo.portfolio.decisions.queries.whatif import Whatif, ending_of, fit_of, whatif
from panhuo.portfolio.decisions.rules.propose import Thresholds
from panhuo.portfolio.decisions.transitions import moves_from
from panhuo.portfolio.decisions.words import block_words, reason_words

__all__ = [
    "CRITERIA",
    "ENDING",
    "Change",
    "Choice",
    "Conversion",
    "Converter",
    "DecisionPolicy",
    "GradeWords",
    "Objection",
    "Proposal",
    "Review",
    "ReviewState",
    "SavedYear",
    "Saving",
    "Thresholds",
    "Vote",
    "Whatif",
    "answer_objection",
    "block_words",
    "choose",
    "converters",
    "counted_since",
    "ending_of",
    "fill_review",
    "fit_of",
    "grade_levels",
    "grade_words",
    "is_blocked",
    "latest_review",
    "let_go",
    "may_execute",
    "may_object",
    "may_prepare",
    "move",
    "moves_from",
    "object_to",
    "open_review",
    "policy_of",
    "reason_words",
    "savings",
    "set_policy",
    "undo_change",
    "vote",
    "whatif",
]
