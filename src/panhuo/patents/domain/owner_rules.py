"""Which organisation an owner's name means: rules, each with its reason; the doubtful goes to a person."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Final, NamedTuple, Self

from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process

from panhuo.intake.departments import split_department
from panhuo.intake.owners import normalise_org_name, org_key
from panhuo.orgs.enums import NameKind, OrganisationStatus
from panhuo.orgs.models import KnownName, Organisation, OrganisationName
from panhuo.patents.domain.load import chunks
from panhuo.patents.enums import Resolution

ALIKE: Final = 85
"""Likeness (rapidfuzz ratio, 0–100) from which a spelling is put before a person. Our choice, never decides alone."""
_SHORTEST_ALIKE: Final = 5
_PART: Final = re.compile(r".*(?:学院|学部|系|所|中心|实验室|院|校区|分校|基地|课题组|处)")
_OF_ITS_OWN: Final = re.compile(r"公司|集团|医院|出版社|附属|附中|小学|幼儿园|厂$")


class Resolved(NamedTuple):
    """`organisation` is set where a rule decides, `candidate` where a person must."""

    resolution: Resolution
    reason: str = ""
    organisation: int | None = None
    candidate: int | None = None


@dataclass(slots=True)
class OwnerResolver:
    """The names of all organisations, and of the institutions known to exist, ready for comparing."""

    names: dict[int, str] = field(default_factory=dict)
    own: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    other: dict[str, list[tuple[int, str, str]]] = field(default_factory=lambda: defaultdict(list))
    known: Collection[str] = frozenset()

    @classmethod
    def for_names(cls, names: Iterable[str]) -> Self:
        """Reads the organisations and which of `names` are institutions of their own."""
        resolver = cls()
        closed = (OrganisationStatus.REJECTED, OrganisationStatus.CLOSED, OrganisationStatus.PENDING)
        for pk, name in Organisation.objects.exclude(status__in=closed).values_list("pk", "name"):
            resolver.names[pk] = name
            resolver.own[org_key(name)].add(pk)
        rows = OrganisationName.objects.filter(organisation__in=list(resolver.names))
        for pk, name, kind in rows.values_list("organisation_id", "name", "kind"):
            resolver.other[org_key(name)].append((pk, name, kind))
        known: set[str] = set()
        for part in chunks({normalise_org_name(name) for name in names}):
            known |= set(KnownName.objects.filter(normal_name__in=part).values_list("normal_name", flat=True))
        resolver.known = known
        return resolver

    def resolve(self, name: str) -> Resolved:
        """Equal name, other name, department, then the doubtful: beginning with the name, or spelt alike."""
        plain, key = normalise_org_name(name), org_key(name)
        if found := self.own.get(key):
            return self._equal(found)
        if others := self.other.get(key):
            return self._other_name(others)
        if plain in self.known:
            return Resolved(Resolution.NONE, _("名录中的独立机构，不归入名称相近的机构"))
        return self._department(plain) or self._part(plain) or self._alike(key) or Resolved(Resolution.NONE)

    def _equal(self, found: set[int]) -> Resolved:
        if len(found) > 1:
            return Resolved(Resolution.DOUBTFUL, _("有多家机构同名"), candidate=min(found))
        return Resolved(Resolution.EXACT, _("与机构名称一致"), organisation=min(found))

    def _other_name(self, others: list[tuple[int, str, str]]) -> Resolved:
        pk, name, kind = others[0]
        if len({other[0] for other in others}) > 1:
            return Resolved(Resolution.DOUBTFUL, _("有多家机构用过这个名称"), candidate=pk)
        reason = _("“%(name)s”是其%(kind)s") % {"name": name, "kind": NameKind(kind).label}
        return Resolved(Resolution.RULE, reason[:200], organisation=pk)

    def _department(self, plain: str) -> Resolved | None:
        base, rest = split_department(plain, known=self.known)
        if rest is None:
            return None
        target = self.resolve(base) if base not in self.known or self._has(base) else None
        if target is None or target.organisation is None:
            return None
        reason = _("“%(part)s”是%(whole)s的院系或部门") % {"part": rest, "whole": base}
        return Resolved(Resolution.RULE, reason[:200], organisation=target.organisation)

    def _has(self, name: str) -> bool:
        key = org_key(name)
        return key in self.own or key in self.other

    def _part(self, plain: str) -> Resolved | None:
        """Begins with an organisation's name but may as well be an institution of its own (大学 and 大学某某学院)."""
        key = org_key(plain)
        for end in range(len(key) - 1, 3, -1):
            found, rest = self.own.get(key[:end]), key[end:]
            if not found:
                continue
            if _OF_ITS_OWN.search(rest) or not _PART.fullmatch(rest):
                return None
            whole = self.names[min(found)]
            reason = _("以“%(whole)s”开头，可能是其部门，也可能是独立机构") % {"whole": whole}
            return Resolved(Resolution.DOUBTFUL, reason[:200], candidate=min(found))
        return None

    def _alike(self, key: str) -> Resolved | None:
        if len(key) < _SHORTEST_ALIKE or not self.own:
            return None
        best = process.extractOne(key, self.own.keys(), scorer=fuzz.ratio, score_cutoff=ALIKE)
        if best is None or _only_figures_differ(key, best[0]):
            return None
        candidate = min(self.own[best[0]])
        reason = _("写法与“%(name)s”相近，可能是笔误或更名") % {"name": self.names[candidate]}
        return Resolved(Resolution.DOUBTFUL, reason[:200], candidate=candidate)


def _only_figures_differ(left: str, right: str) -> bool:
    """第一医院 and 第二医院 are two."""
    figures = r"[0-9一二三四五六七八九十百]"
    return left != right and re.sub(figures, "#", left) == re.sub(figures, "#", right)
