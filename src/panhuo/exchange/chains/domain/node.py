"""Changing one link of a chain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from django.db import transaction

from panhuo.exchange.chains.domain.save import refused, save_nodes
from panhuo.exchange.chains.domain.write import specs_of
from panhuo.exchange.chains.may import may_edit_chain
from panhuo.exchange.chains.models import ChainNode
from panhuo.exchange.chains.rules.nodes import ChainError, check_nodes
from panhuo.exchange.chains.rules.outline import BOTH, spec_from_texts
from panhuo.orgs.api import NotAllowed

if TYPE_CHECKING:
    from panhuo.orgs.models import User


@transaction.atomic
def change_node(
    node: ChainNode,
    *,
    name: str,
    actor: User,
    parent: str = "",
    stage: str = "",
    ipc: str = "",
    keywords: str = "",
    industries: str = "",
    supplies: Sequence[str] = (),
    both: bool = False,
    note: str = "",
) -> None:
    """Change a link as its form says; a new name is taken over wherever the link is named. A new version is kept.

    Raises:
        NotAllowed: the actor is not staff of the chain's organisation.
        InvalidInput: the chain would not fit together.
    """
    chain = node.chain
    if not may_edit_chain(actor, chain):
        raise NotAllowed
    try:
        changed = spec_from_texts(
            name=name, parent=parent, stage=stage, ipc=ipc, keywords=keywords, industries=industries,
            supplies="、".join(supplies), both=BOTH if both else "", note=note,
        )  # fmt: skip
        nodes = []
        for spec in specs_of(chain):
            renamed = tuple(changed.name if one == node.name else one for one in spec.supplies)
            above = changed.name if spec.parent == node.name else spec.parent
            nodes.append(changed if spec.name == node.name else replace(spec, supplies=renamed, parent=above))
        check_nodes(nodes)
    except ChainError as error:
        raise refused(error) from error
    ChainNode.objects.filter(pk=node.pk).update(name=changed.name)
    save_nodes(chain, nodes=nodes, actor=actor, note=changed.name)
    node.refresh_from_db()
