"""By when awards from income are paid, where a local rule says so (河南第四十一条第二款)."""

from __future__ import annotations

from datetime import date
from typing import Final

from panhuo.deals.rules.regions import chain
from panhuo.law.periods import add_months

HENAN_MONTHS: Final = 6
HENAN_SINCE: Final = date(2020, 1, 1)


def pay_award_by(*, received: date, region: str, ruled: bool) -> date | None:
    """The last day on which the award from income received on `received` is paid; None: no limit in the texts.

    Only where neither a rule nor an agreement names one. Counted to the corresponding day (reading).
    """
    if ruled or "河南" not in chain(region) or received < HENAN_SINCE:
        return None
    return add_months(received, HENAN_MONTHS)
