"""The public face of pre-filing assessment. Whatever leads to a filing asks `may_file` or `require_may_file` first."""

from panhuo.portfolio.prefiling.domain.assess import assess
from panhuo.portfolio.prefiling.domain.books import book_for, save_book
from panhuo.portfolio.prefiling.domain.decide import decide
from panhuo.portfolio.prefiling.domain.filings import enter_filing, link_filings, record_step, remove_step
from panhuo.portfolio.prefiling.domain.gate import NotAssessed, may_file, require_may_file
from panhuo.portfolio.prefiling.domain.people import name_person, unname_person
from panhuo.portfolio.prefiling.domain.remind import remind
from panhuo.portfolio.prefiling.domain.search import search_prior
from panhuo.portfolio.prefiling.domain.write import (
    create_disclosure,
    edit_disclosure,
    reopen_disclosure,
    submit_disclosure,
)
from panhuo.portfolio.prefiling.enums import Conclusion, Confidentiality, DisclosureState, FilingStep, PersonRole
from panhuo.portfolio.prefiling.may import (
    is_author,
    is_inventor,
    is_office,
    is_panel,
    may_assess,
    may_change_book,
    may_decide,
    may_disclose_for,
    may_edit,
    may_name,
    may_see_metadata,
    may_see_sheets,
)
from panhuo.portfolio.prefiling.models import (
    Assessment,
    Decision,
    Disclosure,
    DisclosureInventor,
    DisclosurePerson,
    Filing,
    FilingEvent,
    Funding,
    PriorSearch,
    RuleBookVersion,
)
from panhuo.portfolio.prefiling.queries.appraisal import RoundResult, round_result
from panhuo.portfolio.prefiling.queries.coverage import Coverage, coverage_of, unassessed, usual_period
from panhuo.portfolio.prefiling.queries.fates import Fate, GradeRow, fates_by_grade
from panhuo.portfolio.prefiling.queries.listing import (
    SORTS,
    DisclosureFilters,
    disclosure_facets,
    filter_disclosures,
    with_decision,
)
from panhuo.portfolio.prefiling.queries.metadata import Metadata, disclosure_metadata
from panhuo.portfolio.prefiling.queries.reasons import why_not
from panhuo.portfolio.prefiling.queries.units import institution_of, is_admin_in_line, line_of, units_of, works_in_line
from panhuo.portfolio.prefiling.queries.visible import DisclosureQuerySet, FilingQuerySet
from panhuo.portfolio.prefiling.rules.book import RuleBook
from panhuo.portfolio.prefiling.rules.read import read_book
from panhuo.portfolio.prefiling.values import DisclosureValues, FundingValue, InventorValue

__all__ = [
    "SORTS", "Assessment", "Conclusion", "Confidentiality", "Coverage", "Decision", "Disclosure",
    "DisclosureFilters", "DisclosureInventor", "DisclosurePerson", "DisclosureQuerySet", "DisclosureState",
    "DisclosureValues", "Fate", "Filing", "FilingEvent", "FilingQuerySet", "FilingStep", "Funding", "FundingValue",
    "GradeRow", "InventorValue", "Metadata", "NotAssessed", "PersonRole", "PriorSearch", "RoundResult", "RuleBook",
    "RuleBookVersion", "assess", "book_for", "coverage_of", "create_disclosure", "decide", "disclosure_facets",
    "disclosure_metadata", "edit_disclosure", "enter_filing", "fates_by_grade", "filter_disclosures",
    "institution_of", "is_admin_in_line", "is_author", "is_inventor", "is_office", "is_panel", "line_of",
    "link_filings", "may_assess", "may_change_book", "may_decide", "may_disclose_for", "may_edit", "may_file",
    "may_name", "may_see_metadata", "may_see_sheets", "name_person", "read_book", "record_step", "remind",
    "remove_step", "reopen_disclosure", "require_may_file", "round_result", "save_book", "search_prior",
    "submit_disclosure", "unassessed", "units_of", "unname_person", "usual_period", "why_not", "with_decision",
    "works_in_line",
]  # fmt: skip
