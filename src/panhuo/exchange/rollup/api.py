"""The public face of the roll-up: what pages, the API and the command line may use."""

from panhuo.exchange.rollup.domain.dunning import dun, reply_to_dunning
from panhuo.exchange.rollup.domain.packages import drop_package, stage_package, take_package, undo_package
from panhuo.exchange.rollup.domain.workbooks import days, percent, rolled_up, template
from panhuo.exchange.rollup.enums import Channel, DunningKind, PackageState, Source
from panhuo.exchange.rollup.may import authority_of, may_reply, may_take_in
from panhuo.exchange.rollup.models import Dunning, Package, ReportedAnswer, ReportedFigure
from panhuo.exchange.rollup.queries.lines import Group, Line, groups_of, lines_of, total_of
from panhuo.exchange.rollup.queries.scope import institutions_in, prefix_of, uses_platform
from panhuo.exchange.rollup.rules.columns import ANSWER_COLUMNS, FIGURE_COLUMNS
from panhuo.exchange.rollup.rules.times import Times

__all__ = [
    "ANSWER_COLUMNS", "FIGURE_COLUMNS", "Channel", "Dunning", "DunningKind", "Group", "Line", "Package",
    "PackageState", "ReportedAnswer", "ReportedFigure", "Source", "Times", "authority_of", "days", "drop_package",
    "dun", "groups_of", "institutions_in", "lines_of", "may_reply", "may_take_in", "percent", "prefix_of",
    "reply_to_dunning", "rolled_up", "stage_package", "take_package", "template", "total_of", "undo_package",
    "uses_platform",
]  # fmt: skip
