"""How fields and values of a planned row are written on the preview."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from panhuo.needs.api import CooperationMode, Need, NeedStatus, NeedVisibility
from panhuo.patents.api import LegalState, Patent, PatentKind
from panhuo.web.format import yuan

LONGEST = 160
CHOICES: dict[str, dict[str, Any]] = {
    "kind": dict(PatentKind.choices),
    "legal_state": dict(LegalState.choices),
    "modes": dict(CooperationMode.choices),
    "status": dict(NeedStatus.choices),
    "visibility": dict(NeedVisibility.choices),
}


def field_label(target: str, name: str) -> str:
    """The name of a field as the user knows it; the field's own name for one that a plugin added."""
    return _list_labels().get(name) or _model_labels(target).get(name, name)


def _list_labels() -> dict[str, str]:
    return {
        "identifiers": _("号码"),
        "owners": _("权利人"),
        "original_owners": _("原始申请人"),
        "inventors": _("发明人"),
        "classes": _("分类号"),
        "extra": _("其他栏目"),
        "merged": _("合并重复的记录"),
        "holder": _("记录来自"),
        "budget_min_fen": _("预算下限"),
        "budget_max_fen": _("预算上限"),
        "modes": _("合作方式"),
        "external_id": _("来源编号"),
        "organisation": _("机构"),
        "firm": _("需求单位"),
        "status": _("状态"),
        "visibility": _("公开范围"),
    }


def _model_labels(target: str) -> dict[str, str]:
    model = Patent if target == "patents" else Need
    return {field.name: str(getattr(field, "verbose_name", field.name)) for field in model._meta.get_fields()}  # noqa: SLF001 -- in the language of this reader


def written(name: str, value: Any) -> str:
    """A planned value as text; empty where there is none, so that the page can say so."""
    if value is None or value in ("", [], {}):
        return ""
    if name == "firm":
        return str(value["name"])
    if name.endswith("_fen"):
        return yuan(value)
    if isinstance(value, dict):
        colon = _("：")
        return _short(_("；").join(f"{key}{colon}{item}" for key, item in value.items()))
    if isinstance(value, list):
        return _short(_("；").join(_item(name, item) for item in value))
    return _short(str(CHOICES.get(name, {}).get(value, value)))


def _item(name: str, item: Any) -> str:
    if isinstance(item, list | tuple):  # (kind, value, raw) of a number, (scheme, symbol, main) of a class
        return str(item[1])
    return str(CHOICES.get(name, {}).get(item, item))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
