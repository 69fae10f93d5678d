"""Forms of payment plans."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from panhuo.deals.plans.api import BaseName, Comparison, TriggerName, industries
from panhuo.deals.rules.bases import COUNTED, Base
from panhuo.deals.rules.plans.assumptions import Assumptions, Years
from panhuo.deals.rules.plans.plan import Audit, Exit, Instalment, Milestone, Plan, Trigger, TriggerKind
from panhuo.deals.rules.plans.royalty import Royalty, Step
from panhuo.deals.rules.plans.words import plain
from panhuo.web.money import DayField, FenField, PercentField

INSTALMENTS, MILESTONES, ROYALTIES, STEPS = 6, 4, 2, 3
PERIODS: Final = ((1, lazy("每月")), (3, lazy("每季度")), (6, lazy("每半年")), (12, lazy("每年")))
Fields = list[forms.BoundField]


class ComparisonForm(forms.Form):
    title = forms.CharField(label=lazy("名称"), max_length=200)
    first = DayField(label=lazy("期限自"))
    last = DayField(label=lazy("期限至"))


class AssumptionsForm(forms.Form):
    """The figures of a comparison, year by year. `months`: how many months each year of the contract has."""

    first = DayField(label=lazy("期限自"))
    last = DayField(label=lazy("期限至"))
    industry = forms.ChoiceField(label=lazy("行业"), required=False)
    percent = PercentField(label=lazy("折现率（%/年）"), required=False)
    low = PercentField(label=lazy("低情景系数"), required=False)
    high = PercentField(label=lazy("高情景系数"), required=False)
    accepted = DayField(label=lazy("预计试用验收日"), required=False)
    exit = DayField(label=lazy("假设退出日"), required=False)

    def __init__(
        self, data: Any = None, *, said: Assumptions, comparison: Comparison, months: list[int], bases: list[Base],
        milestones: list[str],
    ) -> None:  # fmt: skip
        initial = {
            "first": comparison.first, "last": comparison.last, "industry": comparison.industry,
            "percent": _number(said.percent), "low": _number(said.low), "high": _number(said.high),
            "accepted": said.accepted, "exit": said.exit,
        }  # fmt: skip
        super().__init__(data, initial=initial)
        self._bases, self._months, self._keys = bases, months, milestones
        known = dict.fromkeys([comparison.industry, *industries()])
        choices = [("", _("不参考")), *((one, one) for one in known if one)]
        self.fields["industry"] = forms.ChoiceField(label=_("行业"), required=False, choices=choices)
        for name, base in self._series():
            for year in range(len(months)):
                values = (said.years.get(base, ()) if base else said.surplus)[year : year + 1]
                text = " ".join(_figure(base, one) for one in values[0]) if values else ""
                field = forms.CharField(label=_("第 %(n)s 年") % {"n": year + 1}, required=False, max_length=400)
                field.initial = text
                self.fields[f"{name}_{year}"] = field
        for at, key in enumerate(milestones):
            self.fields[f"milestone_{at}"] = DayField(label=key, required=False, initial=said.milestones.get(key))

    def _series(self) -> Iterator[tuple[str, Base | None]]:
        yield from ((base.value, base) for base in self._bases)
        yield "surplus", None

    @property
    def tables(self) -> list[tuple[str, str, Fields]]:
        """Heading, unit and the inputs of each series."""
        words = {base: str(BaseName(base.value).label) for base in self._bases}
        return [
            (
                words[base] if base else _("被许可方付费前的盈余（可不填）"),
                _("单位数") if base in COUNTED else _("元"),
                [self[f"{name}_{year}"] for year in range(len(self._months))],
            )
            for name, base in self._series()
        ]

    @property
    def days(self) -> Fields:
        return [self["accepted"], *(self[f"milestone_{at}"] for at in range(len(self._keys))), self["exit"]]

    @property
    def head(self) -> Fields:
        return [self[name] for name in ("first", "last", "industry", "percent", "low", "high")]

    def clean(self) -> dict[str, Any]:
        for name, base in self._series():
            for year in range(len(self._months)):
                field = f"{name}_{year}"
                try:
                    self.cleaned_data[field] = _figures(self.cleaned_data.get(field, ""), base)
                except ValidationError as error:
                    self.add_error(field, error)
        return self.cleaned_data

    def said(self) -> Assumptions:
        """What a valid form says; a series without any figure was not said."""
        got = self.cleaned_data
        years: dict[Base, Years] = {}
        surplus: Years = ()
        for name, base in self._series():
            values = tuple(got[f"{name}_{year}"] for year in range(len(self._months)))
            if not any(values):
                continue
            full = tuple(one or (0,) for one in values)
            if base is None:
                surplus = full
            else:
                years[base] = full
        keys = {key: got[f"milestone_{at}"] for at, key in enumerate(self._keys) if got[f"milestone_{at}"]}
        return Assumptions(years, surplus, got["percent"], got["low"], got["high"], keys, got["accepted"], got["exit"])


def _figures(text: str, base: Base | None) -> tuple[int, ...]:
    field = FenField(required=False)
    found = []
    for piece in text.replace("，", " ").replace("、", " ").split():
        if base in COUNTED:
            if not piece.isdecimal():
                raise ValidationError(_("“%(value)s”不是整数"), params={"value": piece[:40]})
            found.append(int(piece))
        else:
            found.append(field.to_python(piece))
    return tuple(found)


def _figure(base: Base | None, value: int) -> str:
    return str(value) if base in COUNTED else str(FenField().prepare_value(value))


def _number(value: Decimal | None) -> str:
    return "" if value is None else plain(value)


class StructureForm(forms.Form):
    """A whole plan. Rows that are left empty don't count."""

    name = forms.CharField(label=lazy("方案名称"), max_length=60, required=False)
    first = DayField(label=lazy("期限自"))
    last = DayField(label=lazy("期限至"))
    lump = FenField(label=lazy("一次性付款（元）"), required=False)
    entry = FenField(label=lazy("入门费（元，可为 0）"), required=False)
    free_months = forms.IntegerField(label=lazy("免费期（月）"), required=False, min_value=0, max_value=360)
    cap = FenField(label=lazy("全部款项的总额上限（元）"), required=False)
    trigger = forms.ChoiceField(
        label=lazy("付费触发条件"), required=False, choices=[("", lazy("没有")), *TriggerName.choices]
    )
    trigger_day = DayField(label=lazy("触发日期"), required=False)
    trigger_amount = FenField(label=lazy("累计净销售额达到（元）"), required=False)
    trigger_milestone = forms.CharField(label=lazy("达成哪个里程碑"), required=False, max_length=120)
    audit = forms.BooleanField(label=lazy("许可方可以查账"), required=False)
    audit_times = forms.IntegerField(label=lazy("每年几次"), required=False, min_value=1, max_value=12)
    audit_notice = forms.IntegerField(label=lazy("提前几天通知"), required=False, min_value=0, max_value=365)
    audit_percent = PercentField(label=lazy("少报超过百分之几由被许可方付查账费"), required=False)
    exit = forms.BooleanField(label=lazy("可以退出"), required=False)
    exit_after = forms.IntegerField(label=lazy("满几个月后"), required=False, min_value=0, max_value=360)
    exit_notice = forms.IntegerField(label=lazy("提前几个月通知"), required=False, min_value=0, max_value=60)
    exit_fee = FenField(label=lazy("退出费（元）"), required=False)

    def __init__(self, data: Any = None, *, plan: Plan | None, first: date, last: date, name: str = "") -> None:
        initial = _initial(plan) if plan else {"first": first, "last": last}
        super().__init__(data, initial={**initial, "name": name})
        for n in range(INSTALMENTS):
            self._add(f"i{n}_amount", FenField(label=_("金额（元）"), required=False))
            self._add(
                f"i{n}_after", forms.IntegerField(label=_("几个月后"), required=False, min_value=0, max_value=360)
            )
            self._add(f"i{n}_day", DayField(label=_("或指定日期"), required=False))
            self._add(f"i{n}_triggered", forms.BooleanField(label=_("自触发条件成就起算"), required=False))
        for n in range(MILESTONES):
            self._add(f"m{n}_key", forms.CharField(label=_("里程碑"), required=False, max_length=120))
            self._add(f"m{n}_amount", FenField(label=_("金额（元）"), required=False))
            self._add(f"m{n}_evidence", forms.CharField(label=_("证明文件"), required=False, max_length=200))
        for n in range(ROYALTIES):
            self._royalty(n)

    def _add(self, name: str, field: forms.Field) -> None:
        self.fields[name] = field

    def _royalty(self, n: int) -> None:
        bases = [("", _("没有")), *BaseName.choices]
        self._add(f"r{n}_base", forms.ChoiceField(label=_("提成基数"), required=False, choices=bases))
        self._add(
            f"r{n}_period",
            forms.TypedChoiceField(label=_("结算周期"), required=False, coerce=int, empty_value=None, choices=PERIODS),
        )
        for s in range(STEPS):
            self._add(f"r{n}_rate{s}", PercentField(label=_("提成率（%，按量的填元）"), required=False))
            self._add(f"r{n}_until{s}", FenField(label=_("累计至（元或数量）"), required=False))
        self._add(f"r{n}_minimum", FenField(label=_("每年最低（元）"), required=False))
        self._add(f"r{n}_maximum", FenField(label=_("每年最高（元）"), required=False))
        self._add(f"r{n}_cap", FenField(label=_("累计上限（元）"), required=False))
        self._add(f"r{n}_prorate", forms.BooleanField(label=_("不足一年按月折算最低费"), required=False, initial=True))

    def group(self, *names: str) -> Fields:
        return [self[name] for name in names]

    @property
    def basic(self) -> Fields:
        return self.group("name", "first", "last", "lump", "entry", "free_months", "cap")

    @property
    def triggers(self) -> Fields:
        return self.group("trigger", "trigger_day", "trigger_amount", "trigger_milestone")

    @property
    def audits(self) -> Fields:
        return self.group("audit", "audit_times", "audit_notice", "audit_percent")

    @property
    def exits(self) -> Fields:
        return self.group("exit", "exit_after", "exit_notice", "exit_fee")

    @property
    def instalments(self) -> list[Fields]:
        parts = ("amount", "after", "day", "triggered")
        return [self.group(*(f"i{n}_{part}" for part in parts)) for n in range(INSTALMENTS)]

    @property
    def milestones(self) -> list[Fields]:
        return [self.group(*(f"m{n}_{part}" for part in ("key", "amount", "evidence"))) for n in range(MILESTONES)]

    @property
    def royalties(self) -> list[tuple[Fields, list[Fields], Fields]]:
        return [
            (
                self.group(f"r{n}_base", f"r{n}_period"),
                [self.group(f"r{n}_rate{s}", f"r{n}_until{s}") for s in range(STEPS)],
                self.group(f"r{n}_minimum", f"r{n}_maximum", f"r{n}_cap", f"r{n}_prorate"),
            )
            for n in range(ROYALTIES)
        ]

    def plan(self) -> Plan:
        """What a valid form says."""
        got = self.cleaned_data
        leave = Exit(got["exit_after"] or 0, got["exit_notice"] or 0, got["exit_fee"] or 0) if got["exit"] else None
        audit = Audit(got["audit_times"] or 1, got["audit_notice"] or 0, got["audit_percent"]) if got["audit"] else None
        trigger = None
        if got["trigger"]:
            trigger = Trigger(
                TriggerKind(got["trigger"]), got["trigger_day"], got["trigger_amount"], got["trigger_milestone"].strip()
            )
        return Plan(
            got["first"], got["last"], got["lump"] or 0, got["entry"] or 0, got["free_months"] or 0,
            instalments=tuple(self._instalments()), milestones=tuple(self._milestones()),
            royalties=tuple(self._royalties()), trigger=trigger, cap=got["cap"], exit=leave, audit=audit,
        )  # fmt: skip

    def _instalments(self) -> Iterator[Instalment]:
        got = self.cleaned_data
        for n in range(INSTALMENTS):
            if got[f"i{n}_amount"] is not None:
                yield Instalment(
                    got[f"i{n}_amount"], got[f"i{n}_day"], got[f"i{n}_after"] or 0, triggered=got[f"i{n}_triggered"]
                )

    def _milestones(self) -> Iterator[Milestone]:
        got = self.cleaned_data
        for n in range(MILESTONES):
            if got[f"m{n}_key"].strip():
                yield Milestone(got[f"m{n}_key"].strip(), got[f"m{n}_amount"] or 0, got[f"m{n}_evidence"].strip())

    def _royalties(self) -> Iterator[Royalty]:
        got = self.cleaned_data
        for n in range(ROYALTIES):
            if not got[f"r{n}_base"]:
                continue
            base = Base(got[f"r{n}_base"])
            unit = 100 if base in COUNTED else 1
            steps = [
                Step(None if until is None else until // unit, rate * unit)
                for s in range(STEPS)
                if (rate := got[f"r{n}_rate{s}"]) is not None
                for until in [got[f"r{n}_until{s}"]]
            ]
            yield Royalty(
                base, tuple(steps), got[f"r{n}_period"] or 12, got[f"r{n}_minimum"] or 0, got[f"r{n}_maximum"],
                got[f"r{n}_cap"], prorate=got[f"r{n}_prorate"],
            )  # fmt: skip


def _initial(plan: Plan) -> dict[str, Any]:
    """A plan as the form's values."""
    found: dict[str, Any] = {
        "first": plan.first, "last": plan.last, "lump": plan.lump or None, "entry": plan.entry,
        "free_months": plan.free_months or None, "cap": plan.cap,
    }  # fmt: skip
    if plan.trigger:
        found |= {
            "trigger": plan.trigger.kind.value, "trigger_day": plan.trigger.day,
            "trigger_amount": plan.trigger.amount, "trigger_milestone": plan.trigger.milestone,
        }  # fmt: skip
    if plan.audit:
        found |= {
            "audit": True, "audit_times": plan.audit.times, "audit_notice": plan.audit.notice_days,
            "audit_percent": "" if plan.audit.percent is None else plain(plan.audit.percent),
        }  # fmt: skip
    if plan.exit:
        leave = plan.exit
        found |= {
            "exit": True,
            "exit_after": leave.after_months,
            "exit_notice": leave.notice_months,
            "exit_fee": leave.fee,
        }
    for n, one in enumerate(plan.instalments[:INSTALMENTS]):
        found |= {
            f"i{n}_amount": one.amount, f"i{n}_after": one.after_months, f"i{n}_day": one.day,
            f"i{n}_triggered": one.triggered,
        }  # fmt: skip
    for n, mile in enumerate(plan.milestones[:MILESTONES]):
        found |= {f"m{n}_key": mile.key, f"m{n}_amount": mile.amount, f"m{n}_evidence": mile.evidence}
    for n, royalty in enumerate(plan.royalties[:ROYALTIES]):
        unit = 100 if royalty.base in COUNTED else 1
        found |= {
            f"r{n}_base": royalty.base.value, f"r{n}_period": royalty.period_months,
            f"r{n}_minimum": royalty.minimum or None, f"r{n}_maximum": royalty.maximum, f"r{n}_cap": royalty.cap,
            f"r{n}_prorate": royalty.prorate,
        }  # fmt: skip
        for s, step in enumerate(royalty.steps[:STEPS]):
            found[f"r{n}_rate{s}"] = plain(step.rate / unit)
            found[f"r{n}_until{s}"] = None if step.until is None else step.until * unit
    return found


class RatesForm(forms.Form):
    name = forms.CharField(label=lazy("名称"), max_length=200)
    source = forms.CharField(
        label=lazy("来源"), max_length=300, help_text=lazy("例如发布机构、文件名称、发布日期；会显示在每个参考范围旁边")
    )
    period = forms.CharField(label=lazy("数据期间"), max_length=60, required=False)
    file = forms.FileField(label=lazy("表格（Excel 或 CSV）"))
