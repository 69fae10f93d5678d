"""Records of the inventory."""

from panhuo.portfolio.inventory.models.bulk import BulkAction, BulkChange
from panhuo.portfolio.inventory.models.entry import Entry
from panhuo.portfolio.inventory.models.filing import Filing, FilingRow
from panhuo.portfolio.inventory.models.implementation import Implementation
from panhuo.portfolio.inventory.models.sampling import SampleItem, Sampling
from panhuo.portfolio.inventory.models.settings import InventorySettings

__all__ = [
    "BulkAction",
    "BulkChange",
    "Entry",
    "Filing",
    "FilingRow",
    "Implementation",
    "InventorySettings",
    "SampleItem",
    "Sampling",
]
