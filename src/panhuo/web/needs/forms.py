"""The form of a need."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from panhuo.needs.api import (
    LONGEST_TEXT,
    LONGEST_TITLE,
    CooperationMode,
    Need,
    NeedValues,
    NeedVisibility,
    named_organisations,
    title_from,
)
from panhuo.orgs.api import Organisation, Region
from panhuo.web.needs.choices import industry_choices
from panhuo.web.needs.institutions import organisations_named
from panhuo.web.needs.money import to_fen, to_wan
from panhuo.web.regions import RegionField


def _budget(label: Any) -> forms.DecimalField:
    messages = {"invalid": _("请填写数字，例如 50 或 12.5"), "min_value": _("预算不能是负数")}
    return forms.DecimalField(
        label=label,
        required=False,
        min_value=0,
        max_digits=15,
        decimal_places=6,
        error_messages=messages,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )


class NeedForm(forms.Form):
    """Only the text is needed; an empty title is taken from its first sentence."""

    text = forms.CharField(
        label=_("需求内容"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("可以整段粘贴。写清：做什么产品、遇到什么问题、希望达到什么指标、有什么限制"),
        error_messages={"required": _("请填写需求内容，匹配靠它进行")},
    )
    title = forms.CharField(
        label=_("标题"), required=False, max_length=LONGEST_TITLE, help_text=_("不填则取正文第一句，之后可以改")
    )
    organisation = forms.ModelChoiceField(label=_("发布机构"), queryset=Organisation.objects.none(), empty_label=None)
    organisation_name = forms.CharField(
        label=_("需求企业"), required=False, max_length=200, help_text=_("替未入驻的企业发布时填写，写企业全称")
    )
    industry = forms.ChoiceField(label=_("行业"), required=False)
    region = RegionField(label=_("地区"), required=False, empty_label=_("未填写"))
    budget_min = _budget(_("预算下限（万元）"))
    budget_max = _budget(_("预算上限（万元）"))
    modes = forms.MultipleChoiceField(
        label=_("可接受的合作方式"),
        required=False,
        choices=CooperationMode.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    deadline = forms.DateField(
        label=_("截止日期"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": _("请按 2026-05-31 的格式填写日期")},
    )
    visibility = forms.ChoiceField(
        label=_("公开范围"),
        choices=NeedVisibility.choices,
        initial=NeedVisibility.MEMBERS,
        widget=forms.RadioSelect,
        help_text=_("选“公开”时，未登录的人也能看到；“匹配到的机构”只对排在前面的专利的权利人开放"),
    )
    named = forms.CharField(
        label=_("指定机构"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("公开范围选“指定机构”时填写，每行一家机构的全称"),
    )
    is_anonymous = forms.BooleanField(
        label=_("匿名发布：接受对接之前不显示企业名称"),
        required=False,
        help_text=_("正文和附件里也不要写企业名称、商标和地址"),
    )

    def __init__(self, *args: Any, organisations: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner = cast("forms.ModelChoiceField[Organisation]", self.fields["organisation"])
        industry = cast("forms.ChoiceField", self.fields["industry"])
        owner.queryset = Organisation.objects.filter(pk__in=[one.pk for one in organisations])
        owner.initial = organisations[0].pk if organisations else None
        cast("RegionField", self.fields["region"]).offer(self.initial.get("region"))
        industry.choices = industry_choices(also=self.initial.get("industry", ""))
        if len(organisations) == 1:
            owner.widget = owner.hidden_widget()

    def clean_named(self) -> list[Organisation]:
        """The organisations that the lines name, by today's or an earlier name."""
        return organisations_named(self.cleaned_data["named"])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        low, high = cleaned.get("budget_min"), cleaned.get("budget_max")
        if low is not None and high is not None and low > high:
            message = _("预算上限 %(high)s 小于下限 %(low)s")
            self.add_error("budget_max", ValidationError(message, params={"high": high, "low": low}))
        if cleaned.get("visibility") == NeedVisibility.NAMED and not cleaned.get("named") and not self.errors:
            self.add_error("named", ValidationError(_("请至少写一家机构，或换一个公开范围")))
        if not cleaned.get("title") and cleaned.get("text"):
            cleaned["title"] = title_from(cleaned["text"])
        return cleaned

    @property
    def title_was_proposed(self) -> bool:
        """The user left the title empty."""
        return not self.data.get(self.add_prefix("title"), "").strip()


def initial_of(need: Need) -> dict[str, Any]:
    """The form's values of a record."""
    return {
        "text": need.text,
        "title": need.title,
        "organisation": need.organisation_id,
        "organisation_name": need.organisation_name,
        "industry": need.industry,
        "region": need.region_id,
        "budget_min": to_wan(need.budget_min_fen),
        "budget_max": to_wan(need.budget_max_fen),
        "modes": need.modes,
        "deadline": need.deadline,
        "visibility": need.visibility,
        "is_anonymous": need.is_anonymous,
        "named": "\n".join(one.name for one in named_organisations(need)),
    }


def values_of(form: NeedForm) -> NeedValues:
    """What a valid form says. It shows every field, so an empty one means: take it away."""
    cleaned = form.cleaned_data
    region: Region | None = cleaned["region"]
    return NeedValues.whole(
        title=cleaned["title"],
        text=cleaned["text"],
        visibility=cleaned["visibility"],
        is_anonymous=cleaned["is_anonymous"],
        organisation_name=cleaned["organisation_name"],
        industry=cleaned["industry"],
        region=region.pk if region else None,
        budget_min_fen=to_fen(cleaned["budget_min"]),
        budget_max_fen=to_fen(cleaned["budget_max"]),
        modes=cleaned["modes"],
        deadline=cleaned["deadline"],
    )
