"""The public face of use first, pay later."""

from panhuo.deals.rules.usefirst.eligible import firm_findings
from panhuo.deals.rules.usefirst.region import RegionRule
from panhuo.deals.rules.usefirst.states import ENDS, Move
from panhuo.deals.rules.usefirst.terms import Met, Terms, match_terms, plan_terms
from panhuo.deals.usefirst.domain.deals import (
    add_safeguard,
    claim_safeguard,
    follow_agreement,
    move_deal,
    record_credit,
    reply_to_credit,
    set_trial,
    withdraw_credit,
)
from panhuo.deals.usefirst.domain.library import (
    findings_of_result,
    list_result,
    save_regions,
    save_result,
    withdraw_result,
)
from panhuo.deals.usefirst.domain.remind import watch_all
from panhuo.deals.usefirst.domain.requests import (
    accept_request,
    ask_for,
    decline_request,
    findings_of_firm,
    withdraw_request,
)
from panhuo.deals.usefirst.enums import (
    Basis,
    CreditKind,
    DealState,
    PayMode,
    RequestState,
    ResultState,
    SafeguardKind,
)
from panhuo.deals.usefirst.may import may_answer, may_ask, may_change_regions, may_list, side_of
from panhuo.deals.usefirst.models import CreditEvent, Deal, LibraryResult, RegionTable, Safeguard, UseRequest
from panhuo.deals.usefirst.queries.region import region_data, region_rule, region_rules, region_table
from panhuo.deals.usefirst.queries.terms import request_match, terms_data, terms_from
from panhuo.deals.usefirst.queries.watch import Watch, deal_moves, is_over, watch

__all__ = [
    "ENDS", "Basis", "CreditEvent", "CreditKind", "Deal", "DealState", "LibraryResult", "Met", "Move", "PayMode",
    "RegionRule", "RegionTable", "RequestState", "ResultState", "Safeguard", "SafeguardKind", "Terms", "UseRequest",
    "Watch", "accept_request", "add_safeguard", "ask_for", "claim_safeguard", "deal_moves", "decline_request",
    "findings_of_firm", "findings_of_result", "firm_findings", "follow_agreement", "is_over", "list_result",
    "match_terms", "may_answer", "may_ask", "may_change_regions", "may_list", "move_deal", "plan_terms",
    "record_credit", "region_data", "region_rule", "region_rules", "region_table", "reply_to_credit",
    "request_match", "save_regions", "save_result", "set_trial", "side_of", "terms_data", "terms_from", "watch",
    "watch_all", "withdraw_credit", "withdraw_request", "withdraw_result",
]  # fmt: skip
