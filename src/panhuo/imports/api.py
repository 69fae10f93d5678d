"""The public face of imports: what pages, the API and the command line may use."""

from panhuo.imports.domain.cancel import cancel_batch
from panhuo.imports.domain.create import MAX_FILES, create_batch
from panhuo.imports.domain.mapping import set_mapping
from panhuo.imports.domain.problems import cell_problem, place_of
from panhuo.imports.domain.read import (
    MappingQuestion,
    batch_counts,
    batch_rows,
    file_message,
    get_batch,
    get_file,
    mapping_questions,
)
from panhuo.imports.domain.settle import settle
from panhuo.imports.domain.start import apply_batch, plan_batch, undo_batch
from panhuo.imports.domain.workbook import annotated_workbook, template_workbook
from panhuo.imports.enums import FileState, ImportState, ImportTarget, RowAction, RowFlag
from panhuo.imports.models import ImportBatch, ImportFile, ImportRow, SavedLayout
from panhuo.imports.rules import allowed_verbs, may_import_for
from panhuo.imports.transitions import TRANSITIONS, Verb

__all__ = [
    "MAX_FILES",
    "TRANSITIONS",
    "FileState",
    "ImportBatch",
    "ImportFile",
    "ImportRow",
    "ImportState",
    "ImportTarget",
    "MappingQuestion",
    "RowAction",
    "RowFlag",
    "SavedLayout",
    "Verb",
    "allowed_verbs",
    "annotated_workbook",
    "apply_batch",
    "batch_counts",
    "batch_rows",
    "cancel_batch",
    "cell_problem",
    "create_batch",
    "file_message",
    "get_batch",
    "get_file",
    "mapping_questions",
    "may_import_for",
    "place_of",
    "plan_batch",
    "set_mapping",
    "settle",
    "template_workbook",
    "undo_batch",
]
