"""Records of ratings."""

from panhuo.portfolio.ratings.models.invitation import Invitation, RatingRound
from panhuo.portfolio.ratings.models.rating import EnterpriseRating
from panhuo.portfolio.ratings.models.rule import AgreementRule
from panhuo.portfolio.ratings.models.standing import Standing

__all__ = ["AgreementRule", "EnterpriseRating", "Invitation", "RatingRound", "Standing"]
