"""Which target an import has."""

from __future__ import annotations

from panhuo.imports.enums import ImportTarget
from panhuo.imports.targets.base import Target
from panhuo.imports.targets.needs import NeedTarget
from panhuo.imports.targets.patents import PatentTarget

_TARGETS: dict[str, Target] = {ImportTarget.PATENTS: PatentTarget(), ImportTarget.NEEDS: NeedTarget()}


def target_of(name: str) -> Target:
    """The functions for this kind of record."""
    return _TARGETS[name]
