"""Forms of these rooms."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

from panhuo.orgs.api import Organisation, Region
from panhuo.policies.api import MendAction, Policy, PolicyKind, PolicyLevel
from panhuo.web.imports.forms import ManyFilesField


def _day_input() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class HolderForm(forms.Form):
    """Any form that is filled in for an organisation; hidden where there is only one."""

    holder = forms.ModelChoiceField(label=_("为哪个机构"), queryset=Organisation.objects.none(), empty_label=None)

    def __init__(self, *args: Any, holders: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast("forms.ModelChoiceField[Organisation]", self.fields["holder"])
        field.queryset = Organisation.objects.filter(pk__in=[one.pk for one in holders])
        field.initial = holders[0].pk if holders else None
        if len(holders) == 1:
            field.widget = field.hidden_widget()


class UploadForm(HolderForm):
    uploads = ManyFilesField(
        label=_("文件"),
        help_text=_("Word（.docx）、PDF、网页、文本、Excel，可一次选几百个"),
    )

    def named_files(self) -> list[tuple[str, File[bytes]]]:
        """(the user's name of the file, the file)."""
        return [(file.name or "", file) for file in self.cleaned_data["uploads"]]


class PasteForm(HolderForm):
    title = forms.CharField(label=_("名称"), required=False, max_length=300, help_text=_("不填则取正文的标题"))
    level = forms.ChoiceField(label=_("层级"), required=False, choices=[("", _("按正文判断")), *PolicyLevel.choices])
    text = forms.CharField(
        label=_("正文"), widget=forms.Textarea(attrs={"rows": 14}), error_messages={"required": _("请粘贴正文")}
    )


class PolicyForm(forms.ModelForm[Policy]):
    """What was read from the text, to be corrected. An empty field means: unknown."""

    class Meta:
        model = Policy
        fields = (
            "title", "kind", "level", "region", "issuer_name", "number", "issued_on", "effective_on", "valid_until",
            "status", "is_published",
        )  # fmt: skip
        widgets = {"issued_on": _day_input(), "effective_on": _day_input(), "valid_until": _day_input()}  # noqa: RUF012
        help_texts = {"is_published": _("勾选后，件数和已生效的整改结果进入公开情况；草稿不公开。")}  # noqa: RUF012

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        region = cast("forms.ModelChoiceField[Region]", self.fields["region"])
        region.queryset = Region.objects.order_by("code")
        region.empty_label = str(_("未知"))
        for name, choices in (("kind", PolicyKind.choices), ("level", PolicyLevel.choices)):
            cast("forms.TypedChoiceField", self.fields[name]).choices = [("", _("未知")), *choices]


class MendForm(forms.Form):
    action = forms.ChoiceField(label=_("处理方式"), choices=MendAction.choices, widget=forms.RadioSelect)
    owner_name = forms.CharField(label=_("责任部门或责任人"), max_length=100)
    deadline = forms.DateField(label=_("完成期限"), widget=_day_input())
    new_text = forms.CharField(
        label=_("新条文"), required=False, widget=forms.Textarea(attrs={"rows": 7}), help_text=_("修订时填写")
    )
    repealed_by = forms.CharField(
        label=_("废止依据"), required=False, max_length=300, help_text=_("废止时填写文号或决定")
    )
    reason = forms.CharField(
        label=_("理由"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("保留时必填；新条文没有质量、产业化或主营业务贡献的内容时也要说明"),
    )


class CampaignForm(HolderForm):
    year = forms.IntegerField(label=_("年度"), min_value=2000, max_value=2200)
    title = forms.CharField(label=_("名称"), max_length=200)
    deadline = forms.DateField(label=_("报送期限"), widget=_day_input())
    dun_days = forms.CharField(label=_("催办"), help_text=_("期限前几天提醒，用逗号分开；逾期后每周一次"))
    note = forms.CharField(label=_("要求"), required=False, widget=forms.Textarea(attrs={"rows": 4}))

    def clean_dun_days(self) -> list[int]:
        text = self.cleaned_data["dun_days"].replace("，", ",")
        parts = [part.strip() for part in text.split(",") if part.strip()]
        if not all(part.isascii() and part.isdigit() and int(part) <= 365 for part in parts):  # noqa: PLR2004
            raise forms.ValidationError(_("请填写 0 到 365 的天数，例如 14,7,3,0"))
        return [int(part) for part in parts]


class ReferralForm(HolderForm):
    to = forms.ModelChoiceField(
        label=_("上级部门"), queryset=Organisation.objects.none(), required=False, empty_label=_("不在本平台，填写名称")
    )
    to_name = forms.CharField(
        label=_("上级部门名称"), required=False, max_length=200, help_text=_("例如国家知识产权局")
    )
    text = forms.CharField(label=_("需要研究的事项"), widget=forms.Textarea(attrs={"rows": 5}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        to = cast("forms.ModelChoiceField[Organisation]", self.fields["to"])
        to.queryset = Organisation.objects.active().filter(kind="authority").order_by("name")
