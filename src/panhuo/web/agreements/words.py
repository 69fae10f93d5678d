"""Findings in the user's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from panhuo.deals.rules.findings import Finding
from panhuo.deals.rules.sources import Basis
from panhuo.web.agreements.phrases import BASES, LEVELS

WORDS = frozenset({"act", "kind", "mode", "why", "what"})
"""Places of templates whose values are words of ours, not names."""


@dataclass(frozen=True, slots=True)
class Line:
    """One finding as a page shows it."""

    code: str
    level: str
    level_words: str
    message: str
    article: str
    basis: str
    parties: str
    reason: str = ""
    number: str = ""
    patent: int | None = None


def line_of(finding: Finding, **more: Any) -> Line:
    """The message is put together again from its template, so that it is translated."""
    level = finding.severity.value
    return Line(
        finding.code, level, str(LEVELS[level]), said(finding.template, finding.params), finding.article,
        str(BASES[finding.basis.value]) if finding.basis is not Basis.LAW else "", "、".join(finding.parties), **more,
    )  # fmt: skip


def stored_line(one: Mapping[str, Any]) -> Line:
    """A finding that was kept as JSON."""
    level = {"error": "block", "warning": "warn"}.get(one.get("level", ""), one.get("severity", "note"))
    basis = one.get("basis", "law")
    return Line(
        one["code"], level, str(LEVELS[level]), said(one["template"], one["params"]), one["article"],
        str(BASES[basis]) if basis != "law" else "", "、".join(one.get("parties", [])), one.get("reason", ""),
        one.get("number", ""), one.get("patent"),
    )  # fmt: skip


def said(template: str, params: Mapping[str, str]) -> str:
    """A template of the rules, translated; its values that are names of acts too."""
    if not params:
        return _(template)
    return _(template) % {
        name: _(value) if name in {"act", "kind", "mode", "why"} and value else value for name, value in params.items()
    }
