"""A push over all open needs and profiles."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Final

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from panhuo.engine.api import Progress
from panhuo.engine.push.from_index import Source
from panhuo.engine.push.rules import ANYTHING, Rule
from panhuo.engine.push.run import LIMIT, push
from panhuo.matching.index.demand_docs import indexed_needs, indexed_profiles
from panhuo.matching.index.facets import ipc_levels
from panhuo.matching.index.names import NEED, PATENT, PROFILE, IndexName, doc_id, parse_doc_id
from panhuo.matching.index.opened import current_encoder, vector_cache
from panhuo.matching.index.patent_docs import indexed_patents, owners_today
from panhuo.matching.search.filters import NOT_DEAD
from panhuo.matching.search.texts import question_of_need, question_of_profile
from panhuo.orgs.api import InvalidInput, Region
from panhuo.patents.api import PatentOwner, Visibility

DIVISION: Final = 3
"""Characters of a division of GB/T 4754: ``C35``."""

CHUNK: Final = 500

Taker = tuple[str, str, str, str]
"""Document id, text, industry and province; what is not known is empty."""


def push_patents(
    out: Path,
    *,
    patents: Collection[int],
    industries: Mapping[str, str] | None,
    own_province: bool,
    limit: int = LIMIT,
    encoding: Progress | None = None,
    progress: Progress | None = None,
) -> int:
    """For every open need and profile the best `limit` of these patents, as Parquet under `out`; gives the takers.

    Only patents open to all and not dead are pushed. `industries` maps IPC symbols to divisions of GB/T 4754: a taker
    gets patents of its own division and those of which none is known; None: any. `own_province`: only patents whose
    owners sit in the taker's province, or of whom no place is known. The same call after a kill goes on.

    Raises:
        InvalidInput: no encoder is there.
        EngineError: the index has no vectors of this encoder, or `out` holds another push.
    """
    encoder = current_encoder()
    if encoder is None:
        raise InvalidInput(_("推送需要语义模型；请先执行 panhuo models build。"), field="encoder", code="push.encoder")
    source = Source(IndexName.PATENTS.path, encoder=encoder, vectors=vector_cache())
    facts = dict(_facts_of_patents(patents, industries))
    offered = source.patents([doc_id(PATENT, pk) for pk in facts])
    held = [facts[parse_doc_id(name)[1]] for name in offered.ids]
    asking = {taker[0]: taker for taker in _takers()}
    side = source.takers(list(asking), [taker[1] for taker in asking.values()], progress=encoding)
    own = [asking[name] for name in side.ids]
    rules = []
    if industries is not None:
        rules.append(Rule("industry", [one for one, _two in held], [taker[2] for taker in own]))
    if own_province:
        rules.append(Rule("region", [two for _one, two in held], [taker[3] for taker in own]))
    manifest = source.state.manifest
    push(
        out,
        patents=offered,
        takers=side,
        rules=rules,
        limit=limit,
        mixture=source.mixture(offered, side),
        facts={"encoder": manifest.encoder, "generation": manifest.generation, "created": manifest.created},
        progress=progress,
    )
    return len(side.ids)


def _facts_of_patents(
    ids: Collection[int], industries: Mapping[str, str] | None
) -> Iterator[tuple[int, tuple[tuple[str, ...], tuple[str, ...]]]]:
    """Divisions and provinces of the patents that may be pushed."""
    wanted = sorted(ids)
    owners = PatentOwner.objects.select_related("owner_name__organisation__region")
    for first in range(0, len(wanted), CHUNK):
        rows = indexed_patents().filter(
            pk__in=wanted[first : first + CHUNK], visibility=Visibility.PUBLIC, legal_state__in=NOT_DEAD
        )
        for patent in rows.prefetch_related("classes", Prefetch("owners", queryset=owners)):
            symbols = [patent.ipc_main, *(item.symbol for item in patent.classes.all() if item.scheme == "ipc")]
            found = {_division(symbol, industries or {}) for symbol in symbols if symbol}
            places = [owner.owner_name.organisation for owner in owners_today(patent)]
            provinces = {_province(place.region) for place in places if place is not None}
            yield patent.pk, (tuple(sorted(found - {ANYTHING})), tuple(sorted(provinces - {ANYTHING})))


def _division(symbol: str, industries: Mapping[str, str]) -> str:
    """The finest entry of the table counts."""
    levels = reversed(ipc_levels(symbol))
    return next((industries[level][:DIVISION] for level in levels if level in industries), ANYTHING)


def _province(region: Region | None) -> str:
    return f"{region.code[:2]}0000" if region is not None else ANYTHING


def _takers() -> Iterator[Taker]:
    for need in indexed_needs().select_related("region").order_by("pk").iterator(chunk_size=CHUNK):
        yield doc_id(NEED, need.pk), question_of_need(need), need.industry[:DIVISION], _province(need.region)
    profiles = indexed_profiles().select_related("organisation__region").order_by("pk")
    for profile in profiles.iterator(chunk_size=CHUNK):
        place = _province(profile.organisation.region)
        yield doc_id(PROFILE, profile.pk), question_of_profile(profile), profile.industry[:DIVISION], place
