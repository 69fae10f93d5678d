"""The form by which kind, region and code of an organisation are put right."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from panhuo.orgs.api import Organisation, OrganisationKind
from panhuo.web.regions import RegionField


class CorrectForm(forms.Form):
    """Only what the user may correct can be edited; the rest keeps its value, whatever is sent."""

    kind = forms.ChoiceField(
        label=_("类型"),
        choices=OrganisationKind.choices,
        help_text=_("类型决定机构能用哪些功能，由平台管理员更正"),
    )
    region = RegionField(label=_("所在地区"), required=False, empty_label=_("未填写"), counties=True)
    uscc = forms.CharField(
        label=_("统一社会信用代码"), max_length=40, required=False, help_text=_("已登记的代码由平台管理员更正")
    )

    def __init__(self, *args: Any, organisation: Organisation, may: Collection[str], **kwargs: Any) -> None:
        kwargs["initial"] = {
            "kind": organisation.kind, "region": organisation.region_id, "uscc": organisation.uscc or "",
        }  # fmt: skip
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.disabled = name not in may
