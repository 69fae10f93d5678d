"""The public face of ratings: what other rooms, pages, the API and the command line may use."""

from panhuo.portfolio.ratings.domain.answer import answer, decline, match_value
from panhuo.portfolio.ratings.domain.conflicts import conflict_of
from panhuo.portfolio.ratings.domain.links import invitation_by_token, link_token
from panhuo.portfolio.ratings.domain.rounds import close_round, invite, remind, send_round, start_round, withdraw
from panhuo.portfolio.ratings.domain.rule import LIMITS, rule_of, set_rule
from panhuo.portfolio.ratings.domain.standing import rejudge, rejudge_all
from panhuo.portfolio.ratings.enums import Interest, InvitationState, Outcome, RoundState
from panhuo.portfolio.ratings.models import AgreementRule, EnterpriseRating, Invitation, RatingRound, Standing
from panhuo.portfolio.ratings.queries.standings import (
    COLUMNS,
    UNRATED,
    StandingFilters,
    current_standings,
    entries_in,
    filter_standings,
    history_of,
    interest_of,
    matrix,
    standing_counts,
)
from panhuo.portfolio.ratings.rules import may_answer, may_run_ratings

__all__ = [
    "COLUMNS", "LIMITS", "UNRATED", "AgreementRule", "EnterpriseRating", "Interest", "Invitation", "InvitationState",
    "Outcome", "RatingRound", "RoundState", "Standing", "StandingFilters", "answer", "close_round", "conflict_of",
    "current_standings", "decline", "entries_in", "filter_standings", "history_of", "interest_of",
    "invitation_by_token", "invite", "link_token", "match_value", "matrix", "may_answer", "may_run_ratings", "rejudge",
    "rejudge_all", "remind", "rule_of", "send_round", "set_rule", "standing_counts", "start_round", "withdraw",
]  # fmt: skip
