"""Records of industry chains."""

from panhuo.exchange.chains.models.chain import Chain, ChainVersion
from panhuo.exchange.chains.models.node import ChainNode, ChainSupply

__all__ = ["Chain", "ChainNode", "ChainSupply", "ChainVersion"]
