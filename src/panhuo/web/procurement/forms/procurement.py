"""The form of a purchase, made from the standard that holds; forms of offers and ratings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from panhuo.exchange.procurement.api import Item, ItemKind, Procurement, Standard
from panhuo.exchange.services.api import ServiceKind, ServiceProfile
from panhuo.orgs.api import Organisation
from panhuo.web.services.forms.credit import day_input
from panhuo.web.services.forms.orders import invitable
from panhuo.web.services.money import to_yuan, yuan_field


class ProcurementForm(forms.Form):
    """A field `a_<line>` for each line of the standard; none is required until it is published."""

    organisation = forms.ModelChoiceField(label=_("采购单位"), queryset=Organisation.objects.none(), empty_label=None)
    title = forms.CharField(label=_("标题"), max_length=120)
    ceiling = yuan_field(_("最高限价（元/件）"), required=False, least=1)
    offers_until = forms.DateField(label=_("报价截止日期"), widget=day_input())
    open_to_all = forms.BooleanField(label=_("向全部在册代理机构征集"), required=False)
    invited = forms.ModelMultipleChoiceField(
        label=_("邀请代理机构"),
        queryset=Organisation.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("可以先在服务目录里勾选机构，再来这里"),
    )

    def __init__(
        self,
        *args: Any,
        standard: Standard,
        organisations: list[Organisation],
        ticked: Sequence[str] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.standard = standard
        own = cast("forms.ModelChoiceField[Organisation]", self.fields["organisation"])
        own.queryset = Organisation.objects.filter(pk__in=[one.pk for one in organisations])
        if len(organisations) == 1:
            own.initial = organisations[0].pk
            own.widget = own.hidden_widget()
        agencies = ServiceProfile.objects.listed().filter(items__kind=ServiceKind.AGENCY).distinct()
        asked = cast("forms.ModelMultipleChoiceField[Organisation]", self.fields["invited"])
        asked.queryset = invitable(agencies, ticked)
        for item in standard.items:
            self.fields[f"a_{item.id}"] = _line(item)

    @property
    def sections(self) -> list[tuple[str, list[forms.BoundField]]]:
        return [(one.label, [self[f"a_{item.id}"] for item in one.items]) for one in self.standard.sections]

    def answers(self) -> dict[str, str]:
        said = {item.id: self.cleaned_data[f"a_{item.id}"] for item in self.standard.items}
        return {key: "" if value is None else str(value) for key, value in said.items()}


def _line(item: Item) -> forms.Field:
    label = f"{item.text} *" if item.required else item.text
    usual: dict[str, Any] = {"label": label, "help_text": item.hint, "required": False}
    if item.kind is ItemKind.NUMBER:
        return forms.IntegerField(min_value=0, **usual)
    if item.kind is ItemKind.CHOICE:
        return forms.ChoiceField(choices=[("", "—"), *((one, one) for one in item.choices)], **usual)
    if item.kind is ItemKind.YES_NO:
        return forms.ChoiceField(choices=[("yes", _("要求")), ("no", _("不要求"))], widget=forms.RadioSelect, **usual)
    return forms.CharField(max_length=1000, widget=forms.Textarea(attrs={"rows": 2}), **usual)


def procurement_initial(one: Procurement | None) -> dict[str, Any]:
    if one is None:
        return {}
    initial = {name: getattr(one, name) for name in ("title", "offers_until", "open_to_all")}
    initial |= {"organisation": one.organisation_id, "ceiling": to_yuan(one.ceiling)}
    initial["invited"] = list(one.invited.all())
    return initial | {f"a_{key}": value for key, value in one.answers.items()}


class AgencyOfferForm(forms.Form):
    organisation = forms.ModelChoiceField(label=_("报价机构"), queryset=Organisation.objects.none(), empty_label=None)
    price = yuan_field(_("报价（元/件）"))
    team = forms.CharField(
        label=_("承办团队"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("承办代理师的技术背景、执业年限和可查的案例"),
    )
    plan = forms.CharField(
        label=_("服务方案"),
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("逐条回应采购需求。评审人看不到价格，请不要在方案里写价格"),
    )

    def __init__(self, *args: Any, organisations: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = cast("forms.ModelChoiceField[Organisation]", self.fields["organisation"])
        own.queryset = Organisation.objects.filter(pk__in=[one.pk for one in organisations])
        own.initial = organisations[0].pk if organisations else None
        if len(organisations) == 1:
            own.widget = own.hidden_widget()


class ScoreForm(forms.Form):
    """A rating for each criterion; what is left empty is not rated."""

    comment = forms.CharField(label=_("评语"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, standard: Standard, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.scheme = standard.scheme
        for one in self.scheme.criteria:
            self.fields[f"c_{one.id}"] = forms.IntegerField(
                label=one.label, help_text=one.hint, required=False, min_value=0, max_value=self.scheme.scale
            )

    @property
    def rows(self) -> list[tuple[int, forms.BoundField]]:
        return [(one.weight, self[f"c_{one.id}"]) for one in self.scheme.criteria]

    def values(self) -> dict[str, int]:
        said = {one.id: self.cleaned_data[f"c_{one.id}"] for one in self.scheme.criteria}
        return {key: value for key, value in said.items() if value is not None}
