"""What an invalidity decision does to licence and transfer fees (专利法第四十七条)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from panhuo.deals.rules.sources import Source, law, reading


class Fate(StrEnum):
    """`STAYS`: need not be given back. `BACK`: wholly or partly, as is fair. `DAMAGES`: the loss is made good.

    `NOT_OWED`: was not performed when the right fell.
    """

    STAYS = "stays"
    BACK = "back"
    DAMAGES = "damages"
    NOT_OWED = "not_owed"


@dataclass(frozen=True, slots=True)
class Outcome:
    fate: Fate
    source: Source


def fee_after_invalidity(
    *, paid: date | None, declared_invalid: date, bad_faith: bool = False, plainly_unfair: bool = False
) -> Outcome:
    """What becomes of one fee when the patent is declared invalid; a right that lapses, by contrast, ends from then on.

    What was performed before the declaration stays performed; a fee still unpaid then is no longer owed (reading: the
    right counts as never having been). Bad faith and plain unfairness are judged by people.
    """
    if paid is None or paid >= declared_invalid:
        return Outcome(Fate.NOT_OWED, reading("专利法第四十七条第一款"))
    if bad_faith:
        return Outcome(Fate.DAMAGES, law("专利法第四十七条第二款"))
    if plainly_unfair:
        return Outcome(Fate.BACK, law("专利法第四十七条第三款"))
    return Outcome(Fate.STAYS, law("专利法第四十七条第二款"))
