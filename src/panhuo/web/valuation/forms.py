"""Forms of valuation."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from panhuo.orgs.api import Organisation
from panhuo.portfolio.valuation.api import Rating, Scheme


class NewForm(forms.Form):
    """Which patent, for which purpose."""

    number = forms.CharField(label=_("专利号或申请号"), max_length=60)
    scenario = forms.ChoiceField(label=_("评估场景"))
    organisation = forms.ModelChoiceField(label=_("评估单位"), queryset=Organisation.objects.none(), empty_label=None)

    def __init__(
        self, *args: Any, organisations: list[Organisation], scenarios: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ChoiceField", self.fields["scenario"]).choices = scenarios
        unit = cast("forms.ModelChoiceField[Organisation]", self.fields["organisation"])
        unit.queryset = Organisation.objects.filter(pk__in=[one.pk for one in organisations])


class RatingForm(forms.Form):
    """A value and its ground for each indicator; an empty value is no rating."""

    def __init__(self, *args: Any, scheme: Scheme, own: Mapping[str, Rating], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.scheme = scheme
        for key, indicator in scheme.indicators.items():
            said = own.get(key)
            self.fields[f"v_{key}"] = forms.IntegerField(
                label=indicator.label,
                required=False,
                min_value=0,
                max_value=100,
                initial=said.value if said else None,
                widget=forms.NumberInput(attrs={"placeholder": _("不评"), "inputmode": "numeric"}),
            )
            self.fields[f"c_{key}"] = forms.CharField(
                label=_("依据"), required=False, max_length=500, initial=said.comment if said else ""
            )

    @property
    def groups(self) -> Iterator[tuple[str, list[tuple[str, str, forms.BoundField, forms.BoundField]]]]:
        for branch in self.scheme.branches:
            yield (
                branch.label,
                [
                    (group.label, one.id, self[f"v_{one.id}"], self[f"c_{one.id}"])
                    for group in branch.groups
                    for one in group.indicators
                ],
            )

    def values(self) -> dict[str, int | None]:
        return {key: self.cleaned_data[f"v_{key}"] for key in self.scheme.indicators}

    def comments(self) -> dict[str, str]:
        return {key: self.cleaned_data[f"c_{key}"] for key in self.scheme.indicators}


class SchemeForm(forms.Form):
    """Weights of one scenario at all three levels, the least coverage, and the names of the indicators."""

    min_coverage = forms.IntegerField(label=_("已评权重至少（%）才给总分"), min_value=1, max_value=100)
    note = forms.CharField(label=_("修改说明"), max_length=300)

    def __init__(self, *args: Any, data: Mapping[str, Any], scenario: str, **kwargs: Any) -> None:
        self.book, self.scenario = data, scenario
        kwargs["initial"] = {"min_coverage": data["min_coverage"]}
        super().__init__(*args, **kwargs)
        weights = next(one["weights"] for one in data["scenarios"] if one["id"] == scenario)
        for level, node in _nodes(data):
            self.fields[f"w_{node['id']}"] = forms.IntegerField(
                label=node["label"],
                min_value=0,
                max_value=1000,
                initial=weights.get(node["id"], 1),
                widget=forms.NumberInput(attrs={"aria-label": node["label"]}),
            )
            self.fields[f"l_{node['id']}"] = forms.CharField(
                label=_("名称"),
                max_length=60,
                initial=node["label"],
                widget=forms.TextInput(attrs={"aria-label": _("名称"), "data-level": level}),
            )

    @property
    def rows(self) -> list[tuple[int, forms.BoundField, forms.BoundField]]:
        return [(level, self[f"l_{node['id']}"], self[f"w_{node['id']}"]) for level, node in _nodes(self.book)]

    def changed(self) -> dict[str, Any]:
        """The scheme as data with the new weights; the rules check it as a whole."""
        said, data = self.cleaned_data, copy.deepcopy(dict(self.book))
        data["min_coverage"] = said["min_coverage"]
        for _level, node in _nodes(data):
            node["label"] = said[f"l_{node['id']}"]
        for one in data["scenarios"]:
            if one["id"] == self.scenario:
                one["weights"] = {node["id"]: said[f"w_{node['id']}"] for _level, node in _nodes(data)}
        return data


def _nodes(data: Mapping[str, Any]) -> Iterator[tuple[int, dict[str, Any]]]:
    for branch in data["branches"]:
        yield 1, branch
        for group in branch["groups"]:
            yield 2, group
            for indicator in group["indicators"]:
                yield 3, indicator
