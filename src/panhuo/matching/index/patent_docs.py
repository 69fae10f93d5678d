"""Patents as the index reads them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from django.db.models import Prefetch

from panhuo.engine.api import Doc, Side
from panhuo.matching.index.facets import ipc_levels, or_unknown, organisation_value, region_levels, together
from panhuo.matching.index.names import PATENT, doc_id
from panhuo.matching.index.owner_kind import OWNER_KIND, owner_kind
from panhuo.matching.index.scope import SCOPE, granted_tokens, tokens_of
from panhuo.matching.index.texts import patent_text, patent_title
from panhuo.patents.api import ClassScheme, Patent, PatentOwner

if TYPE_CHECKING:
    from panhuo.patents.api import PatentQuerySet


def indexed_patents() -> PatentQuerySet:
    """Every patent that the index should hold: all but merged ones. Scope decides who finds it."""
    return Patent.objects.filter(merged_into=None)


def patent_docs(ids: Sequence[int]) -> Iterator[Doc]:
    """Documents of these patents, in the order of their ids; those that the index should not hold are left out."""
    owners = PatentOwner.objects.select_related("owner_name__organisation__region")
    patents = indexed_patents().filter(pk__in=ids).prefetch_related("classes", Prefetch("owners", queryset=owners))
    granted = granted_tokens(PATENT, ids)
    for patent in patents.order_by("pk"):
        yield patent_doc(patent, granted=granted.get(patent.pk, ()))


def patent_doc(patent: Patent, *, granted: Sequence[str] = ()) -> Doc:
    """One document. Reads `classes` and `owners` (prefetch them)."""
    return Doc(
        id=doc_id(PATENT, patent.pk),
        title=title_of(patent),
        text=text_of(patent),
        side=Side.PATENT,
        version=patent.version,
        facets={
            SCOPE: tokens_of(visibility=patent.visibility, organisation_id=patent.holder_id, granted=granted),
            "type": (PATENT,),
            "kind": (patent.kind,),
            "state": (patent.legal_state,),
            "ipc": or_unknown(together(ipc_levels(symbol) for symbol in _symbols(patent))),
            "year": or_unknown((str(patent.application_date.year),) if patent.application_date else ()),
            **_owner_facets(patent),
        },
    )


def title_of(patent: Patent) -> str:
    """What the index calls the patent."""
    return patent_title(title=patent.title, title_en=patent.title_en)


def text_of(patent: Patent) -> str:
    """What the index reads of the patent."""
    return patent_text(
        abstract=patent.abstract,
        abstract_en=patent.abstract_en,
        claims=patent.claims,
        description=patent.description,
    )


def owners_today(patent: Patent) -> list[PatentOwner]:
    """Owners of today; for a patent whose owners we know only as applicants, those. Reads `owners` (prefetch them)."""
    owners = list(patent.owners.all())
    return [owner for owner in owners if not owner.original] or owners


def _symbols(patent: Patent) -> list[str]:
    symbols = [item.symbol for item in patent.classes.all() if item.scheme == ClassScheme.IPC]
    return [patent.ipc_main, *symbols] if patent.ipc_main else symbols


def _owner_values(owner: PatentOwner) -> tuple[str, ...]:
    """``name:34`` and, where it means an organisation, ``org:12``."""
    organisation_id = owner.owner_name.organisation_id
    own = (f"name:{owner.owner_name_id}",)
    return own if organisation_id is None else (*own, organisation_value(organisation_id))


def _owner_facets(patent: Patent) -> dict[str, tuple[str, ...]]:
    today = owners_today(patent)
    known = [owner.owner_name.organisation for owner in today if owner.owner_name.organisation is not None]
    kinds = [kind for owner in today if (kind := owner_kind(owner)) is not None]
    return {
        "owner": or_unknown(together(_owner_values(owner) for owner in today)),
        OWNER_KIND: tuple(dict.fromkeys(kinds)),
        "region": or_unknown(together(region_levels(organisation.region) for organisation in known)),
    }
