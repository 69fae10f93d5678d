"""Records of due care."""

from panhuo.deals.duecare.models.book import CareBookVersion
from panhuo.deals.duecare.models.evidence import EvidencePaper, InterestStatement, PartyCheck

__all__ = ["CareBookVersion", "EvidencePaper", "InterestStatement", "PartyCheck"]
