"""The public face of the inventory: what other rooms, pages, the API and the command line may use."""

from panhuo.portfolio.inventory.domain.bulk import MOST as MOST_AT_ONCE
from panhuo.portfolio.inventory.domain.bulk import move_many, set_college_of, set_grades_of, undo_bulk
from panhuo.portfolio.inventory.domain.claim import claim, claim_all, claimable, co_claimants
from panhuo.portfolio.inventory.domain.colleges import add_college, colleges_of, short_name
from panhuo.portfolio.inventory.domain.conditions import missing_words
from panhuo.portfolio.inventory.domain.entries import open_entry, save_entry
from panhuo.portfolio.inventory.domain.export import field_words, modes_cell, own_cells, write_filled_template
from panhuo.portfolio.inventory.domain.filing.create import apply_filing, choose, create_filing, undo_filing
from panhuo.portfolio.inventory.domain.filing.missing import missing_in
from panhuo.portfolio.inventory.domain.implementations import add_implementation, remove_implementation
from panhuo.portfolio.inventory.domain.join import join_grants, start_joining
from panhuo.portfolio.inventory.domain.move import Moved, move_entries, move_entry, open_steps
from panhuo.portfolio.inventory.domain.sampling.check import (
    STRATA,
    answer,
    close_sampling,
    draw_sample,
    find,
    recheck,
    redraw,
    send_answers,
    send_findings,
)
from panhuo.portfolio.inventory.domain.sampling.report import write_report
from panhuo.portfolio.inventory.domain.settings import open_inventory, set_days, set_grades, settings_of
from panhuo.portfolio.inventory.enums import (
    INTENT_MODES,
    BulkVerb,
    EntryState,
    FilingMatch,
    FilingState,
    Finding,
    ImplementationKind,
    Implemented,
    Intent,
    Recheck,
    SamplingState,
    Side,
)
from panhuo.portfolio.inventory.grades import TRL_QUESTIONS, Grade
from panhuo.portfolio.inventory.listening import when_entries_change
from panhuo.portfolio.inventory.models import (
    BulkAction,
    BulkChange,
    Entry,
    Filing,
    FilingRow,
    Implementation,
    InventorySettings,
    SampleItem,
    Sampling,
)
from panhuo.portfolio.inventory.queries.facets import (
    CollegeProgress,
    entry_facets,
    grade_counts,
    progress_by_college,
)
from panhuo.portfolio.inventory.queries.filters import (
    ENTRY_SORTS,
    EntryFilters,
    filter_entries,
    found_by_text,
    sort_entries,
)
from panhuo.portfolio.inventory.queries.scope import (
    entries_for,
    institution_of,
    institutions_of,
    patents_in_scope,
    to_join,
)
from panhuo.portfolio.inventory.queries.visible import EntryQuerySet
from panhuo.portfolio.inventory.rules import (
    Hand,
    has_inventory,
    inspecting_authority,
    may_inspect,
    may_run_inventory,
    may_set_up,
)
from panhuo.portfolio.inventory.transitions import FILLABLE, IN_BASE, TRANSITIONS, Verb, Who, diagram, transition

__all__ = [
    "ENTRY_SORTS", "FILLABLE", "INTENT_MODES", "IN_BASE", "MOST_AT_ONCE", "STRATA", "TRANSITIONS", "TRL_QUESTIONS",
    "BulkAction", "BulkChange", "BulkVerb", "CollegeProgress", "Entry", "EntryFilters", "EntryQuerySet", "EntryState",
    "Filing", "FilingMatch", "FilingRow", "FilingState", "Finding", "Grade", "Hand", "Implementation",
    "ImplementationKind", "Implemented", "Intent", "InventorySettings", "Moved", "Recheck", "SampleItem", "Sampling",
    "SamplingState", "Side", "Verb", "Who", "add_college", "add_implementation", "answer", "apply_filing", "choose",
    "claim", "claim_all", "claimable", "close_sampling", "co_claimants", "colleges_of", "create_filing", "diagram",
    "draw_sample", "entries_for", "entry_facets", "field_words", "filter_entries", "find", "found_by_text",
    "grade_counts",
    "has_inventory", "inspecting_authority", "institution_of", "institutions_of", "join_grants", "may_inspect",
    "may_run_inventory", "may_set_up", "missing_in", "missing_words", "modes_cell", "move_entries", "move_entry",
    "move_many", "open_entry", "open_inventory", "open_steps", "own_cells", "patents_in_scope", "progress_by_college",
    "recheck", "redraw", "remove_implementation", "save_entry", "send_answers", "send_findings", "set_college_of",
    "set_days", "set_grades", "set_grades_of", "settings_of", "short_name", "sort_entries", "start_joining", "to_join",
    "transition", "undo_bulk", "undo_filing", "when_entries_change", "write_filled_template", "write_report",
]  # fmt: skip
