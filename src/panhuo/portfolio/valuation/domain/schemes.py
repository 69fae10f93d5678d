"""Versions of schemes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.orgs.api import InvalidInput, NotAllowed, Organisation, log_event
from panhuo.portfolio.prefiling.api import institution_of
from panhuo.portfolio.valuation.may import may_change_scheme
from panhuo.portfolio.valuation.models import SchemeVersion
from panhuo.portfolio.valuation.rules.errors import SchemeError
from panhuo.portfolio.valuation.rules.read import default_data, read_scheme

if TYPE_CHECKING:
    from panhuo.orgs.models import User


def scheme_for(organisation: Organisation) -> SchemeVersion:
    """The scheme that holds for an organisation now: its institution's own, else the platform's default."""
    own = SchemeVersion.objects.filter(organisation=institution_of(organisation)).first()
    return own or SchemeVersion.objects.filter(organisation=None).first() or _shipped()


def _shipped() -> SchemeVersion:
    return SchemeVersion.objects.get_or_create(organisation=None, version=1, defaults={"data": default_data()})[0]


@transaction.atomic
def save_scheme(organisation: Organisation | None, *, data: Mapping[str, Any], note: str, actor: User) -> SchemeVersion:
    """Put a new version in force for new valuations; those that exist keep theirs.

    Raises:
        NotAllowed: not an administrator of the institution.
        InvalidInput: the scheme contradicts itself; the message says where.
    """
    if not may_change_scheme(actor, organisation):
        raise NotAllowed
    try:
        read_scheme(data)
    except SchemeError as error:
        raise InvalidInput(_(error.template), field="data", code=error.code, params=error.params) from error
    rows = SchemeVersion.objects.filter(organisation=organisation)
    if organisation is None and not rows.exists():
        _shipped()
    last = rows.first()
    made = SchemeVersion.objects.create(
        organisation=organisation,
        version=last.version + 1 if last else 1,
        data=dict(data),
        note=note.strip()[:300],
        created_by=actor,
    )
    log_event(
        object_type="valuation_scheme",
        object_id=made.pk,
        verb="created",
        actor=actor,
        organisation=organisation,
        data={"version": made.version},
    )
    return made
