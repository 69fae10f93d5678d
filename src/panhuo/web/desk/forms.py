"""Forms of the desk: questions, answers with citations, courses, guides."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from panhuo.exchange.desk.api import LONGEST, OTHER, Cited, Course, CourseValues, ShownGuide, Topic, laws
from panhuo.orgs.api import Organisation, Region, RegionLevel
from panhuo.web.services.forms.credit import day_input

CITES: Final = 6
"""Citations that a form has room for."""


def _moment() -> forms.DateTimeInput:
    return forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})


class AskForm(forms.Form):
    """`website` is a trap: people don't see it, programs fill it in."""

    topic = forms.ChoiceField(label=_("主题"), choices=Topic.choices)
    title = forms.CharField(label=_("标题"), max_length=120)
    text = forms.CharField(
        label=_("问题"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("写清事实和想知道什么。不要写尚未公开的发明内容和个人信息"),
    )
    region = forms.ModelChoiceField(
        label=_("地区"),
        queryset=Region.objects.filter(level=RegionLevel.PROVINCE),
        required=False,
        empty_label=_("不限"),
        help_text=_("各省规定不同的问题请选择"),
    )
    may_publish = forms.BooleanField(label=_("同意去掉个人信息后公开问题和答复"), required=False, initial=True)
    website = forms.CharField(
        required=False, label="", widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"})
    )


class CitesForm(forms.Form):
    """Rows of law, article, paragraph and, for another document, its name."""

    def __init__(self, *args: Any, cites: Sequence[Cited] = (), **kwargs: Any) -> None:
        initial: dict[str, Any] = dict(kwargs.get("initial") or {})
        for row, cited in enumerate(cites, start=1):
            initial |= {
                f"law_{row}": cited.law,
                f"article_{row}": cited.article or None,
                f"paragraph_{row}": cited.paragraph or None,
                f"title_{row}": cited.title,
            }
        super().__init__(*args, **{**kwargs, "initial": initial})
        choices = [("", "—"), *((law.id, law.short) for law in laws().values()), (OTHER, _("其他文件"))]
        for row in range(1, CITES + 1):
            self.fields[f"law_{row}"] = forms.ChoiceField(label=_("依据"), choices=choices, required=False)
            self.fields[f"article_{row}"] = forms.IntegerField(label=_("条"), required=False, min_value=0)
            self.fields[f"paragraph_{row}"] = forms.IntegerField(label=_("款"), required=False, min_value=0)
            self.fields[f"title_{row}"] = forms.CharField(label=_("其他文件名称"), required=False, max_length=120)

    @property
    def cite_rows(self) -> list[list[forms.BoundField]]:
        parts = ("law", "article", "paragraph", "title")
        return [[self[f"{part}_{row}"] for part in parts] for row in range(1, CITES + 1)]

    def cites(self) -> list[Cited]:
        said = self.cleaned_data
        return [
            Cited(said[f"law_{row}"], said[f"article_{row}"] or 0, said[f"paragraph_{row}"] or 0, said[f"title_{row}"])
            for row in range(1, CITES + 1)
            if said[f"law_{row}"]
        ]


class AnswerForm(CitesForm):
    text = forms.CharField(label=_("答复"), max_length=10_000, widget=forms.Textarea(attrs={"rows": 8}))
    why_none = forms.CharField(
        label=_("没有可引条文的原因"), max_length=200, required=False, help_text=_("不引用依据时必填")
    )


class PublishForm(forms.Form):
    title = forms.CharField(label=_("公开的标题"), max_length=120)
    text = forms.CharField(
        label=_("公开的问题"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("去掉姓名、企业名称、专利号等能认出提问人的内容"),
    )


class GuideForm(CitesForm):
    slug = forms.SlugField(label=_("网址名"), max_length=60, help_text=_("英文字母、数字和连字符，发布后不要改"))
    topic = forms.ChoiceField(label=_("主题"), choices=Topic.choices)
    title = forms.CharField(label=_("标题"), max_length=120)
    text = forms.CharField(
        label=_("正文"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("每行一段；以“- ”开头的行成为条目"),
    )
    published = forms.BooleanField(label=_("公开展示"), required=False, initial=True)


class CourseForm(forms.Form):
    """`organisations`: those that the user may hold courses for."""

    organisation = forms.ModelChoiceField(label=_("主办单位"), queryset=Organisation.objects.none(), empty_label=None)
    topic = forms.ChoiceField(label=_("主题"), choices=Topic.choices)
    title = forms.CharField(label=_("名称"), max_length=120)
    text = forms.CharField(label=_("内容"), max_length=5000, widget=forms.Textarea(attrs={"rows": 5}))
    place = forms.CharField(label=_("地点或网址"), max_length=200)
    starts_at = forms.DateTimeField(label=_("开始"), widget=_moment())
    ends_at = forms.DateTimeField(label=_("结束"), widget=_moment())
    sign_up_until = forms.DateField(label=_("报名截止"), widget=day_input())
    capacity = forms.IntegerField(label=_("名额"), required=False, min_value=1, help_text=_("不限名额就不填"))

    def __init__(self, *args: Any, organisations: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = cast("forms.ModelChoiceField[Organisation]", self.fields["organisation"])
        own.queryset = Organisation.objects.filter(pk__in=[one.pk for one in organisations])
        if len(organisations) == 1:
            own.initial = organisations[0].pk
            own.widget = own.hidden_widget()

    def values(self) -> CourseValues:
        return CourseValues(**{key: value for key, value in self.cleaned_data.items() if key != "organisation"})


def course_initial(course: Course | None) -> dict[str, Any]:
    if course is None:
        return {}
    names = ("topic", "title", "text", "place", "starts_at", "ends_at", "sign_up_until", "capacity")
    return {name: getattr(course, name) for name in names} | {"organisation": course.organisation_id}


def guide_initial(guide: ShownGuide | None) -> dict[str, Any]:
    if guide is None:
        return {}
    return {name: getattr(guide, name) for name in ("slug", "topic", "title", "text")} | {"published": True}
