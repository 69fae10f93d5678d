"""Lists of accounts: filters, counts, order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import Any, Final, Self

from django.db.models import Case, Count, F, Q, QuerySet, Value, When
from django.utils import timezone

from panhuo.patents.api import Patent, PatentIdentifier, PatentKind, encumbrances_of, number_key
from panhuo.portfolio.annuities.domain.compute import Reckoned, reckon
from panhuo.portfolio.annuities.domain.rulebook import rulebook
from panhuo.portfolio.annuities.enums import AccountState
from panhuo.portfolio.annuities.models import AnnuityAccount
from panhuo.portfolio.annuities.queries.states import state_condition

DUE_IN: Final = (30, 90, 365)
FACETS: Final = ("state", "department", "reduction", "kind")
UNKNOWN: Final = "-"
SORTS: Final[dict[str, tuple[Any, ...]]] = {
    "due": (F("next_due").asc(nulls_last=True), "pk"),
    "amount": (F("next_payable").desc(nulls_last=True), "pk"),
    "cost": (F("cost_to_expiry").desc(nulls_last=True), "pk"),
}


@dataclass(frozen=True, slots=True)
class AccountFilters:
    """What a list is narrowed to. `due_in` days; `month` as 2026-12: due in that month."""

    q: str = ""
    state: tuple[str, ...] = ()
    department: tuple[str, ...] = ()
    reduction: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    due_in: int | None = None
    month: str = ""

    @classmethod
    def from_params(cls, params: Any) -> Self:
        """From an address; what makes no sense in it is left out."""
        allowed = {"state": set(AccountState.values), "kind": set(PatentKind.values),
                   "reduction": {"0", "70", "85", UNKNOWN}}  # fmt: skip
        lists: Mapping[str, tuple[str, ...]] = {
            name: tuple(v for v in params.getlist(name) if name not in allowed or v in allowed[name]) for name in FACETS
        }
        days = params.get("due_in", "")
        month = params.get("month", "")
        return cls(
            q=params.get("q", "").strip()[:100],
            due_in=int(days) if days.isdecimal() and len(days) < 5 else None,  # noqa: PLR2004
            month=month if _first_of(month) else "",
            **lists,
        )

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))


def _first_of(month: str) -> date | None:
    try:
        return date.fromisoformat(f"{month}-01")
    except ValueError:
        return None


def filter_accounts(
    accounts: QuerySet[AnnuityAccount], filters: AccountFilters, *, today: date
) -> QuerySet[AnnuityAccount]:
    """Narrow a queryset (already narrowed by `visible_to`)."""
    if filters.state:
        wanted = Q()
        for state in filters.state:
            wanted |= state_condition(state, today=today)
        accounts = accounts.filter(wanted)
    if filters.department:
        accounts = accounts.filter(department__in=["" if v == UNKNOWN else v for v in filters.department])
    if filters.reduction:
        said = [int(v) for v in filters.reduction if v != UNKNOWN]
        accounts = accounts.filter(
            Q(reduction_percent__in=said) | (Q(reduction_percent=None) if UNKNOWN in filters.reduction else Q(pk=None))
        )
    if filters.kind:
        accounts = accounts.filter(kind__in=filters.kind)
    if filters.due_in is not None:
        accounts = accounts.filter(next_due__gte=today, next_due__lte=today + timedelta(days=filters.due_in))
    if first := _first_of(filters.month):
        last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
        accounts = accounts.filter(next_due__gte=first, next_due__lte=last)
    return _search(accounts, filters.q) if filters.q else accounts


def _search(accounts: QuerySet[AnnuityAccount], q: str) -> QuerySet[AnnuityAccount]:
    from panhuo.intake.api import parse_number

    reading = parse_number(q)
    if reading.valid and reading.normal and reading.form:
        key = number_key(reading.form.value, reading.normal)
        return accounts.filter(patent__in=PatentIdentifier.objects.filter(key=key).values("patent"))
    numbers = PatentIdentifier.objects.filter(value__icontains=q).values("patent")
    return accounts.filter(
        Q(patent__title__icontains=q) | Q(patent__in=numbers) | Q(department__icontains=q) | Q(payer__icontains=q)
    )


def account_facets(
    accounts: QuerySet[AnnuityAccount], filters: AccountFilters, *, today: date
) -> dict[str, Counter[str]]:
    """Counts for each facet under all filters but its own; "total" holds one count under all of them.

    One counting query by all facets at once; the filters of the facets are applied to its few rows.
    """
    nothing: Any = ()
    others = replace(filters, **dict.fromkeys(FACETS, nothing))
    rows = _grouped(filter_accounts(accounts, others, today=today), today)
    found: dict[str, Counter[str]] = {name: Counter() for name in (*FACETS, "total")}
    for values, n in rows:
        failed = [
            name
            for name, value in zip(FACETS, values, strict=True)
            if getattr(filters, name) and value not in getattr(filters, name)
        ]
        for name, value in zip(FACETS, values, strict=True):
            if not failed or failed == [name]:
                found[name][value] += n
        found["total"][""] += 0 if failed else n
    return found


def _grouped(accounts: QuerySet[AnnuityAccount], today: date) -> list[tuple[tuple[str, str, str, str], int]]:
    """((state, department, reduction, kind), how many), in the order of `FACETS`."""
    cases = [When(state_condition(state, today=today), then=Value(state)) for state in AccountState.values]
    rows = accounts.order_by().values_list(Case(*cases, default=Value("")), "department", "reduction_percent", "kind")
    return [
        ((state, department or UNKNOWN, UNKNOWN if off is None else str(off), kind or str(PatentKind.UNKNOWN)), n)
        for state, department, off, kind, n in rows.annotate(n=Count("pk"))
    ]


def schedule_of(account: AnnuityAccount, *, today: date | None = None) -> Reckoned:
    """The whole schedule of one account as it stands."""
    patent = Patent.objects.prefetch_related("identifiers").get(pk=account.patent_id)
    lies = encumbrances_of(account.organisation, patents=[patent.pk]).get(patent.pk, ())
    payments = account.payments.filter(withdrawn=False)
    day = today or timezone.localdate()
    return reckon(account, patent, payments=payments, encumbrances=lies, rules=rulebook(), today=day)
