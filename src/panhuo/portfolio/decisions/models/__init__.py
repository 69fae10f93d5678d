"""Records of decisions."""

from panhuo.portfolio.decisions.models.policy import DecisionPolicy
from panhuo.portfolio.decisions.models.review import Change, Objection, Proposal, Review, Vote
from panhuo.portfolio.decisions.models.saving import Saving

__all__ = ["Change", "DecisionPolicy", "Objection", "Proposal", "Review", "Saving", "Vote"]
