"""Forms of the ledger."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from panhuo.deals.ledger.api import Book, FactKind, LedgerTerms
from panhuo.deals.plans.api import BaseName
from panhuo.deals.rules.bases import COUNTED, Base
from panhuo.deals.rules.ledger.clause import parse_clause
from panhuo.deals.rules.ledger.interest import InterestClause
from panhuo.deals.rules.plans.plan import Plan
from panhuo.deals.rules.plans.words import plain
from panhuo.web.money import DayField, FenField, PercentField


class BillForm(forms.Form):
    key = forms.CharField(max_length=160, required=False)
    text = forms.CharField(label=lazy("事由"), max_length=200, required=False)
    amount = FenField(label=lazy("金额（元）"), required=False)
    day = DayField(label=lazy("开票日"), required=False)
    due_on = DayField(label=lazy("付款期限"), required=False)
    tax_number = forms.CharField(label=lazy("发票号码"), max_length=60, required=False)


class ReceiveForm(forms.Form):
    """`payers`: the parties who may pay."""

    payer = forms.ChoiceField(label=lazy("付款人"))
    amount = FenField(label=lazy("金额（元）"))
    day = DayField(label=lazy("到账日"))
    reference = forms.CharField(label=lazy("银行流水号"), max_length=80, required=False)

    def __init__(self, data: Any = None, *, payers: list[str]) -> None:
        super().__init__(data)
        self.fields["payer"] = forms.ChoiceField(label=_("付款人"), choices=[(one, one) for one in payers])


class RefundForm(forms.Form):
    amount = FenField(label=lazy("金额（元）"))
    reason = forms.CharField(label=lazy("原因"), max_length=300)
    advance = forms.BooleanField(label=lazy("退的是预收款"), required=False)


class FactForm(forms.Form):
    """`plan` tells which milestones there are."""

    kind = forms.ChoiceField(label=lazy("事项"), choices=FactKind.choices)
    key = forms.ChoiceField(label=lazy("里程碑"), required=False)
    day = DayField(label=lazy("日期（退出填通知日）"))
    evidence = forms.CharField(label=lazy("证明文件"), max_length=200)
    file = forms.FileField(label=lazy("文件"), required=False)

    def __init__(self, data: Any = None, files: Any = None, *, plan: Plan | None) -> None:
        super().__init__(data, files)
        keys = [("", "—"), *((one.key, one.key) for one in (plan.milestones if plan else ()))]
        self.fields["key"] = forms.ChoiceField(label=_("里程碑"), required=False, choices=keys)


class ReportForm(forms.Form):
    """Figures for `months` months from month `first` of the contract on (0 the first)."""

    note = forms.CharField(label=lazy("说明"), max_length=500, required=False)
    file = forms.FileField(label=lazy("依据文件（销售明细、审计报告等）"), required=False)

    def __init__(
        self, data: Any = None, files: Any = None, *, plan: Plan, bases: list[Base], first: int, months: int
    ) -> None:
        super().__init__(data, files)
        self.first, self._months, self._bases = first, months, bases
        for base in bases:
            for at in range(months):
                start, end = plan.month_start(first + at), plan.month_end(first + at)
                label = f"{start:%Y-%m-%d} – {end:%m-%d}"
                field: forms.Field = FenField(label=label)
                if base in COUNTED:
                    field = forms.IntegerField(label=label, min_value=0)
                self.fields[f"{base.value}_{at}"] = field

    @property
    def tables(self) -> list[tuple[str, str, list[forms.BoundField]]]:
        return [
            (
                str(BaseName(base.value).label),
                _("单位数") if base in COUNTED else _("元"),
                [self[f"{base.value}_{at}"] for at in range(self._months)],
            )
            for base in self._bases
        ]

    def figures(self) -> dict[Base, list[int]]:
        """What a valid form says."""
        return {base: [self.cleaned_data[f"{base.value}_{at}"] for at in range(self._months)] for base in self._bases}


class TermsForm(forms.Form):
    book = forms.ModelChoiceField(label=lazy("账簿"), queryset=Book.objects.none(), empty_label=None)
    due_days = forms.IntegerField(label=lazy("付款期限（开票后几天）"), min_value=0, max_value=3650)
    percent = PercentField(label=lazy("逾期利率（%）"), required=False, help_text=lazy("合同没有约定的不填"))
    daily = forms.BooleanField(label=lazy("是日利率"), required=False)
    free_days = forms.IntegerField(label=lazy("宽限天数"), min_value=0, max_value=3650, required=False)
    from_end = forms.BooleanField(label=lazy("利息自宽限期满起算"), required=False)
    cap = PercentField(label=lazy("利息上限（占本金 %）"), required=False)
    source = forms.CharField(label=lazy("依据（合同条款）"), max_length=300, required=False)

    def __init__(self, data: Any = None, *, terms: LedgerTerms) -> None:
        clause = parse_clause(terms.interest) if terms.interest else None
        initial = {"book": terms.book_id, "due_days": terms.due_days, "source": terms.source}
        if clause is not None:
            initial |= {
                "percent": plain(clause.percent), "daily": clause.daily, "free_days": clause.free_days,
                "from_end": clause.from_end_of_free,
                "cap": plain(clause.cap_percent) if clause.cap_percent is not None else "",
            }  # fmt: skip
        super().__init__(data, initial=initial)
        books = Book.objects.filter(organisation=terms.agreement.holder)
        self.fields["book"] = forms.ModelChoiceField(label=_("账簿"), queryset=books, empty_label=None)

    def clause(self) -> InterestClause | None:
        """What a valid form says of interest."""
        got = self.cleaned_data
        if got["percent"] is None:
            return None
        return InterestClause(
            got["percent"], daily=got["daily"], free_days=got["free_days"] or 0, from_end_of_free=got["from_end"],
            cap_percent=got["cap"],
        )  # fmt: skip
