"""Payments in words, in the reader's language."""

from __future__ import annotations

from django.utils.translation import gettext as _

from panhuo.deals.plans.api import BaseName, ChargeName
from panhuo.law.errors import RuleError


def charge_words(kind: str, name: str = "") -> str:
    """What a charge is for: 分期付款 2, 里程碑付款“量产”."""
    label = str(ChargeName(kind).label)
    if kind == ChargeName.MILESTONE:
        return _("%(what)s“%(name)s”") % {"what": label, "name": name}
    return f"{label} {name}".strip() if kind in {ChargeName.INSTALMENT, ChargeName.ROYALTY} else label


def key_words(key: str) -> str:
    """A charge by its key, such as royalty:1:2026-03-31."""
    kind, _colon, rest = key.partition(":")
    if kind not in ChargeName.values:
        return key
    if kind in {ChargeName.ROYALTY, ChargeName.MINIMUM}:
        name, _colon, day = rest.partition(":")
        until = _("（至 %(day)s）") % {"day": day}
        return f"{charge_words(kind, name)}{until}"
    return charge_words(kind, rest)


def missing_words(error: RuleError | None) -> str:
    """Why a plan could not be reckoned."""
    if error is None:
        return ""
    params = dict(error.params)
    if error.code == "no_figures":
        return _("请填写“%(base)s”的数据") % {"base": BaseName(params["base"]).label}
    return _(error.template) % params
