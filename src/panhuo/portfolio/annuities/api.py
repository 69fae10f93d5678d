"""The public face of annuities: what other rooms, pages and commands may use."""

from panhuo.portfolio.annuities.access import may_work, require_work
from panhuo.portfolio.annuities.domain.accounts import (
    record_payment,
    stop_paying,
    update_account,
    withdraw_payment,
)
from panhuo.portfolio.annuities.domain.batches.columns import LABELS as COLUMN_LABELS
from panhuo.portfolio.annuities.domain.batches.handle import (
    apply_annuity_batch,
    create_annuity_batch,
    marked_workbook,
    undo_annuity_batch,
)
from panhuo.portfolio.annuities.domain.compute import Reckoned, reckon
from panhuo.portfolio.annuities.domain.reminders import remind, remind_all
from panhuo.portfolio.annuities.domain.rulebook import Rulebook, annuity_settings, rulebook
from panhuo.portfolio.annuities.domain.settings import (
    change_settings,
    read_fee_file,
    read_holiday_file,
)
from panhuo.portfolio.annuities.domain.sync import recompute, sync_accounts
from panhuo.portfolio.annuities.enums import AccountState, BatchKind, BatchState, Gap, RowAction
from panhuo.portfolio.annuities.models import (
    AnnuityAccount,
    AnnuityBatch,
    AnnuityDue,
    AnnuityRow,
    AnnuitySettings,
    Payment,
)
from panhuo.portfolio.annuities.queries.forecast import Month, cost_between, cost_by_year, forecast, open_dues
from panhuo.portfolio.annuities.queries.lists import (
    SORTS,
    AccountFilters,
    account_facets,
    filter_accounts,
    schedule_of,
)
from panhuo.portfolio.annuities.queries.states import state_condition, state_of
from panhuo.portfolio.annuities.rules.readings import LateBase, Readings
from panhuo.portfolio.annuities.rules.states import YearState
from panhuo.portfolio.annuities.rules.tables import Kind as PatentFeeKind

__all__ = [
    "COLUMN_LABELS",
    "SORTS",
    "AccountFilters",
    "AccountState",
    "AnnuityAccount",
    "AnnuityBatch",
    "AnnuityDue",
    "AnnuityRow",
    "AnnuitySettings",
    "BatchKind",
    "BatchState",
    "Gap",
    "LateBase",
    "Month",
    "PatentFeeKind",
    "Payment",
    "Readings",
    "Reckoned",
    "RowAction",
    "Rulebook",
    "YearState",
    "account_facets",
    "annuity_settings",
    "apply_annuity_batch",
    "change_settings",
    "cost_between",
    "cost_by_year",
    "create_annuity_batch",
    "filter_accounts",
    "forecast",
    "marked_workbook",
    "may_work",
    "open_dues",
    "read_fee_file",
    "read_holiday_file",
    "reckon",
    "recompute",
    "record_payment",
    "remind",
    "remind_all",
    "require_work",
    "rulebook",
    "schedule_of",
    "state_condition",
    "state_of",
    "stop_paying",
    "sync_accounts",
    "undo_annuity_batch",
    "update_account",
    "withdraw_payment",
]
