"""Drawing up a comparison."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.deals.agreements.api import Agreement, may_work
from panhuo.deals.plans.may import may_edit
from panhuo.deals.plans.models import Comparison, Structure
from panhuo.deals.plans.models.comparison import MOST
from panhuo.deals.plans.queries.visible import OBJECT
from panhuo.deals.refused import refused
from panhuo.deals.rules.findings import Severity
from panhuo.deals.rules.plans.assumptions import Assumptions, assumptions_data
from panhuo.deals.rules.plans.check import plan_findings
from panhuo.deals.rules.plans.figures import YEAR, months_of_year
from panhuo.deals.rules.plans.parse import plan_data
from panhuo.deals.rules.plans.plan import Plan
from panhuo.deals.rules.plans.scenario import three
from panhuo.orgs.api import InvalidInput, NotAllowed, grant_access, log_event

if TYPE_CHECKING:
    from panhuo.orgs.models import Organisation, User

LONGEST_YEARS = 30


@transaction.atomic
def create_comparison(
    *,
    actor: User,
    organisation: Organisation,
    title: str,
    first: date,
    last: date,
    agreement: Agreement | None = None,
    industry: str = "",
) -> Comparison:
    """A comparison without structures yet.

    Raises:
        NotAllowed: the actor does not work for the organisation, or does not see the agreement.
        InvalidInput: no title, or a term that is backwards or too long to reckon.
    """
    seen = agreement is None or Agreement.objects.visible_to(actor).filter(pk=agreement.pk).exists()
    if not (may_work(actor, organisation) and seen):
        raise NotAllowed
    if not title.strip():
        raise InvalidInput(_("请填写名称"), field="title")
    check_term(first, last)
    made = Comparison.objects.create(
        organisation=organisation, agreement=agreement, title=title.strip()[:200], industry=industry.strip()[:120],
        first=first, last=last, created_by=actor,
    )  # fmt: skip
    _tell(made, "created", actor)
    return made


def check_term(first: date, last: date) -> None:
    """Raises `InvalidInput` for a term that is backwards or longer than we reckon."""
    if last < first:
        raise InvalidInput(_("止日早于起日"), field="last")
    if last.year - first.year > LONGEST_YEARS:
        raise InvalidInput(_("期限超过 %(n)s 年"), field="last", params={"n": LONGEST_YEARS})


@transaction.atomic
def save_assumptions(
    comparison: Comparison, said: Assumptions, *, first: date, last: date, industry: str, actor: User
) -> Comparison:
    """Keep the figures that the comparison rests on.

    Raises:
        NotAllowed: see `may_edit`.
        InvalidInput: figures that do not fit the term, or factors that are no low and high.
    """
    if not may_edit(actor, comparison):
        raise NotAllowed
    check_term(first, last)
    plan = Plan(first, last)
    with refused("years"):
        middle = said.middle(plan)
    if (said.low is None) != (said.high is None):
        raise InvalidInput(_("低、高情景的系数要么都填，要么都不填"), field="low")
    if said.low is not None and said.high is not None:
        with refused("low"):
            three(middle, low=said.low, high=said.high)
    if said.percent is not None and not -100 < said.percent < 1000:  # noqa: PLR2004
        raise InvalidInput(_("折现率应大于 -100%，小于 1000%"), field="percent")
    comparison.first, comparison.last, comparison.industry = first, last, industry.strip()[:120]
    comparison.assumptions = assumptions_data(said)
    comparison.save()
    _tell(comparison, "figures_changed", actor)
    return comparison


@transaction.atomic
def save_structure(comparison: Comparison, *, position: int, name: str, plan: Plan, actor: User) -> Structure:
    """Put a structure in its place, new or changed.

    Raises:
        NotAllowed: see `may_edit`.
        InvalidInput: no such place, or the plan contradicts itself.
    """
    if not may_edit(actor, comparison):
        raise NotAllowed
    if not 1 <= position <= MOST:
        raise InvalidInput(_("最多比较 %(n)s 种方案"), field="position", params={"n": MOST})
    check_plan(plan)
    structure, _made = Structure.objects.update_or_create(
        comparison=comparison,
        position=position,
        defaults={"name": name.strip()[:60] or _("方案 %(n)s") % {"n": position}, "data": plan_data(plan)},
    )
    _tell(comparison, "structure_changed", actor, position=position)
    return structure


def check_plan(plan: Plan) -> None:
    """Raises `InvalidInput` with the first contradiction of a plan."""
    check_term(plan.first, plan.last)
    for one in plan_findings(plan):
        if one.severity is Severity.BLOCK:
            raise InvalidInput(_(one.template), field="plan", code=one.code, params=one.params)


@transaction.atomic
def remove_structure(structure: Structure, *, actor: User) -> None:
    """Raises `NotAllowed`."""
    if not may_edit(actor, structure.comparison):
        raise NotAllowed
    _tell(structure.comparison, "structure_removed", actor, position=structure.position)
    structure.delete()


@transaction.atomic
def share_comparison(comparison: Comparison, *, organisation: Organisation, actor: User) -> None:
    """Let the other side see it and work on it. Raises `NotAllowed` for who does not work for its organisation."""
    if not may_work(actor, comparison.organisation):
        raise NotAllowed
    grant_access(
        object_type=OBJECT, object_id=comparison.pk, organisation=organisation, reason="comparison", actor=actor
    )


def years_in(first: date, last: date) -> list[int]:
    """How many months each contract year of a term has."""
    months = Plan(first, last).months
    return [months_of_year(year, months=months) for year in range(-(-months // YEAR))]


def _tell(comparison: Comparison, verb: str, actor: User, **data: object) -> None:
    log_event(
        object_type=OBJECT, object_id=comparison.pk, verb=verb, actor=actor, organisation=comparison.organisation,
        data=data,
    )  # fmt: skip
