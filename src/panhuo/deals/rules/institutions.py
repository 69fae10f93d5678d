"""Kinds of institutions, as the laws on transfer tell them apart."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Institution(StrEnum):
    """`STATE_…`: 国家设立, or 政府设立 in local texts, which we take for the same (reading).

    `PUBLIC_OTHER`: 其他事业单位, hospitals among them: whether they are 研究开发机构 is not in the texts.
    """

    STATE_UNIVERSITY = "state_university"
    STATE_INSTITUTE = "state_institute"
    PRIVATE_UNIVERSITY = "private_university"
    PRIVATE_INSTITUTE = "private_institute"
    STATE_ENTERPRISE = "state_enterprise"
    PRIVATE_ENTERPRISE = "private_enterprise"
    PUBLIC_OTHER = "public_other"


STATE_RESEARCH: Final = frozenset({Institution.STATE_UNIVERSITY, Institution.STATE_INSTITUTE})
RESEARCH: Final = STATE_RESEARCH | {Institution.PRIVATE_UNIVERSITY, Institution.PRIVATE_INSTITUTE}
PUBLIC: Final = STATE_RESEARCH | {Institution.PUBLIC_OTHER}
"""事业单位."""
ALL: Final = frozenset(Institution)
GROUPS: Final = {"state_research": STATE_RESEARCH, "research": RESEARCH, "public": PUBLIC, "all": ALL}


def institutions_of(names: list[str]) -> frozenset[Institution]:
    """The institutions that a data file names, singly or by group."""
    found: frozenset[Institution] = frozenset()
    for name in names:
        found |= GROUPS[name] if name in GROUPS else {Institution(name)}
    return found
