"""What a document doesn't say outright but its names tell: level, region, kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from panhuo.orgs.api import SUPPLY_KINDS, Organisation, OrganisationKind, Region
from panhuo.policies.auditor.api import ArticleResult
from panhuo.policies.auditor.level import level_of_title
from panhuo.policies.enums import AUDITOR_KIND, AUDITOR_LEVEL
from panhuo.policies.facts.api import kind_of_title

_SHORTEST = 2
_ENDINGS = ("省", "市", "自治区", "自治州", "地区", "盟", "县", "区")


def guess_level(*texts: str, holder: Organisation) -> str:
    """The level named by issuer or title; of a university's or institute's own rules, theirs; else unknown (empty)."""
    for text in texts:
        found = level_of_title(text)
        if found:
            return str(next(level for level, name in AUDITOR_LEVEL.items() if name == found))
    if holder.kind == OrganisationKind.UNIVERSITY:
        return "university"
    return "institute" if holder.kind == OrganisationKind.INSTITUTE else ""


def guess_region(*texts: str, holder: Organisation, regions: Iterable[Region]) -> Region | None:
    """The smallest region named by issuer, title or number's line; of a unit's own rules, the unit's; else unknown."""
    for text in texts:
        named = [region for region in regions if _names(text, region.name)]
        if named:
            return max(named, key=lambda region: (len(region.code.rstrip("0")), len(region.name)))
    return holder.region if holder.kind in SUPPLY_KINDS else None


def guess_kind(title: str, results: Iterable[ArticleResult]) -> str:
    """By the title, else by what most findings are about, else unknown (empty)."""
    name = kind_of_title(title)
    if not name:
        counted = Counter(str(finding.category.value) for result in results for finding in result.findings)
        name = counted.most_common(1)[0][0] if counted else ""
    return str(AUDITOR_KIND[name]) if name else ""


def _names(text: str, region: str) -> bool:
    if region in text:
        return True
    short = next((region.removesuffix(end) for end in _ENDINGS if region.endswith(end)), region)
    return len(short) >= _SHORTEST and text.startswith(short)
