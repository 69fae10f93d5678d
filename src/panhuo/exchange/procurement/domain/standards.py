"""Versions of standards."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.exchange.procurement.may import may_change_standard
from panhuo.exchange.procurement.models import StandardVersion
from panhuo.exchange.procurement.rules.errors import RuleError
from panhuo.exchange.procurement.rules.read import default_data, read_standard
from panhuo.orgs.api import InvalidInput, NotAllowed, Organisation, log_event
from panhuo.portfolio.prefiling.api import institution_of

if TYPE_CHECKING:
    from panhuo.orgs.api import User


def standard_for(organisation: Organisation) -> StandardVersion:
    """What holds for an organisation now: its house's own, else the platform's default."""
    own = StandardVersion.objects.filter(organisation=institution_of(organisation)).first()
    return own or default_standard()


def default_standard() -> StandardVersion:
    """The platform's default as it holds now."""
    return StandardVersion.objects.filter(organisation=None).first() or _shipped()


def _shipped() -> StandardVersion:
    return StandardVersion.objects.get_or_create(organisation=None, version=1, defaults={"data": default_data()})[0]


@transaction.atomic
def save_standard(
    organisation: Organisation | None, *, data: Mapping[str, Any], note: str, actor: User
) -> StandardVersion:
    """Put a new version in force; purchases under way keep theirs.

    Raises:
        NotAllowed: not an administrator of the house.
        InvalidInput: the data contradict themselves, or price would weigh too much; the message says where.
    """
    if not may_change_standard(actor, organisation):
        raise NotAllowed
    try:
        read_standard(data)
    except RuleError as error:
        raise InvalidInput(_(error.template), field=error.code, code=error.code, params=error.params) from error
    rows = StandardVersion.objects.filter(organisation=organisation)
    if organisation is None and not rows.exists():
        _shipped()
    last = rows.first()
    made = StandardVersion.objects.create(
        organisation=organisation,
        version=last.version + 1 if last else 1,
        data=dict(data),
        note=note.strip()[:300],
        created_by=actor,
    )
    log_event(
        object_type="procurement_standard",
        object_id=made.pk,
        verb="created",
        actor=actor,
        organisation=organisation,
        data={"version": made.version},
    )
    return made
