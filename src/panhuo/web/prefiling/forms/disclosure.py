"""The form of a disclosure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from panhuo.orgs.api import Organisation, Role, User
from panhuo.portfolio.prefiling.api import Confidentiality, Disclosure, DisclosureValues, FundingValue, InventorValue

FUNDING_ROWS: Final = 3
PARTS: Final = (("project", _("项目名称")), ("number", _("项目编号")), ("agency", _("资助机构")))


class DisclosureForm(forms.Form):
    """`organisations`: those the author may disclose for; `office`: people who may handle it (new ones only)."""

    title = forms.CharField(label=_("名称"), max_length=200)
    organisation = forms.ModelChoiceField(label=_("单位"), queryset=Organisation.objects.none(), empty_label=None)
    description = forms.CharField(
        label=_("技术方案"),
        max_length=30_000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("写清要解决的问题、怎么做、效果如何。只有您指定的人能看到，检索时不会留下内容"),
    )
    inventors = forms.CharField(
        label=_("发明人"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("每行一人；有账号的在姓名后空一格写用户名，他就能看到这份披露"),
    )
    planned_use = forms.CharField(
        label=_("打算怎么用"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("谁会用、做成什么产品、许可转让还是自己实施。评估以产业化前景为核心"),
    )
    publicly_funded = forms.TypedChoiceField(
        label=_("是否由财政资助科研项目形成"),
        choices=(("yes", _("是")), ("no", _("否"))),
        coerce=lambda value: value == "yes",
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
        help_text=_("财政资助科研项目形成专利的声明；提交评估前必须填写"),
    )
    planned_years = forms.IntegerField(
        label=_("计划维持年限"), required=False, min_value=1, max_value=20, help_text=_("自申请日起算，不确定可不填")
    )
    confidentiality = forms.ChoiceField(
        label=_("密级"), choices=Confidentiality.choices, initial=Confidentiality.ORDINARY, widget=forms.RadioSelect
    )
    office = forms.ModelChoiceField(
        label=_("经办人"),
        queryset=User.objects.none(),
        empty_label=_("请选择"),
        help_text=_("成果转化办的老师，由他安排评审；之后可以更换"),
    )

    def __init__(self, *args: Any, organisations: list[Organisation], office: list[User] | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for row in range(1, FUNDING_ROWS + 1):
            for part, label in PARTS:
                self.fields[f"funding_{row}_{part}"] = forms.CharField(label=label, required=False, max_length=120)
        unit = cast("forms.ModelChoiceField[Organisation]", self.fields["organisation"])
        unit.queryset = Organisation.objects.filter(pk__in=[one.pk for one in organisations])
        if len(organisations) == 1:
            unit.initial = organisations[0].pk
            unit.widget = unit.hidden_widget()
        if office is None:
            del self.fields["office"]
        else:
            who = cast("forms.ModelChoiceField[User]", self.fields["office"])
            who.queryset = User.objects.filter(pk__in=[one.pk for one in office]).order_by("display_name")

    def clean_inventors(self) -> list[InventorValue]:
        return list(_inventors(self.cleaned_data["inventors"]))

    @property
    def funding_rows(self) -> list[list[forms.BoundField]]:
        return [[self[f"funding_{row}_{part}"] for part, _label in PARTS] for row in range(1, FUNDING_ROWS + 1)]

    def values(self) -> DisclosureValues:
        """What a valid form says."""
        said = self.cleaned_data
        rows = [
            FundingValue(*(said[f"funding_{row}_{part}"].strip() for part, _label in PARTS))
            for row in range(1, FUNDING_ROWS + 1)
        ]
        return DisclosureValues(
            title=said["title"],
            description=said["description"],
            planned_use=said["planned_use"],
            publicly_funded=said["publicly_funded"],
            planned_years=said["planned_years"],
            confidentiality=said["confidentiality"],
            inventors=said["inventors"],
            funding=[row for row in rows if any(row)],
        )


def initial_of(disclosure: Disclosure) -> dict[str, Any]:
    """The form's values of a record."""
    funded = {True: "yes", False: "no", None: ""}[disclosure.publicly_funded]
    initial: dict[str, Any] = {
        "title": disclosure.title,
        "organisation": disclosure.organisation_id,
        "description": disclosure.description,
        "planned_use": disclosure.planned_use,
        "publicly_funded": funded,
        "planned_years": disclosure.planned_years,
        "confidentiality": disclosure.confidentiality,
        "inventors": "\n".join(
            f"{one.name} {one.user.username}" if one.user else one.name
            for one in disclosure.inventors.select_related("user")
        ),
    }
    for row, funding in enumerate(disclosure.funding.all()[:FUNDING_ROWS], start=1):
        initial |= {f"funding_{row}_{part}": getattr(funding, part) for part, _label in PARTS}
    return initial


def office_choices(organisations: list[int]) -> list[User]:
    """Staff and administrators of these organisations."""
    rows = User.objects.filter(
        memberships__organisation__in=organisations, memberships__role__in=(Role.ADMIN, Role.STAFF), is_active=True
    )
    return list(rows.distinct())


def _inventors(text: str) -> Iterator[InventorValue]:
    for number, line in enumerate((one.strip() for one in text.splitlines()), start=1):
        if not line:
            continue
        name, _gap, username = re.sub(r"\s+", " ", line).rpartition(" ")
        if not name:
            yield InventorValue(username)
            continue
        user = User.objects.filter(username=username, is_active=True).first()
        if user is None:
            message = _("第 %(n)s 行：没有用户名为“%(username)s”的账号")
            raise ValidationError(message, params={"n": number, "username": username})
        yield InventorValue(name, user)
