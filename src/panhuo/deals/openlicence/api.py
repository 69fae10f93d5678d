"""The public face of open licences: what other rooms, pages and commands may use."""

from panhuo.deals.openlicence.domain.accept import (
    arising_of,
    give_notice,
    record_notice,
    record_payment,
    take_back_notice,
)
from panhuo.deals.openlicence.domain.batch import apply_batch, create_batch, marked_workbook
from panhuo.deals.openlicence.domain.bulk import FROM, STEPS, start_bulk
from panhuo.deals.openlicence.domain.document import statement_document
from panhuo.deals.openlicence.domain.rules import save_caps, save_words
from panhuo.deals.openlicence.domain.steps import (
    Unfit,
    announce,
    announce_withdrawal,
    ask_withdrawal,
    check_statement,
    end_due,
    end_statement,
    refuse,
    submit_statement,
)
from panhuo.deals.openlicence.domain.write import create_statement, edit_statement, remove_statement
from panhuo.deals.openlicence.enums import (
    OPEN_STATES,
    PUBLIC_STATES,
    BatchState,
    FeeBase,
    FeeMode,
    LintKind,
    RowAction,
    StatementState,
)
from panhuo.deals.openlicence.may import may_accept, may_change_lint, may_edit, may_work
from panhuo.deals.openlicence.models import (
    Acceptance,
    AcceptancePayment,
    BatchRow,
    LintTable,
    OpenStatement,
    StatementBatch,
)
from panhuo.deals.openlicence.queries.fee import due_first, fee_words
from panhuo.deals.openlicence.queries.lint import errors_of, lint
from panhuo.deals.openlicence.queries.listing import SORTS, StatementFilters, filter_statements, statement_facets
from panhuo.deals.openlicence.queries.rules import (
    caps_in_force,
    lint_history,
    lint_table,
    lint_version,
    word_rows,
    words_in_force,
)
from panhuo.deals.openlicence.queries.visible import StatementQuerySet
from panhuo.deals.openlicence.reading import LABELS as COLUMN_LABELS
from panhuo.deals.rules.open_licence.caps import Caps, shipped_caps
from panhuo.deals.rules.open_licence.words import shipped_rows

__all__ = [
    "COLUMN_LABELS", "FROM", "OPEN_STATES", "PUBLIC_STATES", "SORTS", "STEPS", "Acceptance", "AcceptancePayment",
    "BatchRow", "BatchState", "Caps", "FeeBase", "FeeMode", "LintKind", "LintTable", "OpenStatement", "RowAction",
    "StatementBatch", "StatementFilters", "StatementQuerySet", "StatementState", "Unfit", "announce",
    "announce_withdrawal", "apply_batch", "arising_of", "ask_withdrawal", "caps_in_force", "check_statement",
    "create_batch", "create_statement", "due_first", "edit_statement", "end_due", "end_statement", "errors_of",
    "fee_words", "filter_statements", "give_notice", "lint", "lint_history", "lint_table", "lint_version",
    "marked_workbook", "may_accept", "may_change_lint", "may_edit", "may_work", "record_notice", "record_payment",
    "refuse", "remove_statement", "save_caps", "save_words", "shipped_caps", "shipped_rows", "start_bulk",
    "statement_document", "statement_facets", "submit_statement", "take_back_notice", "word_rows", "words_in_force",
]  # fmt: skip
