"""Kinds of agreements and of acts on a patent."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from panhuo.intake.phrases import gettext_noop


class Act(StrEnum):
    """What somebody wants to do. `SOLE` is 排他 (the licensor may go on itself), `EXCLUSIVE` is 独占."""

    ORDINARY = "ordinary"
    SOLE = "sole"
    EXCLUSIVE = "exclusive"
    CROSS = "cross"
    SUB = "sub"
    TRANSFER = "transfer"
    EQUITY = "equity"
    DEVELOPMENT = "development"
    OPEN_LICENCE = "open_licence"
    PLEDGE = "pledge"
    ABANDON = "abandon"
    LAPSE = "lapse"
    OWN_USE = "own_use"


LABELS: Final = {
    Act.ORDINARY: gettext_noop("普通许可"),
    Act.SOLE: gettext_noop("排他许可"),
    Act.EXCLUSIVE: gettext_noop("独占许可"),
    Act.CROSS: gettext_noop("交叉许可"),
    Act.SUB: gettext_noop("分许可"),
    Act.TRANSFER: gettext_noop("转让"),
    Act.EQUITY: gettext_noop("作价入股"),
    Act.DEVELOPMENT: gettext_noop("委托开发"),
    Act.OPEN_LICENCE: gettext_noop("开放许可"),
    Act.PLEDGE: gettext_noop("质押"),
    Act.ABANDON: gettext_noop("放弃"),
    Act.LAPSE: gettext_noop("停缴年费"),
    Act.OWN_USE: gettext_noop("自行实施"),
}
RESTRICTIVE: Final = frozenset({Act.SOLE, Act.EXCLUSIVE})
LICENCES: Final = frozenset({Act.ORDINARY, Act.SOLE, Act.EXCLUSIVE, Act.CROSS, Act.SUB})
ALIENATIONS: Final = frozenset({Act.TRANSFER, Act.EQUITY})


def licence_kind(stated: Act | str | None) -> Act:
    """The kind a licence counts as: one that the contract does not state, or not clearly, is ordinary.

    技术合同解释第二十五条第二款. A sub-licence is ordinary too, unless agreed otherwise; a cross-licence says only that
    both sides give one, so its own kind has to be stated.
    """
    known = {act.value: act for act in RESTRICTIVE} | {LABELS[act]: act for act in RESTRICTIVE}
    known |= {"独占实施许可": Act.EXCLUSIVE, "排他实施许可": Act.SOLE}
    return known.get(str(stated or "").strip(), Act.ORDINARY)
