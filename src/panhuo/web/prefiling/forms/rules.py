"""The rule book as a form: what stands in it, and room for more."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

NEW_QUESTIONS: Final = 2
NEW_VETOES: Final = 1
GRADES: Final = ("A", "B", "C")


def _whole(label: Any, least: int, most: int, *, required: bool = True) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=least, max_value=most, required=required)


class BookForm(forms.Form):
    """An emptied text takes its question or veto out."""

    min_raters = _whole(_("最少评审人数"), 1, 50)
    min_coverage = _whole(_("已评问题至少占权重（%）"), 1, 100)
    file_within_days = _whole(_("通过后多少天没有登记申请就提醒"), 1, 3650)
    report_every_days = _whole(_("财政资助专利每多少天提醒填报实施情况"), 1, 3650)
    may_file = forms.MultipleChoiceField(
        label=_("允许申请的等级"), choices=[(one, one) for one in GRADES], widget=forms.CheckboxSelectMultiple
    )
    note = forms.CharField(label=_("修改说明"), max_length=300)

    def __init__(self, *args: Any, book: Mapping[str, Any], **kwargs: Any) -> None:
        self.book = book
        kwargs["initial"] = _initial(book)
        super().__init__(*args, **kwargs)
        dimensions = [(one["id"], one["label"]) for one in book["dimensions"]]
        for line in book["grades"]:
            self.fields[f"score_{line['grade']}"] = _whole(_("总分"), 0, 100)
            self.fields[f"core_{line['grade']}"] = _whole(_("产业化前景"), 0, 100)
        for key in self._keys("questions", NEW_QUESTIONS):
            self.fields[f"q_{key}"] = forms.CharField(label=_("问题"), max_length=200, required=False)
            self.fields[f"h_{key}"] = forms.CharField(label=_("评分说明"), max_length=200, required=False)
            self.fields[f"w_{key}"] = _whole(_("权重"), 1, 1000, required=False)
            self.fields[f"d_{key}"] = forms.ChoiceField(label=_("维度"), choices=dimensions, required=False)
        for key in self._keys("vetoes", NEW_VETOES):
            self.fields[f"v_{key}"] = forms.CharField(label=_("否决项"), max_length=200, required=False)

    def _keys(self, name: str, more: int) -> Iterator[str]:
        """Ids of what stands there, then fresh ones."""
        known = [one["id"] for one in self.book[name]]
        yield from known
        fresh = (f"own{n}" for n in range(1, 1000) if f"own{n}" not in known)
        for _at, key in zip(range(more), fresh, strict=False):
            yield key

    @property
    def grade_rows(self) -> list[tuple[str, forms.BoundField, forms.BoundField]]:
        return [(g["grade"], self[f"score_{g['grade']}"], self[f"core_{g['grade']}"]) for g in self.book["grades"]]

    @property
    def question_rows(self) -> list[tuple[forms.BoundField, ...]]:
        keys = self._keys("questions", NEW_QUESTIONS)
        return [tuple(self[f"{part}_{key}"] for part in ("q", "h", "d", "w")) for key in keys]

    @property
    def veto_rows(self) -> list[forms.BoundField]:
        return [self[f"v_{key}"] for key in self._keys("vetoes", NEW_VETOES)]

    def data_of_book(self) -> dict[str, Any]:
        """The changed book as data; the rules check it as a whole."""
        said, data = self.cleaned_data, copy.deepcopy(dict(self.book))
        for name in ("min_raters", "min_coverage", "file_within_days", "report_every_days", "may_file"):
            data[name] = said[name]
        for line in data["grades"]:
            line["score"], line["core"] = said[f"score_{line['grade']}"], said[f"core_{line['grade']}"]
        data["questions"] = [
            {
                "id": key, "dimension": said[f"d_{key}"], "weight": said[f"w_{key}"] or 1,
                "text": said[f"q_{key}"], "hint": said[f"h_{key}"],
            }
            for key in self._keys("questions", NEW_QUESTIONS)
            if said[f"q_{key}"]
        ]  # fmt: skip
        data["vetoes"] = [
            {"id": key, "text": said[f"v_{key}"]} for key in self._keys("vetoes", NEW_VETOES) if said[f"v_{key}"]
        ]
        data["name"] = str(_("申请前评估规则（本单位）"))
        return data


def _initial(book: Mapping[str, Any]) -> dict[str, Any]:
    names = ("min_raters", "min_coverage", "file_within_days", "report_every_days", "may_file")
    initial: dict[str, Any] = {name: book[name] for name in names}
    for line in book["grades"]:
        initial |= {f"score_{line['grade']}": line["score"], f"core_{line['grade']}": line["core"]}
    for one in book["questions"]:
        key = one["id"]
        initial |= {f"q_{key}": one["text"], f"h_{key}": one.get("hint", ""), f"w_{key}": one["weight"]}
        initial[f"d_{key}"] = one["dimension"]
    return initial | {f"v_{one['id']}": one["text"] for one in book["vetoes"]}
