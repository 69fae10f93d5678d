"""How an institution calls its levels of self-grading."""

from __future__ import annotations

from collections.abc import Callable

from django.apps import apps
from django.utils.translation import gettext as _

from panhuo.orgs.api import Organisation

GradeWords = Callable[[int], str]


def plain_grade(value: int) -> str:
    """A level where the institution has no words of its own: 4 级."""
    return _("%(g)s 级") % {"g": value}


def grade_levels(organisation: Organisation) -> list[tuple[int, str]]:
    """(level, its label), the best first: the institution's own, else ours; empty without the inventory's room."""
    if not apps.is_installed("panhuo.portfolio.inventory"):
        return []
    from panhuo.portfolio.inventory.api import settings_of

    settings = settings_of(organisation)
    own = settings.own_grades
    return [(level.value, level.label if own else plain_grade(level.value)) for level in settings.levels]


def grade_words(organisation: Organisation) -> GradeWords:
    """Gives the label of a level; a level that is no longer in the scale keeps its number."""
    labels = dict(grade_levels(organisation))
    return lambda value: labels.get(value) or plain_grade(value)
