"""Forms of answering."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from panhuo.exchange.answers.api import (
    AnswerKind,
    AnswerRequest,
    AnswerSettings,
    AnswerValues,
    DeclineReason,
    delegates,
)
from panhuo.orgs.api import User
from panhuo.patents.api import Patent, display_number

MOST_OFFERED = 200


class AnswerForm(forms.Form):
    """`offered`: patents that were asked about; `others`: more of the institution's, to propose instead."""

    kind = forms.ChoiceField(label=_("答复"), choices=AnswerKind.choices, widget=forms.RadioSelect)
    reason = forms.ChoiceField(
        label=_("不能对接的原因"), choices=[("", _("（选“不能对接”时填写）")), *DeclineReason.choices], required=False
    )
    patents = forms.MultipleChoiceField(
        label=_("可以对接的专利"), required=False, widget=forms.CheckboxSelectMultiple, choices=()
    )
    other = forms.CharField(
        label=_("推荐另一件专利"), required=False, max_length=40, help_text=_("选“推荐另一件专利或团队”时填写专利号")
    )
    team = forms.CharField(label=_("推荐的团队"), required=False, max_length=200)
    text = forms.CharField(
        label=_("说明或问题"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, *args: Any, offered: list[Patent], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(one.pk), f"{display_number(one)} {one.title}".strip()) for one in offered[:MOST_OFFERED]]
        field = cast("forms.MultipleChoiceField", self.fields["patents"])
        field.choices = choices
        if not choices:
            del self.fields["patents"]

    def values(self, *, other: int | None) -> AnswerValues:
        """What a valid form says; `other` is the patent that the typed number names."""
        said = self.cleaned_data
        kind = said["kind"]
        chosen = tuple(int(pk) for pk in said.get("patents", ()))
        patents = chosen if kind == AnswerKind.INTERESTED else ()
        if kind == AnswerKind.PROPOSAL and other is not None:
            patents = (other,)
        return AnswerValues(
            kind=kind,
            reason=said["reason"] if kind == AnswerKind.DECLINED else "",
            text=said["text"],
            patents=patents,
            team=said["team"] if kind == AnswerKind.PROPOSAL else "",
        )


class DelegateForm(forms.Form):
    to = forms.ModelChoiceField(label=_("转交给"), queryset=User.objects.none(), empty_label=_("请选择"))
    note = forms.CharField(label=_("附言"), required=False, max_length=300)

    def __init__(self, *args: Any, request_: AnswerRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ModelChoiceField[User]", self.fields["to"]).queryset = delegates(request_)


class PeriodsForm(forms.ModelForm[AnswerSettings]):
    class Meta:
        model = AnswerSettings
        fields = ("answer_days", "soon_days", "authority_days", "most_asked")
