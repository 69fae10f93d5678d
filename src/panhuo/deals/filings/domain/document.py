"""The form, filled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.deals.agreements.api import (
    Made,
    TemplateKind,
    agreement_values,
    day_text,
    make_document,
    money_text,
    patent_values,
)
from panhuo.deals.filings.enums import FilingForm, FilingState, FilingStep
from panhuo.deals.filings.models import Filing

if TYPE_CHECKING:
    from panhuo.deals.agreements.api import Agreement

_BLANK = "________"


def filing_document(filing: Filing) -> Made:
    """Raises `InvalidInput` where the organisation's own template cannot be filled."""
    return make_document(filing.holder, kind=TemplateKind.FILING, values=filing_values(filing))


def filing_values(filing: Filing) -> dict[str, Any]:
    """The form's places; what nobody said is a blank."""
    said = filing.details
    agreement = filing.agreement
    base = agreement_values(agreement) if agreement else _bare(filing)
    patents = filing.patents.prefetch_related("identifiers", "owners__owner_name").order_by("pk")
    step = "" if filing.step == FilingStep.FIRST else str(FilingStep(filing.step).label)
    return base | {
        "备案种类": f"{FilingForm(filing.form).label}{step}",
        "申请编号": str(filing.pk),
        "专利": [patent_values(one, at=n) for n, one in enumerate(patents, start=1)],
        "让与人": base["甲方名称"],
        "受让人": base["乙方名称"],
        "合同性质": said.get("nature") or _nature(agreement),
        "备案期限": day_text(filing.due),
        "使用费总额": said.get("total") or money_text(agreement.price if agreement else filing.amount),
        "币种": said.get("currency") or "人民币",
        "支付方式": said.get("way") or _BLANK,
        "入门费": said.get("entry", ""),
        "提成率": said.get("rate", ""),
        "最低提成费": said.get("least", ""),
        "最高提成费": said.get("most", ""),
        "在先备案号": said.get("earlier") or earlier_numbers(filing),
        "稳定性声明": said.get("stability") or _BLANK,
        "备注": said.get("note", ""),
    }


def _nature(agreement: Agreement | None) -> str:
    if agreement is None:
        return _BLANK
    return _("混合（含技术秘密）") if agreement.know_how else _("纯专利")


def earlier_numbers(filing: Filing) -> str:
    """Numbers of licences on the same patents that were filed before (已许可他人的备案号)."""
    forms = (FilingForm.LICENCE, FilingForm.OPEN_LICENCE)
    rows = Filing.objects.filter(
        holder=filing.holder, form__in=forms, state=FilingState.DONE, patents__in=filing.patents.all()
    )
    return "、".join(sorted({one.number for one in rows.exclude(pk=filing.pk) if one.number}))


def _bare(filing: Filing) -> dict[str, Any]:
    """For what has no agreement here: a pledge."""
    from panhuo.deals.agreements.documents.fields import EXAMPLES

    blank = {name: _BLANK for name, value in EXAMPLES[TemplateKind.FILING].items() if isinstance(value, str)}
    return blank | {
        "甲方": [], "乙方": [], "其他方": [], "专利": [], "合同名称": _("专利权质押合同"),
        "合同编号": filing.contract or _BLANK, "合同种类": str(FilingForm(filing.form).label), "许可方式": _("不适用"),
        "甲方名称": filing.holder.name, "乙方名称": filing.party or _BLANK, "今天": timezone.localdate().isoformat(),
    }  # fmt: skip
