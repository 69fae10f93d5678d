"""Forms of industry chains."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from panhuo.exchange.chains.api import Chain, ChainNode, ChainVisibility, NodeSpec, Stage
from panhuo.orgs.api import Organisation


class ChainForm(forms.Form):
    """What a chain is called, whose it is, who sees it."""

    title = forms.CharField(label=_("名称"), max_length=120)
    organisation = forms.ModelChoiceField(label=_("绘制单位"), queryset=Organisation.objects.none(), empty_label=None)
    description = forms.CharField(label=_("说明"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    visibility = forms.ChoiceField(
        label=_("公开范围"), choices=ChainVisibility.choices, initial=ChainVisibility.MEMBERS
    )

    def __init__(self, *args: Any, organisations: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast("forms.ModelChoiceField[Organisation]", self.fields["organisation"])
        field.queryset = Organisation.objects.filter(pk__in=[one.pk for one in organisations])
        field.initial = organisations[0].pk if organisations else None


class OutlineForm(forms.Form):
    outline = forms.CharField(
        label=_("环节"),
        strip=False,
        max_length=100_000,
        widget=forms.Textarea(attrs={"rows": 22, "class": "ch-outline", "spellcheck": "false"}),
        help_text=_(
            "一行一个环节，下级用空格缩进；后面可写“｜ IPC：H01M10/05、C01B32 ｜ 关键词：硅碳负极、固态电解质 ｜ "
            "行业：C38 ｜ 位置：上游 ｜ 供给：电芯 ｜ 统计：都要满足 ｜ 备注：……”"
        ),
    )
    note = forms.CharField(label=_("这次改了什么"), required=False, max_length=200)


class FileForm(forms.Form):
    file = forms.FileField(label=_("Excel 或 CSV 文件"))


class NodeForm(forms.Form):
    """One node; what is written in lists is separated by commas of any kind."""

    name = forms.CharField(label=_("环节"), max_length=60)
    parent = forms.ChoiceField(label=_("上级环节"), required=False)
    stage = forms.ChoiceField(label=_("位置"), required=False, choices=[("", _("未填写")), *Stage.choices])
    ipc = forms.CharField(
        label="IPC", required=False, help_text=_("分类号，用顿号或逗号分开；写到小类、大组、小组都可以")
    )
    keywords = forms.CharField(
        label=_("关键词"), required=False, help_text=_("在专利的名称和摘要、需求和企业画像中查找")
    )
    industries = forms.CharField(label=_("行业"), required=False, help_text=_("GB/T 4754 代码或名称，统计需求和企业用"))
    supplies = forms.MultipleChoiceField(
        label=_("供给到"), required=False, widget=forms.SelectMultiple(attrs={"size": 6})
    )
    both = forms.BooleanField(label=_("分类号（或行业）与关键词都要满足"), required=False)
    note = forms.CharField(label=_("备注"), required=False, max_length=200)

    def __init__(self, *args: Any, others: list[ChainNode], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [(one.name, one.name) for one in others]
        cast("forms.ChoiceField", self.fields["parent"]).choices = [("", _("无")), *names]
        cast("forms.MultipleChoiceField", self.fields["supplies"]).choices = names


def node_initial(spec: NodeSpec) -> dict[str, Any]:
    """A node as the form shows it."""
    return {
        "name": spec.name, "parent": spec.parent, "stage": spec.stage, "ipc": "、".join(spec.ipc),
        "keywords": "、".join(spec.keywords), "industries": "、".join(spec.industries), "supplies": list(spec.supplies),
        "both": spec.both, "note": spec.note,
    }  # fmt: skip


def chain_initial(chain: Chain) -> dict[str, Any]:
    return {
        "title": chain.title, "organisation": chain.organisation_id, "description": chain.description,
        "visibility": chain.visibility,
    }  # fmt: skip
