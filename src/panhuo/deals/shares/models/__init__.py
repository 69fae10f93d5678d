"""Records of sharing the income."""

from panhuo.deals.shares.models.cost import CostUse, DealCost
from panhuo.deals.shares.models.division import Division, Objection, Share
from panhuo.deals.shares.models.grant import GrantFile, GrantHolder, RightsGrant
from panhuo.deals.shares.models.participation import EquityPart, EquityStake, ProfitShare, ProfitYear
from panhuo.deals.shares.models.rule import DatedTable, ShareRule
from panhuo.deals.shares.models.who import Recipient, Roster, RosterMember

__all__ = [
    "CostUse", "DatedTable", "DealCost", "Division", "EquityPart", "EquityStake", "GrantFile", "GrantHolder",
    "Objection", "ProfitShare", "ProfitYear", "Recipient", "RightsGrant", "Roster",
    "RosterMember", "Share", "ShareRule",
]  # fmt: skip
