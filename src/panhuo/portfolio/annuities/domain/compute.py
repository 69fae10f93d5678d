"""What the rules make of accounts: next annuity, everything still to pay, cost to expiry. In bulk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from django.db import transaction
from django.utils import timezone

from panhuo.orgs.api import Organisation
from panhuo.patents.api import Encumbrance, Patent, encumbrances_of
from panhuo.portfolio.annuities.domain.facts import Known, facts_of, is_dead
from panhuo.portfolio.annuities.domain.rulebook import Rulebook
from panhuo.portfolio.annuities.enums import Gap
from panhuo.portfolio.annuities.models import AnnuityAccount, AnnuityDue, Payment
from panhuo.portfolio.annuities.rules.errors import RuleError
from panhuo.portfolio.annuities.rules.facts import Facts
from panhuo.portfolio.annuities.rules.schedule import Schedule, Year, YearState, annuity_schedule

DERIVED: Final = (
    "gap", "kind", "dead", "paid_year", "computed_version", "computed_revision", "computed_at", "first_year",
    "last_year", "term_end", "next_year", "next_nominal", "next_due", "next_warn_by", "next_lapses_after", "next_full",
    "next_percent_off", "next_payable", "next_beyond_table", "next_paid", "cost_to_expiry", "suspended",
    "suspended_until",
)  # fmt: skip
_OPEN: Final = (YearState.FUTURE, YearState.DUE, YearState.GRACE, YearState.SUSPENDED, YearState.UNKNOWN)
CHUNK: Final = 500
_BLANK: Final = AnnuityAccount()


@dataclass(frozen=True, slots=True)
class Reckoned:
    """`schedule` None: nothing can be computed, `known.gap` says why."""

    known: Known
    schedule: Schedule | None


def compute(accounts: Sequence[AnnuityAccount], *, rules: Rulebook, today: date) -> None:
    """Reckon these accounts of one organisation anew and write what comes of it, one transaction a chunk."""
    for start in range(0, len(accounts), CHUNK):
        with transaction.atomic():
            _compute(accounts[start : start + CHUNK], rules=rules, today=today)


def _compute(accounts: Sequence[AnnuityAccount], *, rules: Rulebook, today: date) -> None:
    if not accounts:
        return
    patents = {p.pk: p for p in _patents(account.patent_id for account in accounts)}
    payments = _payments(accounts)
    lies = encumbrances_of(Organisation(pk=accounts[0].organisation_id), patents=patents)
    dues: list[AnnuityDue] = []
    for account in accounts:
        patent = patents[account.patent_id]
        found = reckon(
            account, patent, payments=payments[account.pk], encumbrances=lies.get(patent.pk, ()), rules=rules,
            today=today,
        )  # fmt: skip
        dues += _fill(account, patent, found, rules=rules, today=today)
    AnnuityDue.objects.filter(account__in=[account.pk for account in accounts]).delete()
    AnnuityDue.objects.bulk_create(dues, batch_size=CHUNK)
    AnnuityAccount.objects.bulk_create(
        accounts, batch_size=CHUNK, update_conflicts=True, unique_fields=["id"], update_fields=list(DERIVED)
    )


def _patents(ids: Iterable[int]) -> Iterable[Patent]:
    fields = ("kind", "legal_state", "application_date", "grant_date", "publication_date", "version", "merged_into_id")
    return Patent.objects.filter(pk__in=list(ids)).only(*fields).prefetch_related("identifiers")


def _payments(accounts: Sequence[AnnuityAccount]) -> dict[int, list[Payment]]:
    found: dict[int, list[Payment]] = defaultdict(list)
    for payment in Payment.objects.filter(account__in=[a.pk for a in accounts], withdrawn=False):
        found[payment.account_id].append(payment)
    return found


def reckon(
    account: AnnuityAccount,
    patent: Patent,
    *,
    payments: Iterable[Payment],
    encumbrances: Iterable[Encumbrance],
    rules: Rulebook,
    today: date,
) -> Reckoned:
    """The schedule of one account as it stands today. A settled year says that those before it are paid too."""
    known = facts_of(account, patent, payments=payments, encumbrances=encumbrances)
    if known.facts is None:
        return Reckoned(known, None)
    try:
        schedule = _schedule(known.facts, rules, today)
    except RuleError:
        return Reckoned(Known(None, Gap.CONTRADICTION), None)
    settled = [year.year for year in (*schedule.years, *schedule.compensation) if year.paid_on]
    if settled and max(settled) > (known.facts.paid_through or 0):
        facts = replace(known.facts, paid_through=max(settled))
        return Reckoned(Known(facts, Gap.NONE), _schedule(facts, rules, today))
    return Reckoned(known, schedule)


def _schedule(facts: Facts, rules: Rulebook, today: date) -> Schedule:
    return annuity_schedule(facts, table=rules.tables, calendar=rules.calendar, as_of=today, readings=rules.readings)


def open_years(schedule: Schedule, *, paid_known: bool, today: date) -> list[Year]:
    """Annuities still to pay. Where nobody said what is paid, only those whose day is still to come."""
    years = [*schedule.years, *schedule.compensation]
    if not paid_known:
        return [year for year in years if year.due and year.due.day >= today and year.state in _OPEN]
    first_lapsed = next((year for year in years if year.state is YearState.LAPSED), None)
    found = [year for year in years if year.due and year.state in _OPEN]
    return [first_lapsed, *found] if first_lapsed else found


def _fill(
    account: AnnuityAccount, patent: Patent, found: Reckoned, *, rules: Rulebook, today: date
) -> list[AnnuityDue]:
    """Write the result into the account; gives the annuities still to pay."""
    for name in DERIVED:
        setattr(account, name, getattr(_BLANK, name))
    account.gap, account.dead, account.kind = found.known.gap, is_dead(patent), patent.kind
    account.computed_version, account.computed_revision = patent.version, rules.revision
    account.computed_at = timezone.now()
    facts, schedule = found.known.facts, found.schedule
    if facts is None or schedule is None:
        return []
    account.paid_year = facts.paid_through
    account.first_year = schedule.grant_years[0]
    account.last_year = schedule.years[-1].year if schedule.years else None
    account.term_end = schedule.term_end
    holding = [period for period in facts.suspensions if period.holds(today)]
    account.suspended = bool(holding)
    ends = [period.last for period in holding if period.last]
    account.suspended_until = max(ends) if holding and len(ends) == len(holding) else None
    years = open_years(schedule, paid_known=facts.paid_through is not None, today=today)
    account.cost_to_expiry = sum(year.payable for year in years)
    if years:
        _next(account, years[0])
    unsettled = len(schedule.compensation_candidates) > 1
    last = schedule.compensation[-1].year if schedule.compensation and unsettled else None
    return [_due(account, year, settled=year.year != last) for year in years]


def _next(account: AnnuityAccount, year: Year) -> None:
    if year.due is None:
        return
    account.next_year, account.next_full, account.next_payable = year.year, year.full, year.payable
    account.next_nominal, account.next_due = year.due.nominal, year.due.day
    account.next_warn_by, account.next_lapses_after = year.warn_by, year.lapses_after
    account.next_percent_off, account.next_beyond_table = year.percent_off, year.due.beyond_table
    account.next_paid = year.paid


def _due(account: AnnuityAccount, year: Year, *, settled: bool) -> AnnuityDue:
    if year.due is None:
        raise ValueError("the annuity of the grant year has no due day")
    return AnnuityDue(
        account=account, organisation_id=account.organisation_id, year=year.year, nominal=year.due.nominal,
        due=year.due.day, warn_by=year.warn_by, lapses_after=year.lapses_after, full=year.full,
        percent_off=year.percent_off, payable=year.payable, beyond_table=year.due.beyond_table, settled=settled,
        live=not account.dead and account.stopped_on is None, sure=account.paid_year is not None,
    )  # fmt: skip
