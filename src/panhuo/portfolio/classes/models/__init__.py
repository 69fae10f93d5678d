"""Records of classes."""

from panhuo.portfolio.classes.models.flags import FlagMark, PatentFlags
from panhuo.portfolio.classes.models.table import ClassEntry, ClassTable

__all__ = ["ClassEntry", "ClassTable", "FlagMark", "PatentFlags"]
