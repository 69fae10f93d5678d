"""The forms of a panel member, of the decision, of people and of filings."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from panhuo.portfolio.prefiling.api import Assessment, Conclusion, FilingStep, PersonRole, RuleBook


class SheetForm(forms.Form):
    """A rating and a remark for each question, an answer for each veto; everything may be left open."""

    comment = forms.CharField(label=_("总的意见"), required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, book: RuleBook, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.book = book
        answers = (("no", _("否")), ("unclear", _("不清楚")), ("yes", _("是，否决")))
        for question in book.questions:
            self.fields[f"q_{question.id}"] = forms.IntegerField(
                label=question.text,
                help_text=question.hint,
                required=False,
                min_value=0,
                max_value=book.scale,
                widget=forms.NumberInput(attrs={"placeholder": _("不评"), "inputmode": "numeric"}),
            )
            self.fields[f"c_{question.id}"] = forms.CharField(label=_("依据"), required=False, max_length=500)
        for veto in book.vetoes:
            self.fields[f"v_{veto.id}"] = forms.ChoiceField(
                label=veto.text, required=False, choices=answers, widget=forms.RadioSelect
            )

    @property
    def groups(self) -> list[tuple[str, list[tuple[forms.BoundField, forms.BoundField]]]]:
        """Questions with their remarks under the names of the dimensions."""
        return [
            (
                dimension.label,
                [(self[f"q_{q.id}"], self[f"c_{q.id}"]) for q in self.book.questions if q.dimension == dimension.id],
            )
            for dimension in self.book.dimensions
        ]

    @property
    def veto_fields(self) -> list[forms.BoundField]:
        return [self[f"v_{veto.id}"] for veto in self.book.vetoes]

    def sheet(self) -> dict[str, Any]:
        """Arguments of `assess`: only what was said."""
        said = self.cleaned_data
        return {
            "values": {q.id: said[f"q_{q.id}"] for q in self.book.questions if said[f"q_{q.id}"] is not None},
            "comments": {q.id: said[f"c_{q.id}"] for q in self.book.questions if said[f"c_{q.id}"]},
            "vetoes": {v.id: said[f"v_{v.id}"] for v in self.book.vetoes if said[f"v_{v.id}"]},
            "comment": said["comment"],
        }


def initial_of(sheet: Assessment | None) -> dict[str, Any]:
    """What the member said before."""
    if sheet is None:
        return {}
    initial = {f"q_{key}": value for key, value in sheet.values.items()}
    initial |= {f"c_{key}": text for key, text in sheet.comments.items()}
    initial |= {f"v_{key}": answer for key, answer in sheet.vetoes.items()}
    return initial | {"comment": sheet.comment}


class DecisionForm(forms.Form):
    conclusion = forms.ChoiceField(label=_("结论"), choices=Conclusion.choices, widget=forms.RadioSelect)
    reasons = forms.CharField(label=_("理由"), widget=forms.Textarea(attrs={"rows": 3}))


class PersonForm(forms.Form):
    username = forms.CharField(label=_("用户名"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    role = forms.ChoiceField(label=_("身份"), choices=PersonRole.choices, initial=PersonRole.PANEL)

    def __init__(self, *args: Any, office_only: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if office_only:
            self.fields["role"] = forms.ChoiceField(
                label=_("身份"), choices=[(PersonRole.OFFICE.value, PersonRole.OFFICE.label)]
            )


class FilingForm(forms.Form):
    number = forms.CharField(label=_("申请号"), max_length=40)
    filed_on = forms.DateField(label=_("申请日"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))


class StepForm(forms.Form):
    step = forms.ChoiceField(label=_("进展"), choices=FilingStep.choices)
    on = forms.DateField(label=_("日期"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
    evidence = forms.CharField(label=_("证据"), required=False, max_length=300)
