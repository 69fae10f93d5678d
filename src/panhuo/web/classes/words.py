"""Flags in words."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from panhuo.portfolio.classes.api import ANSWERS, FLAGS, PatentFlags


@dataclass(frozen=True, slots=True)
class FlagView:
    """`answer` as stored (y, n, u), `label` in words, `evidence` what it comes from."""

    flag: str
    name: str
    answer: str
    label: str
    evidence: str


def flag_views(row: PatentFlags) -> list[FlagView]:
    """All flags of a patent, in the order of the notice's five kinds, then the others."""
    return [
        FlagView(flag, str(name), answer := getattr(row, flag), str(ANSWERS[answer]), evidence_of(row, flag))
        for flag, name in FLAGS.items()
    ]


def evidence_of(row: PatentFlags, flag: str) -> str:
    """What an answer comes from."""
    said = row.evidence.get(flag)
    if not said:
        return ""
    template, params = said
    return _(template) % params if params else _(template)


def flag_names() -> dict[str, str]:
    """Names of all that the list can be narrowed to."""
    return {"high_value": _("高价值发明专利"), **{flag: str(name) for flag, name in FLAGS.items()}}
