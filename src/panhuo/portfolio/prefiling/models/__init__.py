"""Records of pre-filing assessment."""

from panhuo.portfolio.prefiling.models.assessment import Assessment
from panhuo.portfolio.prefiling.models.book import RuleBookVersion
from panhuo.portfolio.prefiling.models.decision import Decision
from panhuo.portfolio.prefiling.models.disclosure import Disclosure, DisclosureInventor, DisclosurePerson, Funding
from panhuo.portfolio.prefiling.models.filing import Filing, FilingEvent
from panhuo.portfolio.prefiling.models.search import PriorSearch

__all__ = [
    "Assessment",
    "Decision",
    "Disclosure",
    "DisclosureInventor",
    "DisclosurePerson",
    "Filing",
    "FilingEvent",
    "Funding",
    "PriorSearch",
    "RuleBookVersion",
]
