"""Filing of licences, registering of transfers and pledges (专利法第十条, 细则第十五、八十七条)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from panhuo.deals.rules.agreements.kinds import ALIENATIONS, LICENCES, Act
from panhuo.deals.rules.sources import Source, law, reading
from panhuo.law.errors import RuleError
from panhuo.law.periods import add_months
from panhuo.law.workdays import Rolled, WorkCalendar

LICENCE_MONTHS: Final = 3
_RULE_15 = "专利法实施细则第十五条第二款、第五条"


class Form(StrEnum):
    LICENCE = "licence"
    OPEN_LICENCE = "open_licence"
    TRANSFER = "transfer"
    PLEDGE = "pledge"


@dataclass(frozen=True, slots=True)
class Filing:
    """`by` None: no time limit, or the day it runs from is not known. `effective`: when the act works, if known.

    `written`: must be in writing. `jointly`: both sides file together. `constitutive`: it works only once registered.
    """

    form: Form
    by: Rolled | None
    effective: date | None
    source: Source
    written: bool = True
    jointly: bool = False
    constitutive: bool = False
    unknown: str = ""


def filing(act: Act, *, effective: date | None, registered: date | None, calendar: WorkCalendar) -> Filing | None:
    """What has to be filed for an act; None: nothing (commissioned development has its technology contract only).

    `effective`: the day on which a licence contract takes effect, which need not be that of its signature.

    Raises:
        RuleError: nothing of the kind is filed for this act.
    """
    if act is Act.DEVELOPMENT:
        return None
    if act in ALIENATIONS:
        source = law("专利法第十条第三款")
        return Filing(Form.TRANSFER, None, registered, source, constitutive=True)
    if act is Act.PLEDGE:
        source = law("专利法实施细则第十五条第三款")
        return Filing(Form.PLEDGE, None, registered, source, jointly=True, constitutive=True)
    if act in LICENCES or act is Act.OPEN_LICENCE:
        return _licence(act, effective=effective, calendar=calendar)
    raise RuleError("“%(act)s”没有备案或登记手续", code="no_filing", act=act.value)


def _licence(act: Act, *, effective: date | None, calendar: WorkCalendar) -> Filing:
    """An open licence is filed by Rule 87, which names no limit; that of Rule 15 is taken for it too (reading).

    Rule 15 speaks of the patentee's contracts; that a sub-licence is filed alike is a reading as well.
    """
    by = calendar.roll(add_months(effective, LICENCE_MONTHS)) if effective else None
    unknown = "" if effective else "合同生效日"
    if act is Act.OPEN_LICENCE:
        source = reading("专利法实施细则第八十七条、第十五条第二款、第五条")
        return Filing(Form.OPEN_LICENCE, by, effective, source, unknown=unknown)
    source = reading(_RULE_15) if act is Act.SUB else law(_RULE_15)
    return Filing(Form.LICENCE, by, effective, source, unknown=unknown)
