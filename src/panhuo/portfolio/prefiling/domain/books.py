"""Versions of rule books."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.orgs.api import InvalidInput, NotAllowed, Organisation, log_event
from panhuo.portfolio.prefiling.may import may_change_book
from panhuo.portfolio.prefiling.models import RuleBookVersion
from panhuo.portfolio.prefiling.queries.units import institution_of
from panhuo.portfolio.prefiling.rules.errors import RuleError
from panhuo.portfolio.prefiling.rules.read import default_data, read_book

if TYPE_CHECKING:
    from panhuo.orgs.models import User


def book_for(organisation: Organisation) -> RuleBookVersion:
    """The rules that hold for an organisation now: its institution's own, else the platform's default."""
    own = RuleBookVersion.objects.filter(organisation=institution_of(organisation)).first()
    return own or RuleBookVersion.objects.filter(organisation=None).first() or _shipped()


def _shipped() -> RuleBookVersion:
    return RuleBookVersion.objects.get_or_create(organisation=None, version=1, defaults={"data": default_data()})[0]


@transaction.atomic
def save_book(organisation: Organisation | None, *, data: Mapping[str, Any], note: str, actor: User) -> RuleBookVersion:
    """Put a new version in force; assessments under way keep theirs only for what is already decided.

    Raises:
        NotAllowed: not an administrator of the institution.
        InvalidInput: the rules contradict themselves; the message says where.
    """
    if not may_change_book(actor, organisation):
        raise NotAllowed
    try:
        read_book(data)
    except RuleError as error:
        raise InvalidInput(_(error.template), field="data", code=error.code, params=error.params) from error
    rows = RuleBookVersion.objects.filter(organisation=organisation)
    if organisation is None and not rows.exists():
        _shipped()
    last = rows.first()
    book = RuleBookVersion.objects.create(
        organisation=organisation,
        version=last.version + 1 if last else 1,
        data=dict(data),
        note=note.strip()[:300],
        created_by=actor,
    )
    log_event(
        object_type="prefiling_book",
        object_id=book.pk,
        verb="created",
        actor=actor,
        organisation=organisation,
        data={"version": book.version},
    )
    return book
