"""The form by which a standard is changed. An emptied text takes its line out; two empty rows add new ones."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from panhuo.exchange.procurement.api import ItemKind

MORE: Final = 2
SCHEME: Final = ("price_weight", "min_scorers", "min_quality", "low_price_share")
STAGES: Final = ("filing", "grant")


def _whole(label: Any, least: int, most: int, *, required: bool = True) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=least, max_value=most, required=required)


def _words(label: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=200, required=False)


class StandardForm(forms.Form):
    """`data`: the standard that holds now."""

    price_weight = forms.IntegerField(
        label=_("价格权重（%）"), min_value=0, help_text=_("标准的参考范围是 10 到 15，本平台不允许超过 15")
    )
    min_scorers = _whole(_("每项至少几人评分"), 1, 50)
    min_quality = _whole(_("质量线（满分 100）"), 1, 100)
    low_price_share = _whole(_("低于报价中位数的百分之几须说明"), 0, 100)
    note = forms.CharField(label=_("修改说明"), max_length=300)

    def __init__(self, *args: Any, data: Mapping[str, Any], **kwargs: Any) -> None:
        self.data_now = data
        kwargs["initial"] = _initial(data)
        super().__init__(*args, **kwargs)
        for section in data["sections"]:
            for key in self._keys([one["id"] for one in section["items"]], section["id"]):
                self.fields[f"i_{key}"] = _words(_("需求条目"))
                self.fields[f"r_{key}"] = forms.BooleanField(label=_("必填"), required=False)
        for key in self._keys([one["id"] for one in data["scheme"]["criteria"]], "c"):
            self.fields[f"c_{key}"] = _words(_("评分项"))
            self.fields[f"h_{key}"] = _words(_("评分说明"))
            self.fields[f"w_{key}"] = _whole(_("权重"), 1, 1000, required=False)
        for stage in STAGES:
            for key in self._keys([one["id"] for one in data["checks"][stage]], stage):
                self.fields[f"{stage}_{key}"] = _words(_("检查项"))
                self.fields[f"s_{stage}_{key}"] = forms.BooleanField(label=_("答“否”即不通过"), required=False)

    @property
    def section_rows(self) -> list[tuple[str, list[tuple[forms.BoundField, ...]]]]:
        return [
            (
                section["label"],
                [
                    (self[f"i_{key}"], self[f"r_{key}"])
                    for key in self._keys([one["id"] for one in section["items"]], section["id"])
                ],
            )
            for section in self.data_now["sections"]
        ]

    @property
    def criterion_rows(self) -> list[tuple[forms.BoundField, ...]]:
        keys = self._keys([one["id"] for one in self.data_now["scheme"]["criteria"]], "c")
        return [tuple(self[f"{part}_{key}"] for part in ("c", "h", "w")) for key in keys]

    @property
    def check_rows(self) -> list[tuple[str, list[tuple[forms.BoundField, ...]]]]:
        labels = {"filing": _("申请后的质量检查"), "grant": _("授权后的质量检查")}
        return [
            (
                str(labels[stage]),
                [
                    (self[f"{stage}_{key}"], self[f"s_{stage}_{key}"])
                    for key in self._keys([one["id"] for one in self.data_now["checks"][stage]], stage)
                ],
            )
            for stage in STAGES
        ]

    def _keys(self, known: list[str], prefix: str) -> Iterator[str]:
        yield from known
        fresh = (f"{prefix}_own{n}" for n in range(1, 1000) if f"{prefix}_own{n}" not in known)
        for _at, key in zip(range(MORE), fresh, strict=False):
            yield key

    def data_of_standard(self) -> dict[str, Any]:
        """The changed standard as data; the rules check it as a whole."""
        said, data = self.cleaned_data, copy.deepcopy(dict(self.data_now))
        data["name"] = str(_("专利代理服务采购需求与评分（本单位）"))
        data["scheme"] |= {name: said[name] for name in SCHEME}
        for section in data["sections"]:
            known = {one["id"]: one for one in section["items"]}
            section["items"] = [
                {
                    "kind": ItemKind.TEXT.value,
                    **known.get(key, {}),
                    "id": key,
                    "text": text,
                    "required": said[f"r_{key}"],
                }
                for key in self._keys(list(known), section["id"])
                if (text := said[f"i_{key}"])
            ]
        criteria = [one["id"] for one in data["scheme"]["criteria"]]
        data["scheme"]["criteria"] = [
            {"id": key, "label": said[f"c_{key}"], "weight": said[f"w_{key}"] or 1, "hint": said[f"h_{key}"]}
            for key in self._keys(criteria, "c")
            if said[f"c_{key}"]
        ]
        for stage in STAGES:
            ids = [one["id"] for one in data["checks"][stage]]
            data["checks"][stage] = [
                {"id": key, "text": said[f"{stage}_{key}"], "serious": said[f"s_{stage}_{key}"]}
                for key in self._keys(ids, stage)
                if said[f"{stage}_{key}"]
            ]
        return data


def _initial(data: Mapping[str, Any]) -> dict[str, Any]:
    initial: dict[str, Any] = {name: data["scheme"][name] for name in SCHEME}
    for section in data["sections"]:
        for one in section["items"]:
            initial |= {f"i_{one['id']}": one["text"], f"r_{one['id']}": bool(one.get("required"))}
    for one in data["scheme"]["criteria"]:
        key = one["id"]
        initial |= {f"c_{key}": one["label"], f"h_{key}": one.get("hint", ""), f"w_{key}": one["weight"]}
    for stage in STAGES:
        for one in data["checks"][stage]:
            initial |= {f"{stage}_{one['id']}": one["text"], f"s_{stage}_{one['id']}": bool(one.get("serious"))}
    return initial
