"""Forms of the organisation page."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from panhuo.orgs.api import NameKind, OrganisationKind, Role
from panhuo.web.regions import RegionField


class NameForm(forms.Form):
    """Another name by which patents may call the organisation."""

    name = forms.CharField(label=_("名称"), max_length=200)
    kind = forms.ChoiceField(label=_("类型"), choices=NameKind.choices)


class RenameForm(forms.Form):
    """The present name; the old one is kept as a former name."""

    name = forms.CharField(
        label=_("新名称"), max_length=200, help_text=_("原名称会保留为曾用名，旧专利仍能归属到本机构")
    )


class MemberForm(forms.Form):
    """Take in somebody who has an account already."""

    username = forms.CharField(label=_("用户名"), max_length=150)
    role = forms.ChoiceField(label=_("角色"), choices=Role.choices, initial=Role.STAFF)


class ColleagueForm(forms.Form):
    """An account for a colleague, who sets the password by a link that works once."""

    display_name = forms.CharField(label=_("姓名"), max_length=60)
    username = forms.CharField(
        label=_("用户名"),
        max_length=150,
        help_text=_("用于登录；字母、数字和 @ . + - _"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=_("电子邮箱"), required=False, max_length=254, help_text=_("可不填；填了就能自己找回密码")
    )
    role = forms.ChoiceField(
        label=_("角色"),
        choices=Role.choices,
        initial=Role.STAFF,
        help_text=_("机构管理员管成员和名称，经办人管专利和需求，查看者只看"),
    )


class OrganisationForm(forms.Form):
    """A new organisation, set up by the administrator of the installation."""

    name = forms.CharField(label=_("机构全称"), max_length=200)
    kind = forms.ChoiceField(label=_("类型"), choices=OrganisationKind.choices)
    region = RegionField(label=_("所在地区"), required=False, empty_label=_("未填写"), counties=True)
    uscc = forms.CharField(label=_("统一社会信用代码"), max_length=40, required=False)
