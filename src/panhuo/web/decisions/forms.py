"""Forms of the decision pages."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from panhuo.portfolio.decisions.api import CRITERIA, DecisionPolicy, Thresholds, grade_levels, grade_words
from panhuo.web.annuities.forms import DayField


class ReviewForm(forms.Form):
    """A period and a budget in 元; next year unless said otherwise."""

    title = forms.CharField(label=_("名称"), max_length=120)
    first = DayField(label=_("到期日自"))
    last = DayField(label=_("到期日至"))
    budget = forms.DecimalField(label=_("预算（元）"), min_value=Decimal(0), max_digits=14, decimal_places=2)

    @classmethod
    def of_next_year(cls) -> ReviewForm:
        year = timezone.localdate().year + 1
        initial = {"title": f"{year}", "first": f"{year}-01-01", "last": f"{year}-12-31"}
        initial["title"] = str(_("%(year)s 年度年费处置") % {"year": year})
        return cls(initial=initial)

    @property
    def fen(self) -> int:
        return int(self.cleaned_data["budget"] * 100)


LABELS: Final = {
    "keep_grade": _("自评不低于此级的倾向保留"),
    "poor_grade": _("自评不高于此级的倾向放弃"),
    "min_raters": _("企业评价至少几家才算数"),
    "min_interest": _("至少几家看好才算有前景"),
    "min_matches": _("至少几家企业的需求与之相合"),
    "short_life_years": _("剩余不足几年算临近届满"),
    "offer_remaining_years": _("剩余至少几年才先挂牌或退还发明人"),
    "dear_payable": _("下一年费达到多少元算高"),
}
_MONEY: Final = ("dear_payable",)
_GRADES: Final = ("keep_grade", "poor_grade")


def _level_field(policy: DecisionPolicy, *, label: Any, levels: list[tuple[int, str]], now: int) -> forms.Field:
    """A level by the institution's label; what is stored stays on offer though the scale has changed."""
    known = [*levels] if now in dict(levels) else [*levels, (now, grade_words(policy.organisation)(now))]
    return forms.TypedChoiceField(label=label, choices=known, coerce=int)


class PolicyForm(forms.Form):
    """Thresholds, notice, votes, criteria of incentives: all of them defaults of ours until changed."""

    notice_days = forms.IntegerField(
        label=_("公示天数"), min_value=1, max_value=365, help_text=_("本平台默认 15 天；国家法律没有规定天数。")
    )
    min_votes = forms.IntegerField(label=_("每件至少几票"), min_value=0, max_value=50, help_text=_("0 为不要求投票。"))
    licences = forms.IntegerField(label=_("转化激励：至少几项许可、转让或作价入股"), min_value=1, max_value=100)
    years = forms.IntegerField(label=_("转化激励：最近几年内"), min_value=1, max_value=20)

    def __init__(self, data: Any = None, *, policy: DecisionPolicy) -> None:
        thresholds = Thresholds.of(policy.thresholds)
        criteria = {**CRITERIA, **policy.incentives}
        initial = {"notice_days": policy.notice_days, "min_votes": policy.min_votes, **criteria}
        for name in LABELS:
            value = getattr(thresholds, name)
            initial[name] = value // 100 if name in _MONEY else value
        super().__init__(data, initial=initial)
        levels = grade_levels(policy.organisation)
        for name, label in LABELS.items():
            if levels and name in _GRADES:
                self.fields[name] = _level_field(policy, label=label, levels=levels, now=initial[name])
                continue
            kind = forms.FloatField if name.endswith("years") else forms.IntegerField
            self.fields[name] = kind(label=label, min_value=0, max_value=1_000_000)

    def thresholds(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {name: data[name] * 100 if name in _MONEY else data[name] for name in LABELS}

    def incentives(self) -> dict[str, int]:
        return {name: self.cleaned_data[name] for name in CRITERIA}
