"""A licence obtained under an open-licence statement is kept as an agreement like others."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from panhuo.deals.agreements.domain.encumber import write_encumbrances
from panhuo.deals.agreements.domain.tell import tell
from panhuo.deals.agreements.domain.versions import make_version
from panhuo.deals.agreements.domain.write import build_agreement
from panhuo.deals.agreements.enums import AgreementKind, AgreementState, Side
from panhuo.deals.agreements.listening import Moment, tell_listeners
from panhuo.deals.agreements.values import PartyValue

if TYPE_CHECKING:
    from panhuo.deals.agreements.models import Agreement
    from panhuo.orgs.models import Organisation, User
    from panhuo.patents.models import Patent


@transaction.atomic
def obtained_licence(
    *,
    author: User,
    actor: User,
    holder: Organisation,
    patent: Patent,
    licensee: PartyValue,
    title: str,
    obtained_on: date,
    ends_on: date | None,
    payment_terms: str,
    price: int | None,
) -> Agreement:
    """By notice and payment (专利法第五十一条第一款): nothing is negotiated, approved or signed.

    It arises by law, whoever (`actor`) gave the notice or entered the payment; `author` made the statement.

    It is in force from `obtained_on` and lives on when the statement is withdrawn (第五十条第二款).
    """
    agreement = build_agreement(
        author=author, holder=holder, kind=AgreementKind.ORDINARY, title=title,
        parties=[licensee._replace(side=Side.TAKER)], patents=[patent], open_to_parties=True, starts_on=obtained_on,
        ends_on=ends_on, payment_terms=payment_terms, price=price,
    )  # fmt: skip
    agreement.open_licence = True
    agreement.state = AgreementState.IN_FORCE
    agreement.effective_on = obtained_on
    agreement.save(update_fields=("open_licence", "state", "effective_on"))
    make_version(agreement, actor=author)
    write_encumbrances(agreement, actor=None)
    tell(agreement, verb="open_licence_obtained", actor=actor, on=obtained_on.isoformat())
    tell_listeners(agreement, Moment.IN_FORCE)
    return agreement
