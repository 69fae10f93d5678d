"""The public face of classes."""

from panhuo.portfolio.classes.domain.marks import mark_flag
from panhuo.portfolio.classes.domain.recompute import last_computed, recompute
from panhuo.portfolio.classes.domain.tables import activate_table, import_table, retire_table, sample_of
from panhuo.portfolio.classes.enums import ANSWERS, FLAGS, TableKind, TableState
from panhuo.portfolio.classes.models import ClassEntry, ClassTable, FlagMark, PatentFlags
from panhuo.portfolio.classes.queries.listing import FILTERS, FLAG_FIELDS, filter_flags, flag_facets
from panhuo.portfolio.classes.queries.pictures import AgeRow, Cell, age_pyramid, ipc_tree
from panhuo.portfolio.classes.queries.tables import active_table, coarse_industries
from panhuo.portfolio.classes.queries.visible import FlagsQuerySet

__all__ = [
    "ANSWERS", "FILTERS", "FLAGS", "FLAG_FIELDS", "AgeRow", "Cell", "ClassEntry", "ClassTable", "FlagMark",
    "FlagsQuerySet", "PatentFlags", "TableKind", "TableState", "activate_table", "active_table", "age_pyramid",
    "coarse_industries", "filter_flags", "flag_facets", "import_table", "ipc_tree", "last_computed", "mark_flag",
    "recompute", "retire_table", "sample_of",
]  # fmt: skip
