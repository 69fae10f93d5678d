"""An enterprise registers itself: what we ask for."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from panhuo.needs.api import CompanySize
from panhuo.web.regions import RegionField


class RegistrationForm(forms.Form):
    """Who the enterprise is, who speaks for it, and the proof. Errors of the rules come from `register_enterprise`."""

    name = forms.CharField(label=_("企业全称"), max_length=200, help_text=_("与营业执照一致"))
    uscc = forms.CharField(label=_("统一社会信用代码"), max_length=40, help_text=_("18 位，见营业执照"))
    region = RegionField(
        label=_("所在地区"),
        empty_label=_("请选择"),
        help_text=_("由该地区的管理部门审核"),
    )
    proof = forms.FileField(label=_("营业执照等证明"), help_text=_("PDF、JPG 或 PNG，不超过 10 MB"))
    main_products = forms.CharField(
        label=_("主要产品"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )
    technologies_wanted = forms.CharField(
        label=_("希望获得的技术"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("填写后，审核通过即可看到匹配的专利；以后也能修改"),
    )
    size = forms.ChoiceField(label=_("规模"), required=False, choices=CompanySize.choices, initial=CompanySize.UNKNOWN)
    contact_name = forms.CharField(label=_("联系人姓名"), max_length=60)
    email = forms.EmailField(label=_("电子邮箱"), max_length=254, help_text=_("用于接收审核结果和找回密码"))
    username = forms.CharField(
        label=_("用户名"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "username"})
    )
    password = forms.CharField(
        label=_("密码"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("至少 10 个字符，不能全是数字，也不能和用户名相近"),
    )
    password_again = forms.CharField(
        label=_("再输一次密码"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def clean_password_again(self) -> str:
        again: str = self.cleaned_data["password_again"]
        if again != self.cleaned_data.get("password"):
            raise forms.ValidationError(_("两次输入的密码不一样"))
        return again
