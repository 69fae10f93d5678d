"""The public face of payment plans."""

from panhuo.deals.plans.domain.choose import choose_structure, set_plan
from panhuo.deals.plans.domain.compare import (
    check_plan,
    create_comparison,
    remove_structure,
    save_assumptions,
    save_structure,
    share_comparison,
    years_in,
)
from panhuo.deals.plans.domain.rates import COLUMNS as RATE_COLUMNS
from panhuo.deals.plans.domain.rates import import_rates, retire_rates
from panhuo.deals.plans.enums import BaseName, ChargeName, ScenarioName, TriggerName
from panhuo.deals.plans.may import may_edit, may_import_rates, may_set_plan, works_for
from panhuo.deals.plans.models import AgreementPlan, Comparison, RateRow, RateTable, Structure
from panhuo.deals.plans.models.comparison import MOST as MOST_STRUCTURES
from panhuo.deals.plans.queries.agreed import agreed_plan, plan_of
from panhuo.deals.plans.queries.compared import Compared, Outcome, bases_needed, compare
from panhuo.deals.plans.queries.rates import RateRange, industries, rate_ranges

__all__ = [
    "MOST_STRUCTURES", "RATE_COLUMNS", "AgreementPlan", "BaseName", "ChargeName", "Compared", "Comparison", "Outcome",
    "RateRange", "RateRow", "RateTable", "ScenarioName", "Structure", "TriggerName", "agreed_plan", "bases_needed",
    "check_plan", "choose_structure", "compare", "create_comparison", "import_rates", "industries", "may_edit",
    "may_import_rates", "may_set_plan", "plan_of", "rate_ranges", "remove_structure", "retire_rates",
    "save_assumptions", "save_structure", "set_plan", "share_comparison", "works_for", "years_in",
]  # fmt: skip
