"""What the panel says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.orgs.api import InvalidInput, NotAllowed
from panhuo.portfolio.prefiling.domain.books import book_for
from panhuo.portfolio.prefiling.domain.tell import office_of, say, tell
from panhuo.portfolio.prefiling.may import may_assess
from panhuo.portfolio.prefiling.models import Assessment, Disclosure
from panhuo.portfolio.prefiling.rules.errors import RuleError
from panhuo.portfolio.prefiling.rules.read import read_book
from panhuo.portfolio.prefiling.rules.sheets import Sheet, VetoAnswer, check_sheet

if TYPE_CHECKING:
    from panhuo.orgs.models import User


@transaction.atomic
def assess(
    disclosure: Disclosure,
    *,
    values: Mapping[str, int],
    vetoes: Mapping[str, str],
    comments: Mapping[str, str] | None = None,
    comment: str = "",
    actor: User,
) -> Assessment:
    """A member's sheet for this round; again by the same member: it is replaced. What is left out is not rated.

    Raises:
        NotAllowed: not a named panel member, one with a part in the invention, or it is not being assessed.
        InvalidInput: a rating outside the scale.
    """
    if not may_assess(actor, disclosure):
        raise NotAllowed
    book = book_for(disclosure.organisation)
    answers = _answers(vetoes)
    try:
        check_sheet(read_book(book.data), Sheet(values=values, vetoes=answers))
    except RuleError as error:
        raise InvalidInput(_(error.template), field="values", code=error.code, params=error.params) from error
    sheet, _made = Assessment.objects.update_or_create(
        disclosure=disclosure,
        round=disclosure.round,
        member=actor,
        defaults={
            "book": book,
            "values": dict(values),
            "vetoes": {name: str(answer) for name, answer in answers.items()},
            "comments": {name: text.strip() for name, text in (comments or {}).items() if text.strip()},
            "comment": comment.strip(),
        },
    )
    event = tell(disclosure, verb="assessed", actor=actor)
    say(disclosure, users=office_of(disclosure), text=_("披露 #%(n)s 收到一份评审意见"), key=f"event:{event.pk}")
    return sheet


def _answers(vetoes: Mapping[str, str]) -> dict[str, VetoAnswer]:
    try:
        return {name: VetoAnswer(answer) for name, answer in vetoes.items()}
    except ValueError as error:
        raise InvalidInput(_("否决项只能回答是、否或不清楚"), field="vetoes", code="answer") from error
