"""Records of matching."""

from panhuo.matching.models.rating import MatchRating
from panhuo.matching.models.run import Match, MatchRun

__all__ = ["Match", "MatchRating", "MatchRun"]
