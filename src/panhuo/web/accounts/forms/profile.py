"""What an enterprise says of itself."""

from __future__ import annotations

from typing import cast

from django import forms
from django.utils.translation import gettext_lazy as _

from panhuo.needs.api import PROFILE_LEVELS, CompanySize, NeedVisibility
from panhuo.web.needs.choices import industry_choices


class ProfileForm(forms.Form):
    """Main products and technologies wanted are what the matcher reads."""

    main_products = forms.CharField(
        label=_("主要产品"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )
    technologies_wanted = forms.CharField(
        label=_("希望获得的技术"),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("写清要解决的问题、使用条件和指标，匹配会逐句对应"),
    )
    industry = forms.ChoiceField(label=_("行业"), required=False)
    size = forms.ChoiceField(label=_("规模"), required=False, choices=CompanySize.choices)
    visibility = forms.ChoiceField(
        label=_("公开范围"),
        choices=[(level.value, level.label) for level in PROFILE_LEVELS],
        widget=forms.RadioSelect,
        initial=NeedVisibility.MEMBERS,
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        industry = cast("forms.ChoiceField", self.fields["industry"])
        industry.choices = industry_choices(also=self.initial.get("industry", ""))

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        if not (cleaned.get("main_products") or cleaned.get("technologies_wanted")):
            raise forms.ValidationError(_("主要产品和希望获得的技术至少填写一项，否则无法匹配"))
        return cleaned
