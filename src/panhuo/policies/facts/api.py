"""What the inventory uses of the reading of facts."""

from panhuo.policies.facts.kind import kind_of_title
from panhuo.policies.facts.model import Facts, Repealed
from panhuo.policies.facts.read import read_facts, title_alone

__all__ = ["Facts", "Repealed", "kind_of_title", "read_facts", "title_alone"]
