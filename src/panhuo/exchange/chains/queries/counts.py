"""How many patents, needs and enterprises stand at each link of a chain, as far as the reader may see them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser

from panhuo.exchange.chains.models import Chain, ChainNode
from panhuo.exchange.chains.queries.marks import need_marks, patent_marks, profile_marks
from panhuo.needs.api import EnterpriseProfile, Need, NeedQuerySet, ProfileQuerySet
from panhuo.orgs.api import Organisation
from panhuo.patents.api import LegalState, Patent, PatentQuerySet

if TYPE_CHECKING:
    from panhuo.orgs.models import User


@dataclass(slots=True)
class NodeCount:
    """Ids with everything below the node; None: cannot be counted, for want of marks in all of it."""

    node: ChainNode
    depth: int
    patents: set[int] | None
    needs: set[int] | None
    enterprises: set[int] | None
    below: list[NodeCount] = field(default_factory=list)

    @property
    def is_gap(self) -> bool:
        """No patent stands here, or none can be counted."""
        return not self.patents

    @property
    def unknown(self) -> bool:
        return self.patents is None

    @property
    def wanted(self) -> bool:
        """A gap where enterprises do ask."""
        return self.is_gap and bool(self.needs)


@dataclass(frozen=True, slots=True)
class ChainCounts:
    """`rows` parents first; `tops` the nodes without parent. `unclassed`: patents in sight that bear no class."""

    rows: list[NodeCount]
    tops: list[NodeCount]
    unclassed: int


def patents_at(node: ChainNode, *, user: User | AnonymousUser) -> PatentQuerySet:
    """The patents of this node itself that the user may see and that are not known to be dead."""
    marks = patent_marks(node)
    rows = Patent.objects.visible_to(user).exclude(legal_state=LegalState.DEAD)
    return rows.none() if marks is None else rows.filter(marks)


def needs_at(node: ChainNode, *, user: User | AnonymousUser) -> NeedQuerySet:
    """The open needs of this node itself that the user may see."""
    marks = need_marks(node)
    rows = Need.objects.visible_to(user).open()
    return rows.none() if marks is None else rows.filter(marks)


def profiles_at(node: ChainNode, *, user: User | AnonymousUser) -> ProfileQuerySet:
    """The profiles of active enterprises of this node itself that the user may see."""
    marks = profile_marks(node)
    seen = Organisation.objects.active().visible_to(user)
    rows = EnterpriseProfile.objects.visible_to(user).filter(organisation__in=seen)
    return rows.none() if marks is None else rows.filter(marks)


def chain_counts(chain: Chain, *, user: User | AnonymousUser) -> ChainCounts:
    """Counts of all nodes; a record counts once above however many links below it fits."""
    nodes = list(chain.nodes.select_related("parent"))
    by_pk = {node.pk: _own(node, user) for node in nodes}
    tops = []
    for node in nodes:
        count = by_pk[node.pk]
        above = by_pk.get(node.parent_id or 0)
        if above is None:
            tops.append(count)
        else:
            above.below.append(count)
    for top in tops:
        _add_up(top, 0)
    unclassed = Patent.objects.visible_to(user).exclude(legal_state=LegalState.DEAD).filter(classes=None)
    return ChainCounts([by_pk[node.pk] for node in nodes], tops, unclassed.count())


def ids_below(count: NodeCount) -> Mapping[str, set[int]]:
    """Patents, needs and enterprises as ids; an unknown is empty."""
    return {"patents": count.patents or set(), "needs": count.needs or set(), "enterprises": count.enterprises or set()}


def _own(node: ChainNode, user: User | AnonymousUser) -> NodeCount:
    patents = None if patent_marks(node) is None else set(patents_at(node, user=user).values_list("pk", flat=True))
    demand = need_marks(node) is not None
    needs = set(needs_at(node, user=user).values_list("pk", flat=True)) if demand else None
    firms = set(profiles_at(node, user=user).values_list("organisation_id", flat=True)) if demand else None
    return NodeCount(node, 0, patents, needs, firms)


def _add_up(count: NodeCount, depth: int) -> None:
    count.depth = depth
    for child in count.below:
        _add_up(child, depth + 1)
        count.patents = _union(count.patents, child.patents)
        count.needs = _union(count.needs, child.needs)
        count.enterprises = _union(count.enterprises, child.enterprises)


def _union(mine: set[int] | None, others: set[int] | None) -> set[int] | None:
    if mine is None or others is None:
        return mine if others is None else others
    return mine | others
