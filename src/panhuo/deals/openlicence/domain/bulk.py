"""One step for many statements, as a job: check, hand in, announce, ask for withdrawal, announce it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.deals.openlicence.domain.steps import (
    announce,
    announce_withdrawal,
    ask_withdrawal,
    check_statement,
    submit_statement,
)
from panhuo.deals.openlicence.may import require_work
from panhuo.deals.openlicence.models import OpenStatement
from panhuo.orgs.api import DomainError, InvalidInput, Job, start_job

if TYPE_CHECKING:
    from panhuo.orgs.models import Organisation, User

Step = Callable[..., OpenStatement]
STEPS: Final = ("check", "submit", "announce", "ask_withdrawal", "announce_withdrawal")
FROM: Final[dict[str, tuple[str, ...]]] = {
    "check": ("draft", "checked"),
    "submit": ("checked",),
    "announce": ("submitted",),
    "ask_withdrawal": ("announced",),
    "announce_withdrawal": ("withdrawing",),
}
"""States in which a step is offered."""
MOST: Final = 2000


def start_bulk(
    holder: Organisation, *, ids: Sequence[int], step: str, on: date | None, number: str, key: str, actor: User
) -> Job:
    """Start the job; `key` (of the form) keeps a second click from starting another.

    Raises:
        NotAllowed: not staff of the holder.
        InvalidInput: no such step, nothing chosen, too many, or no day where one is needed.
    """
    require_work(actor, holder)
    if step not in STEPS:
        raise InvalidInput(_("没有这种操作"), field="step")
    if not ids:
        raise InvalidInput(_("请先选择声明"), field="ids")
    if len(ids) > MOST:
        raise InvalidInput(_("一次最多 %(n)s 份"), field="ids", params={"n": MOST})
    if step != "check" and on is None:
        raise InvalidInput(_("请填写日期"), field="on")
    rows = OpenStatement.objects.filter(holder=holder, pk__in=list(ids)).order_by("pk")
    own = list(rows.values_list("pk", flat=True))
    params: dict[str, Any] = {
        "ids": own, "step": step, "on": on.isoformat() if on else None, "number": number, "actor": actor.pk,
    }  # fmt: skip
    return start_job(
        "openlicence.bulk", key=f"openlicence.bulk:{holder.pk}:{key}"[:200], params=params, owner=actor,
        organisation=holder, total=len(own),
    )  # fmt: skip


def run_bulk(params: Mapping[str, Any], *, actor: User, cursor: int, progress: Callable[..., None]) -> dict[str, Any]:
    """Each statement in its own transaction; one that cannot take the step is told by number and reason."""
    ids = params["ids"]
    failed: list[list[str]] = []
    for at in range(cursor, len(ids)):
        statement = OpenStatement.objects.select_related("holder").filter(pk=ids[at]).first()
        with transaction.atomic():
            if statement is not None:
                failed += _step(statement, params, actor)
            progress(at + 1, len(ids), {"at": at + 1})
    return {"done": len(ids) - len(failed), "failed": failed[:MOST]}


def _step(statement: OpenStatement, params: Mapping[str, Any], actor: User) -> list[list[str]]:
    on = date.fromisoformat(params["on"]) if params["on"] else None
    if statement.state not in FROM[params["step"]]:
        return []  # taken already, by an earlier run or by somebody else
    try:
        with transaction.atomic():
            _take(statement, params["step"], on, params["number"], actor)
    except DomainError as error:
        return [[statement.number, error.message]]
    return []


def _take(statement: OpenStatement, step: str, on: date | None, number: str, actor: User) -> None:
    if step == "check":
        check_statement(statement, actor=actor)
    elif on is None:
        raise ValueError("this step needs a day")
    elif step == "announce":
        announce(statement, on=on, number=number, actor=actor)
    else:
        steps: dict[str, Step] = {
            "submit": submit_statement, "ask_withdrawal": ask_withdrawal, "announce_withdrawal": announce_withdrawal,
        }  # fmt: skip
        steps[step](statement, on=on, actor=actor)
