"""The engine's public face: encode, index, search, explain. Everything else in this package may change."""

from __future__ import annotations

from panhuo.engine.encode.build import build_careful_encoder
from panhuo.engine.encode.cache import VectorCache
from panhuo.engine.encode.endpoint import ENDPOINT, EndpointEncoder
from panhuo.engine.encode.loader import EncoderStatus, encoder_status, load_encoder
from panhuo.engine.encode.paths import cache_dir
from panhuo.engine.encode.protocol import Encoder, Matrix
from panhuo.engine.errors import EngineError
from panhuo.engine.explain.explain import explain
from panhuo.engine.index.build import build_index
from panhuo.engine.index.manifest import Manifest, read_manifest
from panhuo.engine.index.protocol import Searchable
from panhuo.engine.index.reader import Index, open_index
from panhuo.engine.locks import locked
from panhuo.engine.rank.learnt import ranker_version
from panhuo.engine.rank.learnt import shipped as ranker_weights
from panhuo.engine.rank.levels import Level, Measured, Share, level_of, measured_levels
from panhuo.engine.rank.listwise import Reread, reread
from panhuo.engine.rank.mixture import MEANING_WEIGHT
from panhuo.engine.text.join import join as need_text
from panhuo.engine.text.join import joined as doc_text
from panhuo.engine.types import (
    Coverage,
    Doc,
    Evidence,
    Explanation,
    Filters,
    Hit,
    NeedPart,
    Progress,
    Query,
    Side,
    Span,
)

__all__ = [
    "ENDPOINT",
    "MEANING_WEIGHT",
    "Coverage",
    "Doc",
    "Encoder",
    "EncoderStatus",
    "EndpointEncoder",
    "EngineError",
    "Evidence",
    "Explanation",
    "Filters",
    "Hit",
    "Index",
    "Level",
    "Manifest",
    "Matrix",
    "Measured",
    "NeedPart",
    "Progress",
    "Query",
    "Reread",
    "Searchable",
    "Share",
    "Side",
    "Span",
    "VectorCache",
    "build_careful_encoder",
    "build_index",
    "cache_dir",
    "doc_text",
    "encoder_status",
    "explain",
    "level_of",
    "load_encoder",
    "locked",
    "measured_levels",
    "need_text",
    "open_index",
    "ranker_version",
    "ranker_weights",
    "read_manifest",
    "reread",
]
