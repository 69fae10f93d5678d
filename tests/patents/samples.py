"""Patents for tests; a test names only what it is about."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

from panhuo.intake.numbers import check_digit
from panhuo.orgs.api import Organisation, User
from panhuo.patents.api import Patent, PatentValues, SaveResult, Visibility, application, publication, save_patent

_serials = count(9_910_001)


def app_number(serial: int, *, year: int = 2019, kind: str = "1") -> str:
    digits = f"{year}{kind}{serial:07d}"
    return f"{digits}.{check_digit(digits)}"


def values(*numbers: str, **said: Any) -> PatentValues:
    """Numbers with a dot are application numbers, others publication numbers."""
    identifiers = tuple(application(n) if "." in n else publication(n) for n in numbers)
    return PatentValues(identifiers=identifiers, **said)


def save(
    *numbers: str,
    holder: Organisation | None = None,
    visibility: str = Visibility.PUBLIC,
    actor: User | None = None,
    **said: Any,
) -> SaveResult:
    return save_patent(values(*numbers, **said), holder=holder, visibility=visibility, actor=actor)


def make_patent(**given: Any) -> Patent:
    """A public patent of nobody with an application number of its own."""
    said = {
        "title": "一种示例装置",
        "abstract": "本发明公开了一种示例装置。",
        "application_date": date(2019, 3, 1),
    } | given
    number = said.pop("number", None) or app_number(next(_serials))
    return save(number, **said).patent
