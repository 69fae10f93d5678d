"""Matches and their reasons. There is no score in them: what it is made of compares only within one list."""

from __future__ import annotations

from ninja import Field, Schema
from pydantic import ConfigDict

from panhuo.api.schemas.common import Coded, UnknownOut
from panhuo.api.schemas.filters import PatentFilters
from panhuo.api.schemas.needs import NeedOut
from panhuo.api.schemas.patents import PatentOut

LONGEST = 50_000


class EvidenceOut(Schema):
    """A sentence of the patent; [start, end) counts characters of the named text."""

    field: str
    start: int
    end: int
    sentence: str
    words: list[str]


class NeedPartOut(Schema):
    """A part of the need, [start, end) in its text, and what answers it."""

    aspect: str
    start: int
    end: int
    text: str
    coverage: str = Field(description="covered、uncovered 或 unknown")
    evidence: list[EvidenceOut]


class FoundOut(Schema):
    """What all hits have in common."""

    rank: int
    because: str
    level: str | None = Field(description="把握：strong、middle、weak；null 表示这种条件下没有测定过")
    words: list[str] = Field(description="起决定作用的词，作用大的在前")
    parts: list[NeedPartOut]
    unknown: list[UnknownOut]
    stale: bool = Field(description="true：记录比排名新")


class PatentHitOut(FoundOut):
    patent: PatentOut


class NeedHitOut(FoundOut):
    need: NeedOut


class ResultsOut(Schema):
    """`mode` says by what was ranked; `filters` are those in force, the defaults filled in."""

    mode: Coded
    notes: list[str]
    run_id: int | None
    filters: dict[str, list[str]]


class PatentResultsOut(ResultsOut):
    hits: list[PatentHitOut]


class NeedResultsOut(ResultsOut):
    hits: list[NeedHitOut]


class SearchFilters(PatentFilters):
    """The filters of a search; a name that is none of them is refused."""

    model_config = ConfigDict(extra="forbid")


class SearchIn(Schema):
    """A text of any length and language, as one would paste it; a name that is not known is refused."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(min_length=1, max_length=LONGEST)
    filters: SearchFilters = Field(default_factory=SearchFilters)
    limit: int = Field(20, ge=1, le=100)


class HowMany(Schema):
    limit: int = Field(20, ge=1, le=100, description="最多几条")
