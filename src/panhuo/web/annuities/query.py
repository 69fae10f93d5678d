"""The list of accounts as its address asks for it: the same for the page and for the payment list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from panhuo.orgs.api import Organisation
from panhuo.patents.api import Patent, PatentKind
from panhuo.portfolio.annuities.api import (
    SORTS,
    AccountFilters,
    AccountState,
    AnnuityAccount,
    account_facets,
    filter_accounts,
)
from panhuo.web.access import UserRequest
from panhuo.web.annuities.who import portfolio_of
from panhuo.web.listing import Chip, Facet, facet, replaced

FILTER_NAMES = ("q", "state", "department", "reduction", "kind", "due_in", "month")
SORT_LABELS = {
    "due": gettext_lazy("缴费期限"),
    "amount": gettext_lazy("下一年费从高到低"),
    "cost": gettext_lazy("到期总费用从高到低"),
}
DUE_IN = ((30, gettext_lazy("30 天内到期")), (90, gettext_lazy("90 天内到期")), (365, gettext_lazy("一年内到期")))


@dataclass(frozen=True, slots=True)
class AccountQuery:
    """What is asked of whose accounts, in which order."""

    params: QueryDict
    organisation: Organisation
    filters: AccountFilters
    sort: str
    today: date

    @classmethod
    def of(cls, request: UserRequest) -> AccountQuery:
        sort = request.GET.get("sort", "")
        return cls(
            request.GET, portfolio_of(request), AccountFilters.from_params(request.GET),
            sort if sort in SORTS else "due", timezone.localdate(),
        )  # fmt: skip

    @property
    def base(self) -> QuerySet[AnnuityAccount]:
        return AnnuityAccount.objects.filter(organisation=self.organisation, dead=False)

    def accounts(self) -> QuerySet[AnnuityAccount]:
        """In their order, with what a line needs; the patents' long texts stay in the database."""
        patents = Patent.objects.only("title", "title_en", "kind", "grant_date", "application_date", "legal_state")
        found = filter_accounts(self.base, self.filters, today=self.today).order_by(*SORTS[self.sort])
        return found.prefetch_related(Prefetch("patent", queryset=patents.prefetch_related("identifiers")))

    def facets(self) -> tuple[list[Facet], int]:
        """Facets beside the list, and how many there are under all filters."""
        counts = account_facets(self.base, self.filters, today=self.today)
        kinds, states = dict(PatentKind.choices), dict(AccountState.choices)
        reductions = {"85": "85%", "70": "70%", "0": _("不减"), "-": _("未知")}
        labels: list[tuple[str, str, Any]] = [
            ("state", _("缴费状态"), states),
            ("reduction", _("费减"), reductions),
            ("kind", _("类型"), kinds),
        ]
        found = [
            facet(self.params, name=name, label=label,
                  counts=[(v, str(text), counts[name][v]) for v, text in words.items()])
            for name, label, words in labels
        ]  # fmt: skip
        departments = [(v, _("未知") if v == "-" else v, n) for v, n in counts["department"].most_common()]
        if len(departments) > 1 or self.filters.department:
            found.insert(1, facet(self.params, name="department", label=_("院系"), counts=departments))
        return found, counts["total"][""]


def chips(query: AccountQuery, facets: list[Facet]) -> list[Chip]:
    """The filters that are on."""
    found = [Chip(f.label, entry.label, entry.url) for f in facets for entry in f.entries if entry.active]
    texts = [("q", _("查找"), query.filters.q), ("month", _("到期月份"), query.filters.month)]
    if query.filters.due_in is not None:
        texts.append(("due_in", _("到期"), _("%(n)s 天内") % {"n": query.filters.due_in}))
    return found + [Chip(label, value, replaced(query.params, **{name: ""})) for name, label, value in texts if value]
