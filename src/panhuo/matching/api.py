"""The public face of matching: what pages, the API and the command line may use."""

from panhuo.matching.domain.ratings import rate_match
from panhuo.matching.enums import SPEAKS_AGAINST, SPEAKS_FOR, Mode, RatingReason, RatingSide, ReasonKind, RunKind
from panhuo.matching.index.request import request_sync
from panhuo.matching.index.status import IndexStatus, OneIndexStatus, index_status
from panhuo.matching.index.sync import rebuild_index, sync_index
from panhuo.matching.models import Match, MatchRating, MatchRun
from panhuo.matching.push.national import push_patents
from panhuo.matching.push.records import pushed_patents, take_push
from panhuo.matching.queries.latest import LatestMatch, latest_matches
from panhuo.matching.queries.ratings import PatentRatings, ratings_for, ratings_of_patents
from panhuo.matching.rules import may_rate
from panhuo.matching.search.needs import needs_for_patent
from panhuo.matching.search.patents import patents_for_need, patents_for_profile, patents_for_text, similar_patents
from panhuo.matching.search.results import Found, NeedHit, PatentHit, Results, TakerHit, TakerReason, Unknown
from panhuo.matching.search.takers import takers_for_patent
from panhuo.matching.search.texts import question_of_need, question_of_patent, question_of_profile
from panhuo.matching.search.unknown import unknown_of_need, unknown_of_patent, unknown_of_profile

__all__ = [
    "SPEAKS_AGAINST",
    "SPEAKS_FOR",
    "Found",
    "IndexStatus",
    "LatestMatch",
    "Match",
    "MatchRating",
    "MatchRun",
    "Mode",
    "NeedHit",
    "OneIndexStatus",
    "PatentHit",
    "PatentRatings",
    "RatingReason",
    "RatingSide",
    "ReasonKind",
    "Results",
    "RunKind",
    "TakerHit",
    "TakerReason",
    "Unknown",
    "index_status",
    "latest_matches",
    "may_rate",
    "needs_for_patent",
    "patents_for_need",
    "patents_for_profile",
    "patents_for_text",
    "push_patents",
    "pushed_patents",
    "question_of_need",
    "question_of_patent",
    "question_of_profile",
    "rate_match",
    "ratings_for",
    "ratings_of_patents",
    "rebuild_index",
    "request_sync",
    "similar_patents",
    "sync_index",
    "take_push",
    "takers_for_patent",
    "unknown_of_need",
    "unknown_of_patent",
    "unknown_of_profile",
]
