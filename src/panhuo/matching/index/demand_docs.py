"""Needs and enterprise profiles as the index reads them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from panhuo.engine.api import Doc, Side
from panhuo.matching.index.facets import industry_levels, or_unknown, organisation_value, region_levels
from panhuo.matching.index.names import NEED, PROFILE, doc_id
from panhuo.matching.index.scope import SCOPE, granted_tokens, tokens_of
from panhuo.matching.index.texts import need_text
from panhuo.needs.api import EnterpriseProfile, Need, NeedStatus, profile_text
from panhuo.orgs.api import OrganisationStatus

if TYPE_CHECKING:
    from panhuo.needs.api import NeedQuerySet, ProfileQuerySet


def indexed_needs() -> NeedQuerySet:
    """Open needs."""
    return Need.objects.filter(status=NeedStatus.OPEN)


def indexed_profiles() -> ProfileQuerySet:
    """Profiles of active organisations that say something."""
    active = EnterpriseProfile.objects.filter(organisation__status=OrganisationStatus.ACTIVE)
    return active.exclude(main_products="", technologies_wanted="")


def need_docs(ids: Sequence[int]) -> Iterator[Doc]:
    """Documents of these needs; closed ones are left out."""
    granted = granted_tokens(NEED, ids)
    for need in indexed_needs().filter(pk__in=ids).select_related("region").order_by("pk"):
        yield need_doc(need, granted=granted.get(need.pk, ()))


def profile_docs(ids: Sequence[int]) -> Iterator[Doc]:
    """Documents of these profiles; those that say nothing are left out."""
    granted = granted_tokens(PROFILE, ids)
    profiles = indexed_profiles().filter(pk__in=ids).select_related("organisation__region")
    for profile in profiles.order_by("pk"):
        yield profile_doc(profile, granted=granted.get(profile.pk, ()))


def need_doc(need: Need, *, granted: Sequence[str] = ()) -> Doc:
    """One document of a need."""
    scope = tokens_of(visibility=need.visibility, organisation_id=need.organisation_id, granted=granted)
    return Doc(
        id=doc_id(NEED, need.pk),
        title=need.title,
        text=need_text(need.text),
        side=Side.NEED,
        version=need.version,
        facets={
            SCOPE: scope,
            "type": (NEED,),
            "industry": or_unknown(industry_levels(need.industry)),
            "region": or_unknown(region_levels(need.region)),
            "owner": or_unknown(_owner(need)),
            "mode": or_unknown(tuple(need.modes)),
        },
    )


def _owner(need: Need) -> tuple[str, ...]:
    """A filter by firm must not tell who stands behind an anonymous need."""
    if need.organisation_id is None or need.is_anonymous:
        return ()
    return (organisation_value(need.organisation_id),)


def profile_doc(profile: EnterpriseProfile, *, granted: Sequence[str] = ()) -> Doc:
    """One document of a profile; the organisation's name is not part of what it wants."""
    organisation_id = profile.organisation_id
    scope = tokens_of(visibility=profile.visibility, organisation_id=organisation_id, granted=granted)
    return Doc(
        id=doc_id(PROFILE, profile.pk),
        title="",
        text=need_text(profile_text(profile)),
        side=Side.NEED,
        version=profile.version,
        facets={
            SCOPE: scope,
            "type": (PROFILE,),
            "industry": or_unknown(industry_levels(profile.industry)),
            "region": or_unknown(region_levels(profile.organisation.region)),
            "owner": (organisation_value(organisation_id),),
            "size": (profile.size,),
        },
    )
