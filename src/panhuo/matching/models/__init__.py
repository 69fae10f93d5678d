"""Records of matching."""

from panhuo.matching.models.rating import MatchRating
from panhuo.matching.models.run import Match, MatchRun
from panhuo.matching.models.state import IndexState

__all__ = ["IndexState", "Match", "MatchRating", "MatchRun"]
