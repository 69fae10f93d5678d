"""The page where a pasted text becomes a need: what was read, as a form that the writer confirms."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from panhuo.needs.api import LONGEST_TEXT, Ask, NeedReading, NeedValues, Question, templates, with_answers
from panhuo.web.needs.forms import NeedForm, values_of

ASKED: Final[dict[Ask, str | Promise]] = {
    Ask.OBJECT: gettext_lazy("要找的是什么产品、设备、材料或工艺？"),
    Ask.PROBLEM: gettext_lazy("现在遇到的问题是什么？例如效率低、易损坏、成本高"),
    Ask.FIGURES: gettext_lazy("希望达到什么指标？请写数字和单位，例如“不超过 3 mm”"),
    Ask.UNIT: gettext_lazy("请补上单位"),
    Ask.INDUSTRY: gettext_lazy("属于哪个行业？请在下面的“行业”中选择"),
    Ask.CONDITIONS: gettext_lazy("使用时有什么条件或限制？例如温度、介质、尺寸、标准"),
}


class PasteForm(forms.Form):
    """One text box."""

    text = forms.CharField(
        label=_("把要解决的问题写在这里，或整段粘贴"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 12}),
        error_messages={"required": gettext_lazy("请填写需求内容，匹配靠它进行")},
    )


class IntakeForm(NeedForm):
    """The need's form with the answers to at most three questions; `asked` says which."""

    ask_now = forms.BooleanField(
        label=gettext_lazy("请匹配到的机构在期限内答复"), required=False, initial=True,
        help_text=gettext_lazy("公开范围是“仅本机构”时不会发出"),
    )  # fmt: skip

    def __init__(self, *args: Any, questions: tuple[Question, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = [question for question in questions if question.ask is not Ask.INDUSTRY]
        self.asks_industry = any(question.ask is Ask.INDUSTRY for question in questions)
        for question in self.asked:
            self.fields[f"answer_{question.ask}"] = forms.CharField(
                label=question_words(question), required=False, max_length=1000
            )

    @property
    def questions(self) -> list[forms.BoundField]:
        return [self[f"answer_{question.ask}"] for question in self.asked]

    def need_values(self, reading: NeedReading) -> NeedValues:
        """What the form says, with the answers put into the text and what was read kept beside it."""
        answers = {question.ask.value: self.cleaned_data[f"answer_{question.ask}"] for question in self.asked}
        self.cleaned_data["text"] = with_answers(self.cleaned_data["text"], answers)
        values = values_of(self)
        said: dict[str, Any] = {"reading": kept(reading, self.cleaned_data["text"])}
        return NeedValues(**{name: getattr(values, name) for name in values.__slots__} | said)


def question_words(question: Question) -> str:
    """The question, with the words that are unclear."""
    words = str(ASKED[question.ask])
    return _("“%(about)s”：%(question)s") % {"about": question.about, "question": words} if question.about else words


def kept(reading: NeedReading, text: str) -> dict[str, Any]:
    """What stays with the need; places count in the text before the answers were put behind it."""
    found = reading.to_json()
    return {name: found[name] for name in ("object", "problems", "effects", "figures", "conditions")} | {
        "by": "rules", "length": len(text),
    }  # fmt: skip


TEMPLATE_NAMES: Final[dict[str, str | Promise]] = {
    "agriculture": gettext_lazy("农林牧渔"),
    "mining": gettext_lazy("采矿与油气"),
    "food": gettext_lazy("食品与酒饮"),
    "textile": gettext_lazy("纺织、皮革与造纸"),
    "chemistry": gettext_lazy("石化与化工"),
    "medicine": gettext_lazy("医药与医疗器械"),
    "plastics": gettext_lazy("橡胶塑料与非金属材料"),
    "metals": gettext_lazy("冶金与金属制品"),
    "machinery": gettext_lazy("通用与专用设备"),
    "vehicles": gettext_lazy("汽车、船舶、轨道与航空"),
    "electric": gettext_lazy("电气与储能"),
    "electronics": gettext_lazy("电子信息与仪器仪表"),
    "building": gettext_lazy("建筑与土木"),
    "transport": gettext_lazy("交通与物流"),
    "software": gettext_lazy("软件与信息服务"),
    "environment": gettext_lazy("环保、水务与资源利用"),
    "general": gettext_lazy("通用"),
}
"""Names of the templates in the reader's language; the templates themselves are Chinese, as needs are."""


def template_choices() -> list[tuple[str, str]]:
    """Templates by industry: key and name."""
    return [(one.key, str(TEMPLATE_NAMES.get(one.key, one.name))) for one in templates()]
