"""The values of an agreement for its template."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.deals.agreements.documents.templates import Made, make_document
from panhuo.deals.agreements.enums import LICENCE_KINDS, AgreementKind, LicenceMode, Side, TemplateKind
from panhuo.deals.agreements.queries.facts import own_name
from panhuo.patents.api import display_number, expiry_of, owner_names

if TYPE_CHECKING:
    from panhuo.deals.agreements.models import Agreement, Consent
    from panhuo.patents.models import Patent

BLANK = "________"


def agreement_document(agreement: Agreement) -> Made:
    """The contract as Word. Raises `InvalidInput` where the organisation's own template cannot be filled."""
    return make_document(agreement.holder, kind=template_kind(agreement), values=agreement_values(agreement))


def template_kind(agreement: Agreement) -> TemplateKind:
    """Which template an agreement takes."""
    if agreement.use_first:
        return TemplateKind.USE_FIRST
    kind = AgreementKind(agreement.kind)
    if kind in LICENCE_KINDS:
        return TemplateKind.LICENCE
    return TemplateKind(kind.value)


def agreement_values(agreement: Agreement) -> dict[str, Any]:
    """What was not said is a blank line to be filled by hand."""
    parties = list(agreement.parties.all())
    links = agreement.patents.select_related("patent").prefetch_related(
        "patent__identifiers", "patent__owners__owner_name"
    )
    patents = [patent_values(link.patent, at=n, product=link.product) for n, link in enumerate(links, start=1)]
    givers, takers, others = (
        [one for one in parties if one.side == side] for side in (Side.GIVER, Side.TAKER, Side.OTHER)
    )
    allowed = {True: _("允许"), False: _("不允许"), None: _("未约定（不得再许可）")}[agreement.sublicence_allowed]
    keeps = (
        _("许可方可以不再维持专利权")
        if agreement.may_lapse
        else _("许可方在合同有效期内维持专利权有效，包括依法缴纳年费")
    )
    mode = LicenceMode(agreement.mode).label if agreement.mode else AgreementKind(agreement.kind).label
    return {
        "合同名称": agreement.title,
        "合同编号": agreement.number or BLANK,
        "合同种类": str(AgreementKind(agreement.kind).label),
        "许可方式": str(mode),
        "甲方": [_party(one) for one in givers],
        "乙方": [_party(one) for one in takers],
        "其他方": [_party(one) for one in others],
        "甲方名称": "、".join(one.name for one in givers),
        "乙方名称": "、".join(one.name for one in takers),
        "专利": patents,
        "专利清单": "；".join(f"{one['专利号']} {one['名称']}" for one in patents) or _("无"),
        "地域": agreement.territory or _("全国"),
        "领域": agreement.field or _("不限"),
        "起日": day_text(agreement.starts_on),
        "止日": day_text(agreement.ends_on),
        "签订日": day_text(agreement.signed_on),
        "生效日": day_text(agreement.effective_on),
        "定价方式": agreement.get_pricing_display(),
        "价款": money_text(agreement.price),
        "付费条款": agreement.payment_terms or BLANK,
        "其他条款": agreement.other_terms or _("无"),
        "履行地": agreement.place or BLANK,
        "再许可": allowed,
        "维持专利权": keeps,
        "技术秘密": _("含") if agreement.know_how else _("不含"),
        "在先许可": _("乙方知悉并接受附件所列在先许可") if agreement.names_earlier else _("无"),
        "成果归属": _("按其他条款的约定") if agreement.settles_ownership else BLANK,
        "今天": timezone.localdate().isoformat(),
    }


def patent_values(patent: Patent, *, at: int = 1, product: str = "") -> dict[str, Any]:
    """One patent for a table of a document."""
    return {
        "序号": at,
        "专利号": display_number(patent),
        "名称": patent.title or patent.title_en,
        "类型": patent.get_kind_display(),
        "申请日": day_text(patent.application_date),
        "授权日": day_text(patent.grant_date),
        "权利人": "、".join(owner_names(patent)),
        "届满日": day_text(expiry_of(patent).day),
        "产品": product,
    }


def consent_document(
    agreement: Agreement | None, *, patent: Patent, holder: Any, party: str, role: str, acts: str
) -> Made:
    """A consent to be signed by `party`."""
    takers = [one.name for one in agreement.parties.all() if one.side == Side.TAKER] if agreement else []
    values = {
        "同意人": party or BLANK,
        "身份": role,
        "事项": acts,
        "专利号": display_number(patent),
        "名称": patent.title,
        "权利人": "、".join(owner_names(patent)),
        "申请方": own_name(patent, organisation=holder),
        "对方": "、".join(takers) or BLANK,
        "合同名称": agreement.title if agreement else BLANK,
        "今天": timezone.localdate().isoformat(),
    }
    return make_document(holder, kind=TemplateKind.CONSENT, values=values)


def consent_again(row: Consent) -> Made:
    """The paper of a consent that was recorded."""
    from panhuo.deals.rules.agreements.kinds import LABELS, Act

    acts = "、".join(LABELS[Act(one)] for one in row.acts)
    return consent_document(
        row.agreement,
        patent=row.patent,
        holder=row.organisation,
        party=row.party,
        role=row.get_role_display(),
        acts=acts,
    )


def _party(one: Any) -> dict[str, str]:
    return {
        "名称": one.name, "代码": one.uscc or BLANK, "地址": one.address or BLANK, "联系人": one.contact or BLANK,
        "境外": _("是") if one.foreign else _("否"),
    }  # fmt: skip


def day_text(value: date | None) -> str:
    """A blank where it was not said."""
    return value.isoformat() if value else BLANK


def money_text(fen: int | None) -> str:
    """元 with two decimals; a blank where it was not said."""
    return BLANK if fen is None else _("%(amount)s 元") % {"amount": f"{fen // 100:,}.{fen % 100:02d}"}
