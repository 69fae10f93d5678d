"""Records of imports."""

from panhuo.imports.models.batch import ImportBatch
from panhuo.imports.models.file import ImportFile
from panhuo.imports.models.layout import SavedLayout
from panhuo.imports.models.row import ImportKey, ImportRow

__all__ = ["ImportBatch", "ImportFile", "ImportKey", "ImportRow", "SavedLayout"]
