"""Forms of sharing the income."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from panhuo.deals.rules.shares.net_income import Cost
from panhuo.deals.rules.shares.roles import PERSONS, Part, Role
from panhuo.deals.shares.api import (
    BindingName,
    CostName,
    GrantKind,
    InstitutionName,
    MemberValue,
    Recipient,
    RecipientKind,
    RoleName,
    add_recipient,
)
from panhuo.orgs.api import Organisation, User
from panhuo.web.money import DayField, FenField, PercentField

ROWS: Final = 8


class PartRows(forms.Form):
    """Rows of a scheme: name, role, per cent. Empty rows don't count."""

    def __init__(self, data: Any = None, *, parts: Sequence[Part] = (), **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        roles = [("", "—"), *RoleName.choices]
        for n in range(ROWS):
            part = parts[n] if n < len(parts) else None
            self.fields[f"p{n}_name"] = forms.CharField(
                label=_("名称"), required=False, max_length=60, initial=part.name if part else ""
            )
            self.fields[f"p{n}_role"] = forms.ChoiceField(
                label=_("归谁"), required=False, choices=roles, initial=part.role.value if part else ""
            )
            self.fields[f"p{n}_percent"] = PercentField(
                label=_("比例（%）"), required=False, initial=f"{part.percent.normalize():f}" if part else ""
            )

    @property
    def rows(self) -> list[list[forms.BoundField]]:
        return [[self[f"p{n}_{what}"] for what in ("name", "role", "percent")] for n in range(ROWS)]

    def parts(self) -> list[Part]:
        """What a valid form says; a row without a name goes by its role's."""
        found = []
        for n in range(ROWS):
            role, percent = self.cleaned_data[f"p{n}_role"], self.cleaned_data[f"p{n}_percent"]
            if role and percent is not None:
                name = self.cleaned_data[f"p{n}_name"].strip() or str(RoleName(role).label)
                found.append(Part(name, Role(role), percent))
        return found


class RuleForm(PartRows):
    title = forms.CharField(label=lazy("名称"), max_length=200)
    article = forms.CharField(label=lazy("依据（文件和条款）"), max_length=200)
    valid_from = DayField(label=lazy("施行日"))
    valid_to = DayField(label=lazy("失效日"), required=False)
    notice_days = forms.IntegerField(
        label=lazy("公示天数"), min_value=0, max_value=365, initial=15, help_text=lazy("15 天是本平台默认值，可改")
    )
    own = forms.BooleanField(label=lazy("本单位自己规定了净收入怎么算"), required=False)
    costs = forms.MultipleChoiceField(
        label=lazy("可以扣除的成本"), required=False, choices=CostName.choices, widget=forms.CheckboxSelectMultiple,
        help_text=lazy("北京、上海、浙江的条例有定义，以条例为准；其他地区须由本单位规定"),
    )  # fmt: skip

    @property
    def head(self) -> list[forms.BoundField]:
        return [self[name] for name in ("title", "article", "valid_from", "valid_to", "notice_days")]

    def said_costs(self) -> list[Cost] | None:
        return [Cost(one) for one in self.cleaned_data["costs"]] if self.cleaned_data["own"] else None


class RosterForm(PartRows):
    """`members_N`: lines of a part: 姓名, @账号, 权重 in any order after the name."""

    pact = forms.BooleanField(label=lazy("本协议与完成人另有约定"), required=False)
    article = forms.CharField(label=lazy("约定的依据"), max_length=200, required=False)

    def __init__(
        self, data: Any = None, *, parts: Sequence[Part], members: Mapping[str, str], pact: bool, article: str
    ) -> None:
        super().__init__(data, parts=parts if pact else ())
        self.fields["pact"].initial, self.fields["article"].initial = pact, article
        self._parts = [one for one in parts if one.role is not Role.INSTITUTION]
        for n, part in enumerate(self._parts):
            self.fields[f"members_{n}"] = forms.CharField(
                label=f"{part.name} {part.percent.normalize():f}%", required=False, max_length=4000,
                widget=forms.Textarea(attrs={"rows": 3}), initial=members.get(part.name, ""),
            )  # fmt: skip

    @property
    def member_fields(self) -> list[forms.BoundField]:
        return [self[f"members_{n}"] for n in range(len(self._parts))]

    def members(self, organisation: Organisation, *, actor: User) -> list[MemberValue]:
        """Who is in each part; people and bodies that are new get an entry."""
        found = []
        for n, part in enumerate(self._parts):
            kind = RecipientKind.PERSON if part.role in PERSONS else RecipientKind.BODY
            for name, username, weight in member_lines(self.cleaned_data[f"members_{n}"]):
                who = recipient_named(organisation, kind=kind, name=name, username=username, actor=actor)
                found.append(MemberValue(part.name, who, weight))
        return found

    def clean(self) -> dict[str, Any]:
        for n in range(len(self._parts)):
            name = f"members_{n}"
            try:
                rows = list(member_lines(self.cleaned_data.get(name, "")))
            except ValidationError as error:
                self.add_error(name, error)
                continue
            for _who, username, _weight in rows:
                if username and not User.objects.filter(username=username, is_active=True).exists():
                    self.add_error(name, _("没有用户名为“%(name)s”的账号") % {"name": username})
        return self.cleaned_data


def member_lines(text: str) -> Iterator[tuple[str, str, str]]:
    """Name, username ("" without) and weight of each line."""
    for number, line in enumerate((one.strip() for one in text.splitlines()), start=1):
        if not line:
            continue
        name: list[str] = []
        username, weight = "", "1"
        for piece in line.replace("　", " ").split():
            if piece.startswith("@"):
                username = piece[1:]
            elif name and piece.replace(".", "", 1).isdecimal():
                weight = piece
            else:
                name.append(piece)
        if not name:
            raise ValidationError(_("第 %(n)s 行没有姓名"), params={"n": number})
        yield " ".join(name), username, weight


def recipient_named(organisation: Organisation, *, kind: str, name: str, username: str, actor: User) -> Recipient:
    """The recipient of that account, else of that name, else a new one."""
    user = User.objects.filter(username=username, is_active=True).first() if username else None
    rows = Recipient.objects.filter(organisation=organisation, kind=kind, name=name)
    known = rows.first() if user is None else None
    return known or add_recipient(organisation, kind=kind, name=name, user=user, actor=actor)


class CostForm(forms.Form):
    kind = forms.ChoiceField(label=lazy("种类"), choices=CostName.choices)
    amount = FenField(label=lazy("金额（元）"))
    day = DayField(label=lazy("日期"))
    evidence = forms.CharField(label=lazy("凭证"), max_length=300)


class FloorForm(forms.Form):
    """One row of the law's floors."""

    region = forms.CharField(label=lazy("地区（全国留空）"), max_length=60, required=False)
    first = DayField(label=lazy("施行日"))
    last = DayField(label=lazy("失效日"), required=False)
    who = forms.MultipleChoiceField(
        label=lazy("适用单位"), choices=InstitutionName.choices, widget=forms.CheckboxSelectMultiple
    )
    binding = forms.ChoiceField(label=lazy("效力"), choices=BindingName.choices)
    net = PercentField(label=lazy("转让、许可净收入（%）"), required=False)
    equity = PercentField(label=lazy("股份（%）"), required=False)
    profit = PercentField(label=lazy("自行实施营业利润（%）"), required=False)
    article = forms.CharField(label=lazy("条文"), max_length=200)

    def row(self) -> dict[str, Any]:
        """As the table stores it."""
        got = self.cleaned_data
        found: dict[str, Any] = {
            "region": got["region"].strip(), "from": str(got["first"]), "who": got["who"], "binding": got["binding"],
            "article": got["article"].strip(),
        }  # fmt: skip
        if got["last"]:
            found["to"] = str(got["last"])
        found |= {way: str(got[way]) for way in ("net", "equity", "profit") if got[way] is not None}
        return found


class StakeForm(forms.Form):
    company = forms.CharField(label=lazy("公司"), max_length=200)
    on = DayField(label=lazy("出资日"))
    capital = FenField(label=lazy("注册资本（元）"))
    patents_percent = PercentField(label=lazy("专利出资占公司的比例（%）"))
    persons = forms.CharField(
        label=lazy("做出重要贡献的人员（每行：姓名 @账号 占专利股份的 %）"), widget=forms.Textarea(attrs={"rows": 4})
    )
    bodies = forms.CharField(
        label=lazy("单位等其他持有人（每行：名称 %）"), widget=forms.Textarea(attrs={"rows": 2}), required=False
    )
    evidence = forms.CharField(label=lazy("依据"), max_length=300)


class ProfitForm(forms.Form):
    title = forms.CharField(label=lazy("成果"), max_length=200)
    started = forms.IntegerField(label=lazy("投产成功年度"), min_value=2000, max_value=2100)
    years = forms.IntegerField(label=lazy("连续年数"), min_value=1, max_value=20)
    percent = PercentField(label=lazy("提取比例（%）"))
    persons = forms.CharField(label=lazy("分给谁（每行：姓名 @账号 权重）"), widget=forms.Textarea(attrs={"rows": 4}))


class ProfitYearForm(forms.Form):
    year = forms.IntegerField(label=lazy("年度"), min_value=2000, max_value=2100)
    profit = FenField(label=lazy("营业利润（元，可为负）"))
    evidence = forms.CharField(label=lazy("依据"), max_length=300)


class GrantForm(forms.Form):
    kind = forms.ChoiceField(label=lazy("方式"), choices=GrantKind.choices)
    patents = forms.CharField(
        label=lazy("专利号（每行一件）"), widget=forms.Textarea(attrs={"rows": 3}), max_length=4000
    )
    share = PercentField(label=lazy("完成人的份额（%，赋予所有权时填）"), required=False)
    years = forms.IntegerField(label=lazy("使用权年限（赋予使用权时填）"), required=False, min_value=1, max_value=50)
    first = DayField(label=lazy("起日"), required=False)
    last = DayField(label=lazy("止日"), required=False)
    holders = forms.CharField(
        label=lazy("完成人（每行：姓名 @账号 占完成人份额的 %）"), widget=forms.Textarea(attrs={"rows": 4})
    )
    also_shares_income = forms.BooleanField(label=lazy("完成人仍参与单位所获收益的分配"), required=False)
    asked = forms.BooleanField(label=lazy("完成人要求按规定获取奖励"), required=False)
    note = forms.CharField(label=lazy("说明"), required=False, widget=forms.Textarea(attrs={"rows": 2}))


def named_percents(text: str, organisation: Organisation, *, kind: str, actor: User) -> list[tuple[Recipient, Decimal]]:
    """Lines of name, @account and number as recipients with their number."""
    return [
        (recipient_named(organisation, kind=kind, name=name, username=username, actor=actor), Decimal(number))
        for name, username, number in member_lines(text)
    ]
