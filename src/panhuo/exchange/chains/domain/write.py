"""Nodes into records and back."""

from __future__ import annotations

from collections.abc import Sequence

from panhuo.exchange.chains.models import Chain, ChainNode, ChainSupply
from panhuo.exchange.chains.rules.nodes import NodeSpec, in_order


def write_nodes(chain: Chain, specs: Sequence[NodeSpec]) -> None:
    """Make the chain's records say what `specs` say; call inside a transaction."""
    known = {node.name: node for node in chain.nodes.all()}
    gone = [node.pk for name, node in known.items() if name not in {spec.name for spec in specs}]
    chain.nodes.filter(parent__in=gone).update(parent=None)
    chain.nodes.filter(pk__in=gone).delete()
    made: dict[str, ChainNode] = {}
    for position, (_depth, spec) in enumerate(in_order(specs)):
        node = known.get(spec.name) or ChainNode(chain=chain, name=spec.name)
        node.parent = made.get(spec.parent)
        node.position, node.stage, node.both, node.note = position, spec.stage, spec.both, spec.note
        node.ipc, node.keywords, node.industries = list(spec.ipc), list(spec.keywords), list(spec.industries)
        node.save()
        made[spec.name] = node
    ChainSupply.objects.filter(source__chain=chain).delete()
    pairs = [(made[spec.name], made[name]) for spec in specs for name in spec.supplies]
    ChainSupply.objects.bulk_create(ChainSupply(source=source, target=target) for source, target in pairs)


def specs_of(chain: Chain) -> list[NodeSpec]:
    """The chain's nodes as specs, parents first."""
    nodes = chain.nodes.select_related("parent").prefetch_related("supplies__target")
    return [
        NodeSpec(
            name=node.name,
            parent=node.parent.name if node.parent else "",
            stage=node.stage,
            ipc=tuple(node.ipc),
            keywords=tuple(node.keywords),
            industries=tuple(node.industries),
            supplies=tuple(supply.target.name for supply in node.supplies.all()),
            both=node.both,
            note=node.note,
        )
        for node in nodes
    ]
