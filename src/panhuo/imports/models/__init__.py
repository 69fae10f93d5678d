"""Records of imports."""

from panhuo.imports.models.batch import ImportBatch, ImportFile
from panhuo.imports.models.layout import SavedLayout
from panhuo.imports.models.row import ImportRow

__all__ = ["ImportBatch", "ImportFile", "ImportRow", "SavedLayout"]
