"""Small forms of an agreement's page; each does its own step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from panhuo.deals.agreements.api import (
    Agreement,
    FileKind,
    add_file,
    amend,
    drop_agreement,
    record_notice,
    sign,
    staff_of,
    submit,
    take_effect,
    terminate,
)
from panhuo.deals.rules.filings.publicity import CONTENTS, PLACES
from panhuo.orgs.api import InvalidInput, Organisation, grant_access
from panhuo.web.agreements.forms.fields import DayField, YuanField

if TYPE_CHECKING:
    from panhuo.orgs.models import User


class StepForm(forms.Form):
    """A form that knows the agreement it acts on. `done` is what the user is told."""

    done = _l("已保存")

    def __init__(self, *args: Any, agreement: Agreement, user: User, **kwargs: Any) -> None:
        self.agreement, self.user = agreement, user
        kwargs.setdefault("auto_id", f"id_{type(self).__name__.lower()}_%s")
        super().__init__(*args, **kwargs)

    def run(self) -> None:
        """Do it. Raises `DomainError`."""
        raise NotImplementedError


class SubmitForm(StepForm):
    """Up to three colleagues, each with what they approve for."""

    done = _l("已提交审批")
    first = forms.ChoiceField(label=_l("审批人一"))
    first_role = forms.CharField(label=_l("审批环节"), max_length=60, initial=_l("负责人"))
    second = forms.ChoiceField(label=_l("审批人二"), required=False)
    second_role = forms.CharField(label=_l("审批环节"), max_length=60, required=False, initial=_l("法务"))
    third = forms.ChoiceField(label=_l("审批人三"), required=False)
    third_role = forms.CharField(label=_l("审批环节"), max_length=60, required=False, initial=_l("财务"))
    note = forms.CharField(label=_l("说明"), max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.staff = {str(one.pk): one for one in staff_of(self.agreement.holder)}
        others = {pk: one for pk, one in self.staff.items() if one.pk != self.user.pk} or self.staff
        for name in ("first", "second", "third"):
            field: Any = self.fields[name]
            field.choices = [("", "—"), *((pk, str(one)) for pk, one in others.items())]

    def run(self) -> None:
        data = self.cleaned_data
        chosen = [(self.staff[data[name]], data[f"{name}_role"]) for name in ("first", "second", "third") if data[name]]
        submit(self.agreement, approvers=chosen, actor=self.user, note=data["note"])


class FileForm(StepForm):
    done = _l("文件已保存")
    kind = forms.ChoiceField(label=_l("是什么"), choices=FileKind.choices)
    file = forms.FileField(label=_l("文件"), help_text=_l("PDF、JPG、PNG、DOCX 或 OFD，不超过 50 MB"))

    def run(self) -> None:
        upload = self.cleaned_data["file"]
        add_file(self.agreement, kind=self.cleaned_data["kind"], name=upload.name, file=upload, actor=self.user)


class SignForm(StepForm):
    done = _l("已登记签订")
    signed_on = DayField(label=_l("签订日"))
    effective_on = DayField(label=_l("生效日"), required=False, help_text=_l("附条件生效的先不填，条件成就后再登记。"))
    number = forms.CharField(label=_l("合同编号"), max_length=80, required=False)

    def run(self) -> None:
        data = self.cleaned_data
        sign(
            self.agreement, signed_on=data["signed_on"], effective_on=data["effective_on"], number=data["number"],
            actor=self.user,
        )  # fmt: skip


class EffectForm(StepForm):
    done = _l("已登记生效")
    effective_on = DayField(label=_l("生效日"))

    def run(self) -> None:
        take_effect(self.agreement, effective_on=self.cleaned_data["effective_on"], actor=self.user)


class AmendForm(StepForm):
    done = _l("变更已保存为新的版本")
    ends_on = DayField(label=_l("止日"), required=False)
    territory = forms.CharField(label=_l("地域"), max_length=300, required=False)
    field = forms.CharField(label=_l("领域"), max_length=300, required=False)
    price = YuanField(label=_l("价款（元）"), required=False)
    payment_terms = forms.CharField(label=_l("付费条款"), widget=forms.Textarea(attrs={"rows": 2}), required=False)
    other_terms = forms.CharField(label=_l("其他条款"), widget=forms.Textarea(attrs={"rows": 2}), required=False)
    note = forms.CharField(label=_l("变更的内容和依据"), max_length=300)

    def run(self) -> None:
        data = dict(self.cleaned_data)
        amend(self.agreement, actor=self.user, note=data.pop("note"), **data)


class EndForm(StepForm):
    done = _l("已登记解除")
    on = DayField(label=_l("解除日"))
    reason = forms.CharField(label=_l("原因和依据"), max_length=300)

    def run(self) -> None:
        terminate(self.agreement, on=self.cleaned_data["on"], reason=self.cleaned_data["reason"], actor=self.user)


class DropForm(StepForm):
    done = _l("已放弃")
    reason = forms.CharField(label=_l("原因"), max_length=300)

    def run(self) -> None:
        drop_agreement(self.agreement, actor=self.user, reason=self.cleaned_data["reason"])


class NoticeForm(StepForm):
    done = _l("公示已登记")
    first = DayField(label=_l("公示起日"))
    last = DayField(label=_l("公示止日"))
    places = forms.MultipleChoiceField(
        label=_l("公示场所"), choices=list(PLACES.items()), widget=forms.CheckboxSelectMultiple
    )
    contents = forms.MultipleChoiceField(
        label=_l("公示内容"), choices=list(CONTENTS.items()), widget=forms.CheckboxSelectMultiple
    )
    address = forms.CharField(label=_l("公示网址或位置"), max_length=300, required=False)
    file = forms.FileField(label=_l("公示截图或文件"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, words in (("places", PLACES), ("contents", CONTENTS)):
            field: Any = self.fields[name]
            field.choices = [(key, _(text)) for key, text in words.items()]

    def run(self) -> None:
        data = self.cleaned_data
        if data["file"]:
            from panhuo.deals.agreements.api import check_paper

            check_paper(data["file"].name, data["file"])
        record_notice(
            self.agreement, first=data["first"], last=data["last"], places=data["places"], contents=data["contents"],
            address=data["address"], file=data["file"], actor=self.user,
        )  # fmt: skip


class ShareForm(StepForm):
    done = _l("已共享")
    name = forms.CharField(label=_l("单位名称"), max_length=200)
    reason = forms.CharField(label=_l("用途"), max_length=200)

    def run(self) -> None:
        from panhuo.deals.agreements.api import require_work
        from panhuo.orgs.api import normalise_name

        require_work(self.user, self.agreement.holder)
        rows = Organisation.objects.active().filter(normal_name=normalise_name(self.cleaned_data["name"]))
        found = rows.first()
        if found is None:
            raise InvalidInput(_("平台上没有这个单位"), field="name")
        grant_access(
            object_type="agreement", object_id=self.agreement.pk, organisation=found,
            reason=self.cleaned_data["reason"], actor=self.user,
        )  # fmt: skip
