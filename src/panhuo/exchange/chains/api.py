"""The public face of industry chains."""

from panhuo.exchange.chains.domain.files import read_workbook_nodes
from panhuo.exchange.chains.domain.node import change_node
from panhuo.exchange.chains.domain.save import (
    archive_chain,
    create_chain,
    describe_chain,
    read_outline,
    restore_version,
    save_nodes,
    save_outline,
)
from panhuo.exchange.chains.domain.write import specs_of
from panhuo.exchange.chains.enums import ChainVisibility, Stage
from panhuo.exchange.chains.may import may_draw_for, may_edit_chain
from panhuo.exchange.chains.models import Chain, ChainNode, ChainSupply, ChainVersion
from panhuo.exchange.chains.queries.counts import ChainCounts, NodeCount, chain_counts, ids_below
from panhuo.exchange.chains.queries.marks import needs_at
from panhuo.exchange.chains.queries.visible import ChainQuerySet
from panhuo.exchange.chains.rules.nodes import NodeSpec
from panhuo.exchange.chains.rules.outline import write_outline
from panhuo.exchange.chains.rules.sheet import COLUMNS, row_of

__all__ = [
    "COLUMNS", "Chain", "ChainCounts", "ChainNode", "ChainQuerySet", "ChainSupply", "ChainVersion", "ChainVisibility",
    "NodeCount", "NodeSpec", "Stage", "archive_chain", "chain_counts", "change_node", "create_chain",
    "describe_chain", "ids_below", "may_draw_for", "may_edit_chain", "needs_at",
    "read_outline", "read_workbook_nodes", "restore_version", "row_of", "save_nodes", "save_outline", "specs_of",
    "write_outline",
]  # fmt: skip
