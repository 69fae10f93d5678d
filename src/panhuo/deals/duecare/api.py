"""The public face of due care: what pages and commands may use."""

from panhuo.deals.duecare.domain.book import save_book
from panhuo.deals.duecare.domain.keep import check_party, keep_paper, state_interest, withdraw_paper
from panhuo.deals.duecare.enums import EvidenceKind, PersonRole, Relation
from panhuo.deals.duecare.may import may_change_book, may_see, may_work
from panhuo.deals.duecare.models import CareBookVersion, EvidencePaper, InterestStatement, PartyCheck
from panhuo.deals.duecare.queries.book import care_book, care_data
from panhuo.deals.duecare.queries.chain import Chain, Duty, chain_of
from panhuo.deals.duecare.queries.people import Expected, expected_people, relation_hints
from panhuo.deals.duecare.report.content import unsettled, verdict
from panhuo.deals.duecare.report.pdf import care_pdf

__all__ = [
    "CareBookVersion", "Chain", "Duty", "EvidenceKind", "EvidencePaper", "Expected", "InterestStatement", "PartyCheck",
    "PersonRole", "Relation", "care_book", "care_data", "care_pdf", "chain_of", "check_party", "expected_people",
    "keep_paper", "may_change_book", "may_see", "may_work", "relation_hints", "save_book", "state_interest",
    "unsettled", "verdict", "withdraw_paper",
]  # fmt: skip
