"""The public face of sharing the income."""

from panhuo.deals.rules.institutions import Institution
from panhuo.deals.rules.shares.floors import Way
from panhuo.deals.rules.shares.wages import wage_remarks
from panhuo.deals.shares.domain.divide import basis_for, costs_of, divide_refund, income_of, propose_division
from panhuo.deals.shares.domain.grants import (
    add_grant_file,
    draft_grant,
    end_grant,
    findings_of,
    papers_missing,
    put_in_force,
)
from panhuo.deals.shares.domain.participation import Holding, enter_profit, open_profit_share, record_stake
from panhuo.deals.shares.domain.rules import add_rule, parts_from, save_table
from panhuo.deals.shares.domain.settle import (
    answer_objection,
    cancel_division,
    object_to,
    pay_share,
    post_division,
    start_notice,
)
from panhuo.deals.shares.domain.who import (
    MemberValue,
    add_recipient,
    enter_cost,
    for_persons,
    institution_recipient,
    open_costs,
    set_roster,
    withdraw_cost,
)
from panhuo.deals.shares.enums import (
    BindingName,
    CostName,
    DivisionKind,
    DivisionState,
    GrantKind,
    GrantPaper,
    GrantState,
    InstitutionName,
    RecipientKind,
    RoleName,
    TableKind,
)
from panhuo.deals.shares.may import may_change_tables, may_object, may_rule, may_share
from panhuo.deals.shares.models import (
    DatedTable,
    DealCost,
    Division,
    EquityPart,
    EquityStake,
    GrantFile,
    Objection,
    ProfitShare,
    ProfitYear,
    Recipient,
    RightsGrant,
    Roster,
    Share,
    ShareRule,
)
from panhuo.deals.shares.queries.law import (
    definition_of,
    definitions_in_force,
    floors_in_force,
    floors_of,
    profile_of,
    rule_on,
    table_of,
    table_rows,
)
from panhuo.deals.shares.queries.statements import Statement, StatementLine, statement
from panhuo.deals.shares.queries.waiting import refunds_to_take_back, undivided

__all__ = [
    "BindingName", "CostName", "DatedTable", "DealCost", "Division", "DivisionKind", "DivisionState", "EquityPart",
    "EquityStake", "GrantFile", "GrantKind", "GrantPaper", "GrantState", "Holding", "Institution", "InstitutionName",
    "MemberValue", "Objection", "ProfitShare", "ProfitYear", "Recipient", "RecipientKind",
    "RightsGrant", "RoleName", "Roster", "Share", "ShareRule", "Statement", "StatementLine", "TableKind", "Way",
    "add_grant_file", "add_recipient", "add_rule", "answer_objection", "basis_for", "cancel_division", "costs_of",
    "definition_of", "definitions_in_force", "divide_refund", "draft_grant", "end_grant", "enter_cost",
    "enter_profit", "findings_of", "floors_in_force", "floors_of", "for_persons", "income_of",
    "institution_recipient", "may_change_tables", "may_object", "may_rule", "may_share", "object_to", "open_costs",
    "open_profit_share", "papers_missing", "parts_from", "pay_share", "post_division", "profile_of",
    "propose_division", "put_in_force", "record_stake", "refunds_to_take_back", "rule_on", "save_table",
    "set_roster", "start_notice", "statement", "table_of", "table_rows", "undivided", "wage_remarks",
    "withdraw_cost",
]  # fmt: skip
