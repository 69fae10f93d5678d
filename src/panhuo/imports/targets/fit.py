"""Values that records can't hold are cut or left out with a warning: one odd cell doesn't cost a patent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from django.utils.translation import gettext as _

from panhuo.orgs.api import DomainError, InvalidInput
from panhuo.patents.api import PatentValues, identity_keys

_NAMES: Final[Mapping[str, int]] = {"owners": 200, "original_owners": 200, "inventors": 120}
"""Characters that a name may have (patents/domain/check.py)."""
_WHOLE: Final = frozenset({"identifiers", "title"})
"""Without these a row isn't worth taking: it is refused."""


@dataclass(slots=True)
class Fitted:
    """The values as records take them. `doubts` name what was cut or left out; `refusal` is set where nothing helps."""

    values: PatentValues
    keys: frozenset[str] = frozenset()
    doubts: list[InvalidInput] = field(default_factory=list)
    refusal: DomainError | None = None


def fit(values: PatentValues) -> Fitted:
    """Cut over-long names, leave out other values that can't be held, and find the keys of what remains."""
    fitted = Fitted(values)
    while True:
        try:
            fitted.keys = identity_keys(fitted.values)
        except InvalidInput as error:
            if error.field in _WHOLE or getattr(fitted.values, error.field, None) is None:
                fitted.refusal = error
                return fitted
            _mend(fitted, error)
        except DomainError as error:
            fitted.refusal = error
            return fitted
        else:
            return fitted


def _mend(fitted: Fitted, error: InvalidInput) -> None:
    """Each step shortens or empties one field, so that this ends."""
    name = error.field
    given = getattr(fitted.values, name)
    mended: Any = None
    if name in _NAMES and any(len(text) > _NAMES[name] for text in given):
        most = _NAMES[name]
        mended = tuple(text[:most] for text in given)
        note = _("%(error)s，只保留前面的部分") % {"error": error.message}
    else:
        note = _("%(error)s，这一格没有导入") % {"error": error.message}
    changes: dict[str, Any] = {name: mended}
    fitted.values = replace(fitted.values, **changes)
    fitted.doubts.append(InvalidInput(note, field=name, code=error.code))
