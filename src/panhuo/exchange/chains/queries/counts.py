"""How many patents, needs and enterprises stand at each link of a chain, as far as the reader may see them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser

from panhuo.exchange.chains.models import Chain, ChainNode
from panhuo.exchange.chains.queries.stock import live_patents, marked_enterprises, marked_needs, marked_patents
from panhuo.patents.api import PatentClass

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


def chain_counts(chain: Chain, *, user: User | AnonymousUser) -> ChainCounts:
    """Counts of all nodes; a record counts once above however many links below it fits."""
    nodes = list(chain.nodes.prefetch_related("supplies__target"))
    by_pk = _own(nodes, user)
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
    unclassed = live_patents(user).exclude(pk__in=PatentClass.objects.values("patent"))
    return ChainCounts([by_pk[node.pk] for node in nodes], tops, unclassed.count())


def ids_below(count: NodeCount) -> Mapping[str, set[int]]:
    """Patents, needs and enterprises as ids; an unknown is empty."""
    return {"patents": count.patents or set(), "needs": count.needs or set(), "enterprises": count.enterprises or set()}


def _own(nodes: Sequence[ChainNode], user: User | AnonymousUser) -> dict[int, NodeCount]:
    patents, needs = marked_patents(nodes, user=user), marked_needs(nodes, user=user)
    firms = marked_enterprises(nodes, user=user)
    found = {}
    for node in nodes:
        asked = {"words": node.keywords, "codes": node.industries, "both": node.both}
        own = patents.of(words=node.keywords, codes=node.ipc, both=node.both)
        found[node.pk] = NodeCount(node, 0, own, needs.of(**asked), firms.of(**asked))
    return found


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
