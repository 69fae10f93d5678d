"""Drafting an agreement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from panhuo.deals.agreements.api import Agreement, AgreementKind, LicenceMode, PartyValue, PricingWay, Side
from panhuo.orgs.api import InvalidInput, Organisation, normalise_name
from panhuo.web.agreements.forms.fields import DayField, YesNoField, YuanField

if TYPE_CHECKING:
    from panhuo.orgs.models import User

GROUPS: Final = (
    (_l("基本情况"), ("holder", "kind", "mode", "head", "title", "number")),
    (_l("对方"), ("taker", "taker_uscc", "taker_address", "taker_contact", "taker_foreign", "more")),
    (_l("专利"), ("numbers",)),
    (_l("范围和期限"), ("territory", "field", "starts_on", "ends_on", "sublicence_allowed", "may_lapse", "know_how")),
    (_l("价款和支付"), ("pricing", "price", "payment_terms", "use_first")),
    (
        _l("其他约定"),
        (
            "place", "other_terms", "names_earlier", "owner_exploits", "licensor_cannot_exploit", "settles_ownership",
            "abroad_approved",
        ),
    ),
)  # fmt: skip
_HEADS: Final = ("ordinary", "sole", "exclusive")
_SIDES: Final = {
    "甲方": Side.GIVER, "A": Side.GIVER, "乙方": Side.TAKER, "B": Side.TAKER, "其他": Side.OTHER, "其他方": Side.OTHER,
    "other": Side.OTHER,
}  # fmt: skip
_TERMS: Final = (
    "mode", "title", "number", "head", "territory", "field", "starts_on", "ends_on", "sublicence_allowed", "may_lapse",
    "know_how", "pricing", "price", "payment_terms", "use_first", "place", "other_terms", "names_earlier",
    "owner_exploits", "licensor_cannot_exploit", "settles_ownership", "abroad_approved",
)  # fmt: skip


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class AgreementForm(forms.Form):
    """Everything that the parties agree on."""

    holder = forms.ModelChoiceField(label=_l("本方单位"), queryset=Organisation.objects.none())
    kind = forms.ChoiceField(label=_l("种类"), choices=AgreementKind.choices)
    mode = forms.ChoiceField(
        label=_l("许可方式"), choices=LicenceMode.choices, required=False, help_text=_l("只用于交叉许可和分许可。")
    )
    head = forms.ModelChoiceField(
        label=_l("所依据的许可合同"), queryset=Agreement.objects.none(), required=False, help_text=_l("只用于分许可。")
    )
    title = forms.CharField(label=_l("名称"), max_length=200)
    number = forms.CharField(label=_l("合同编号"), max_length=80, required=False)
    taker = forms.CharField(label=_l("对方名称"), max_length=200)
    taker_uscc = forms.CharField(label=_l("统一社会信用代码"), max_length=18, required=False)
    taker_address = forms.CharField(label=_l("地址"), max_length=300, required=False)
    taker_contact = forms.CharField(label=_l("联系人"), max_length=120, required=False)
    taker_foreign = forms.BooleanField(label=_l("对方是境外或外国的单位、个人"), required=False)
    more = forms.CharField(
        label=_l("其他当事人"), required=False, widget=_area(2),
        help_text=_l("每行一个：甲方、乙方或其他，竖线，名称，竖线，统一社会信用代码。例如：乙方|示例科技有限公司|"),
    )  # fmt: skip
    numbers = forms.CharField(
        label=_l("专利号"), widget=_area(4), required=False, help_text=_l("每行一件；委托开发可以不填。")
    )
    territory = forms.CharField(
        label=_l("地域"), max_length=300, required=False, help_text=_l("不填为全国；多个地区用顿号隔开。")
    )
    field = forms.CharField(label=_l("领域"), max_length=300, required=False, help_text=_l("不填为不限。"))
    starts_on = DayField(label=_l("起日"), required=False)
    ends_on = DayField(label=_l("止日"), required=False)
    sublicence_allowed = YesNoField(label=_l("允许再许可"), unsaid=_l("未约定"))
    may_lapse = YesNoField(label=_l("许可方可以不再维持专利权"), unsaid=_l("未约定"))
    know_how = forms.BooleanField(label=_l("含技术秘密"), required=False)
    pricing = forms.ChoiceField(label=_l("定价方式"), choices=PricingWay.choices, initial=PricingWay.AGREED)
    price = YuanField(label=_l("价款（元）"), required=False)
    payment_terms = forms.CharField(label=_l("付费条款"), widget=_area(3), required=False)
    use_first = forms.BooleanField(label=_l("先使用后付费"), required=False)
    place = forms.CharField(label=_l("合同履行地"), max_length=200, required=False)
    other_terms = forms.CharField(label=_l("其他条款"), widget=_area(3), required=False)
    names_earlier = forms.BooleanField(label=_l("合同写明在先许可，对方接受"), required=False)
    owner_exploits = forms.BooleanField(label=_l("本单位正在自行实施"), required=False)
    licensor_cannot_exploit = forms.BooleanField(label=_l("有材料说明本单位不具备独立实施条件"), required=False)
    settles_ownership = forms.BooleanField(label=_l("合同写明新成果归谁"), required=False)
    abroad_approved = forms.BooleanField(label=_l("向境外的审批和手续已经办理"), required=False)

    def __init__(self, *args: Any, holders: Sequence[Organisation], user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ids = [one.pk for one in holders]
        holder: Any = self.fields["holder"]
        holder.queryset = Organisation.objects.filter(pk__in=ids)
        holder.initial = ids[0] if ids else None
        head: Any = self.fields["head"]
        head.queryset = Agreement.objects.visible_to(user).filter(state="in_force", kind__in=_HEADS)

    def groups(self) -> list[tuple[Any, list[Any]]]:
        """(name, bound fields) for the page."""
        return [(name, [self[one] for one in names if one in self.fields]) for name, names in GROUPS]

    def terms(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in _TERMS}

    def parties(self) -> list[PartyValue]:
        """The other side first; organisations with an account here are found by code or whole name."""
        data = self.cleaned_data
        first = PartyValue(
            Side.TAKER, data["taker"].strip(), account_of(data["taker"], data["taker_uscc"]),
            data["taker_uscc"].strip(), data["taker_address"], data["taker_contact"], data["taker_foreign"],
        )  # fmt: skip
        found = [first]
        for at, line in enumerate(data["more"].splitlines(), start=1):
            if line.strip():
                found.append(_party(line, at))
        if any(one.side == Side.GIVER for one in found):
            holder: Organisation = data["holder"]
            found.insert(0, PartyValue(Side.GIVER, organisation=holder))
        return found


def _party(line: str, at: int) -> PartyValue:
    side, _bar, rest = line.replace("｜", "|").partition("|")
    name, _bar, code = rest.partition("|")
    if side.strip() not in _SIDES or not name.strip():
        told = _("其他当事人第 %(at)s 行应为：甲方、乙方或其他|名称|代码")
        raise InvalidInput(told, field="more", params={"at": at})
    uscc = code.replace("|", "").strip()
    return PartyValue(_SIDES[side.strip()], name.strip(), account_of(name, uscc), uscc)


def account_of(name: str, uscc: str) -> Organisation | None:
    """The organisation with an account here, by its code or by its whole name."""
    rows = Organisation.objects.active()
    if uscc.strip():
        by_code = rows.filter(uscc=uscc.strip()).first()
        if by_code:
            return by_code
    same = list(rows.filter(normal_name=normalise_name(name))[:2])
    return same[0] if len(same) == 1 else None


def initial_of(agreement: Agreement) -> dict[str, Any]:
    """A stored agreement for the form."""
    from panhuo.patents.api import display_number

    values = {name: getattr(agreement, name) for name in _TERMS}
    parties = list(agreement.parties.select_related("organisation"))
    taker = next((one for one in parties if one.side == Side.TAKER), None)
    words = {Side.GIVER: "甲方", Side.TAKER: "乙方", Side.OTHER: "其他"}
    rest = [one for one in parties if one is not taker and one.organisation_id != agreement.holder_id]
    links = agreement.patents.select_related("patent").prefetch_related("patent__identifiers")
    return values | {
        "holder": agreement.holder_id,
        "kind": agreement.kind,
        "head": agreement.head_id,
        "taker": taker.name if taker else "",
        "taker_uscc": taker.uscc if taker else "",
        "taker_address": taker.address if taker else "",
        "taker_contact": taker.contact if taker else "",
        "taker_foreign": taker.foreign if taker else False,
        "more": "\n".join(f"{words[Side(one.side)]}|{one.name}|{one.uscc}" for one in rest),
        "numbers": "\n".join(display_number(link.patent) for link in links),
    }
