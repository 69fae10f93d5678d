"""What we don't know of a record and therefore could not weigh."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from panhuo.matching.search.results import Unknown
from panhuo.needs.api import EnterpriseProfile, Need
from panhuo.patents.api import LegalState, Patent, PatentKind, expiry_of


def unknown_of_patent(patent: Patent) -> tuple[Unknown, ...]:
    """In the order in which an office would ask. Reads `owners` and `identifiers` (prefetch them)."""
    return tuple(_patent_gaps(patent))


def unknown_of_need(need: Need) -> tuple[Unknown, ...]:
    """What the enterprise has not said."""
    return tuple(_need_gaps(need))


def unknown_of_profile(profile: EnterpriseProfile) -> tuple[Unknown, ...]:
    """What the enterprise has not filled in."""
    return tuple(_profile_gaps(profile))


def _patent_gaps(patent: Patent) -> Iterator[Unknown]:
    if patent.legal_state == LegalState.UNKNOWN:
        yield Unknown("legal_state", _("法律状态未知"))
    if patent.kind == PatentKind.UNKNOWN:
        yield Unknown("kind", _("专利类型未知"))
    if not (patent.abstract or patent.abstract_en):
        yield Unknown("abstract", _("无摘要"))
    if not patent.claims:
        yield Unknown("claims", _("权利要求未收录"))
    owners = [owner for owner in patent.owners.all() if not owner.original]
    if not owners:
        yield Unknown("owner", _("权利人未知"))
    elif all(owner.owner_name.organisation_id is None for owner in owners):
        yield Unknown("owner", _("权利人未归属到机构"))
    if patent.legal_state != LegalState.DEAD and expiry_of(patent).day is None:
        yield Unknown("expiry_date", _("届满日未知"))


def _need_gaps(need: Need) -> Iterator[Unknown]:
    if need.budget_min_fen is None and need.budget_max_fen is None:
        yield Unknown("budget", _("预算未说明"))
    if not need.modes:
        yield Unknown("modes", _("合作方式未说明"))
    if not need.industry:
        yield Unknown("industry", _("行业未说明"))
    if need.deadline is None:
        yield Unknown("deadline", _("截止日期未说明"))


def _profile_gaps(profile: EnterpriseProfile) -> Iterator[Unknown]:
    if not profile.technologies_wanted:
        yield Unknown("technologies_wanted", _("希望获得的技术未填写"))
    if not profile.main_products:
        yield Unknown("main_products", _("主要产品未填写"))
    if not profile.industry:
        yield Unknown("industry", _("行业未说明"))
