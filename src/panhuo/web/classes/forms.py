"""Forms of classes."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from panhuo.portfolio.classes.api import FLAGS, TableKind


class MarkForm(forms.Form):
    """What a person says of a flag."""

    flag = forms.ChoiceField(
        label=_("标识"), choices=[(flag, name) for flag, name in FLAGS.items() if flag != "ten_years"]
    )
    value = forms.ChoiceField(
        label=_("判断"), choices=(("yes", _("是")), ("no", _("否")), ("", _("取消标注"))), required=False
    )
    evidence = forms.CharField(label=_("证据"), max_length=300, required=False)
    amount = forms.DecimalField(
        label=_("质押金额（万元）"), required=False, min_value=0, max_digits=15, decimal_places=6,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )  # fmt: skip


class TableForm(forms.Form):
    """A table from IPC to classes."""

    kind = forms.ChoiceField(label=_("对照表"), choices=TableKind.choices)
    name = forms.CharField(label=_("名称"), max_length=200)
    edition = forms.CharField(label=_("版本"), max_length=40, required=False)
    source = forms.CharField(label=_("来源"), max_length=400, required=False)
    upload = forms.FileField(
        label=_("文件"), help_text=_("Excel 或 CSV；表头要有 IPC 和名称，可有代码。一格里可写多个分类号")
    )
