"""Records of open licences."""

from panhuo.deals.openlicence.models.acceptance import Acceptance, AcceptancePayment
from panhuo.deals.openlicence.models.batch import BatchRow, StatementBatch
from panhuo.deals.openlicence.models.rules import LintTable
from panhuo.deals.openlicence.models.statement import OpenStatement

__all__ = ["Acceptance", "AcceptancePayment", "BatchRow", "LintTable", "OpenStatement", "StatementBatch"]
