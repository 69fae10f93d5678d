"""Turning what the pure rules refuse into what users are told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import gettext as _

from panhuo.law.errors import RuleError
from panhuo.orgs.api import InvalidInput


@contextmanager
def refused(field: str = "") -> Iterator[None]:
    """A `RuleError` inside becomes `InvalidInput` on `field`, in the user's language."""
    try:
        yield
    except RuleError as error:
        raise InvalidInput(_(error.template), field=field, code=error.code, params=error.params) from error
