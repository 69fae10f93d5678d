"""What happened to an organisation, in words."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from panhuo.orgs.api import Event, OrganisationKind, Role, User


def organisation_words(event: Event) -> str | None:
    """One line; None for a verb that needs no words of its own."""
    template = _templates().get(event.verb)
    if template is None:
        return None
    data: dict[str, Any] = {"before": "", "after": "", "name": "", "role": "", "reason": "", **event.data}
    if "user" in data:
        data |= {"name": _called(data), "role": _label(Role, data["role"])}
    if event.verb == "closed" and not data["reason"]:
        return _("停用")
    return template % (data | {"fields": "；".join(_corrected(data.get("corrected", {})))})


def _templates() -> dict[str, str]:
    return {
        "renamed": _("更名：%(before)s → %(after)s"),
        "corrected": _("更正：%(fields)s"),
        "name_added": _("添加名称：%(name)s"),
        "name_removed": _("去掉名称：%(name)s"),
        "member_added": _("成员 %(name)s：%(role)s"),
        "member_removed": _("移除成员 %(name)s"),
        "closed": _("停用：%(reason)s"),
        "reopened": _("恢复"),
    }


def _corrected(said: dict[str, list[str]]) -> list[str]:
    labels = {"kind": _("类型"), "region": _("地区"), "uscc": _("统一社会信用代码")}
    lines = []
    for name, values in said.items():
        before, after = (_label(OrganisationKind, v) if name == "kind" else v or _("未填写") for v in values)
        lines.append(f"{labels.get(name, name)} {before} → {after}")
    return lines


def _label(choices: Any, value: str) -> str:
    return str(dict(choices.choices).get(value, value))


def _called(data: dict[str, Any]) -> str:
    found = User.objects.filter(pk=int(data["user"])).first()
    return str(found) if found else _("未知")
