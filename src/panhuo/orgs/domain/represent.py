"""Writing down who may act for whom. The app that keeps the mandates checks that it may."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from panhuo.orgs.models import Representation

if TYPE_CHECKING:
    from panhuo.orgs.models import Organisation


@transaction.atomic
def let_represent(
    *, principal: Organisation, agent: Organisation, scopes: Iterable[str], first: date, last: date, mandate_id: int
) -> None:
    """From `first` to `last` the agent may act for the principal in these matters. What the mandate said before falls.

    What the agent may see and do follows at the next request; no record of the principal changes.
    """
    stop_representing(mandate_id=mandate_id)
    Representation.objects.bulk_create(
        Representation(
            principal=principal, agent=agent, scope=scope, first_day=first, last_day=last, mandate_id=mandate_id
        )
        for scope in dict.fromkeys(scopes)
    )


def stop_representing(*, mandate_id: int) -> None:
    """At once."""
    Representation.objects.filter(mandate_id=mandate_id).delete()
