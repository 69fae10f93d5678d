"""Choices that come from tables."""

from __future__ import annotations

from django.utils.translation import gettext as _

from panhuo.needs.api import Industry, industry_name

DIVISION_LENGTH = 3
"""A letter and two digits: the level of divisions (大类), which a person still finds in a list."""


def industry_choices(*, also: str = "") -> list[tuple[str, str | list[tuple[str, str]]]]:
    """Divisions of GB/T 4754 under their sections, and `also`, the finer class that a record has now."""
    rows = list(Industry.objects.order_by("code"))
    choices: list[tuple[str, str | list[tuple[str, str]]]] = [("", _("未填写"))]
    for section in (row for row in rows if len(row.code) == 1):
        divisions = [
            (r.code, str(r)) for r in rows if len(r.code) == DIVISION_LENGTH and r.code.startswith(section.code)
        ]
        if divisions:
            choices.append((str(section), divisions))
    if also and all(also != row.code or len(row.code) != DIVISION_LENGTH for row in rows):
        choices.insert(1, (also, f"{also} {industry_name(also)}"))
    return choices
