"""The life of a statement: checked, handed in, announced, withdrawn, over."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.deals.openlicence.domain.write import tell
from panhuo.deals.openlicence.enums import OPEN_STATES, StatementState
from panhuo.deals.openlicence.may import require_work
from panhuo.deals.openlicence.models import OpenStatement
from panhuo.deals.openlicence.queries.lint import errors_of, lint, stored
from panhuo.deals.refused import refused
from panhuo.deals.rules.open_licence.states import Event, State, step
from panhuo.orgs.api import DomainError, InvalidInput
from panhuo.patents.api import EncumbranceKind, end_encumbrance, record_encumbrance, withdraw_encumbrance

if TYPE_CHECKING:
    from panhuo.orgs.models import User


class Unfit(DomainError):  # noqa: N818 -- what a user reads
    """The linter found errors."""


@transaction.atomic
def check_statement(statement: OpenStatement, *, actor: User, day: date | None = None) -> OpenStatement:
    """Run the linter and keep what it says; without errors the statement is checked. Raises `NotAllowed`."""
    statement = _locked(statement, actor)
    statement.findings = stored(lint(statement, day=day or timezone.localdate()))
    statement.checked_at = timezone.now()
    if statement.state == StatementState.DRAFT and not errors_of(statement.findings):
        _move(statement, Event.CHECK)
    elif statement.state == StatementState.CHECKED and errors_of(statement.findings):
        _move(statement, Event.EDIT)
    statement.save()
    tell(statement, "statement_checked", actor, errors=len(errors_of(statement.findings)))
    return statement


@transaction.atomic
def submit_statement(statement: OpenStatement, *, on: date, actor: User) -> OpenStatement:
    """It was handed to the office on `on`; it is linted again, since the patent may have changed.

    Raises:
        NotAllowed: not staff of the holder.
        Unfit: the linter finds errors today.
        InvalidInput: a day in the future, or a state in which it cannot be handed in.
    """
    statement = _locked(statement, actor)
    _not_ahead(on)
    statement.findings = stored(lint(statement, day=on))
    if errors := errors_of(statement.findings):
        raise Unfit(_("声明有 %(n)s 处错误，不能提交") % {"n": len(errors)}, code="unfit")
    _move(statement, Event.SUBMIT)
    statement.submitted_on = on
    statement.save()
    tell(statement, "statement_submitted", actor, on=on.isoformat())
    return statement


@transaction.atomic
def announce(statement: OpenStatement, *, on: date, number: str, actor: User) -> OpenStatement:
    """The office announced it: from this day it is open to everybody. Raises as `submit_statement` does."""
    statement = _locked(statement, actor)
    _not_ahead(on)
    if statement.submitted_on and on < statement.submitted_on:
        raise InvalidInput(_("公告日早于提交日"), field="on")
    if OpenStatement.objects.filter(patent=statement.patent, state__in=OPEN_STATES).exclude(pk=statement.pk).exists():
        raise InvalidInput(_("这件专利已有公告的声明"), field="on")
    _move(statement, Event.ANNOUNCE)
    statement.announced_on, statement.announcement = on, number.strip()[:80]
    statement.encumbrance = record_encumbrance(
        statement.patent, kind=EncumbranceKind.OPEN_STATEMENT, organisation=statement.holder, first=on,
        last=statement.last, source=_("开放许可声明公告 %(n)s") % {"n": statement.announcement or on.isoformat()},
        actor=actor,
    )  # fmt: skip
    statement.save()
    tell(statement, "statement_announced", actor, on=on.isoformat())
    return statement


@transaction.atomic
def refuse(statement: OpenStatement, *, reason: str, actor: User) -> OpenStatement:
    """The office did not announce it. Raises `NotAllowed` and `InvalidInput`."""
    statement = _locked(statement, actor)
    if not reason.strip():
        raise InvalidInput(_("请写明原因"), field="reason")
    _move(statement, Event.REFUSE)
    statement.refused_because = reason.strip()[:300]
    statement.save()
    tell(statement, "statement_refused", actor)
    return statement


@transaction.atomic
def ask_withdrawal(statement: OpenStatement, *, on: date, actor: User) -> OpenStatement:
    """Withdrawal was asked for in writing; until it is announced anybody may still accept (第五十条第二款)."""
    statement = _locked(statement, actor)
    _not_ahead(on)
    if statement.announced_on and on < statement.announced_on:
        raise InvalidInput(_("申请撤回日早于公告日"), field="on")
    _move(statement, Event.ASK_WITHDRAWAL)
    statement.withdrawal_asked_on = on
    statement.save()
    tell(statement, "statement_withdrawal_asked", actor, on=on.isoformat())
    return statement


@transaction.atomic
def announce_withdrawal(statement: OpenStatement, *, on: date, actor: User) -> OpenStatement:
    """The office announced the withdrawal. Licences already obtained live on; nothing of them is touched.

    Raises:
        NotAllowed: not staff of the holder.
        InvalidInput: a day in the future or before the announcement, or no withdrawal was asked for.
    """
    from panhuo.deals.openlicence.domain.accept import settle_all

    statement = _locked(statement, actor)
    _not_ahead(on)
    if statement.announced_on and on <= statement.announced_on:
        raise InvalidInput(_("撤回公告日应晚于公告日"), field="on")
    _move(statement, Event.ANNOUNCE_WITHDRAWAL)
    statement.withdrawn_on = on
    statement.save()
    _stop(statement, last=on - timedelta(days=1), actor=actor)
    tell(statement, "statement_withdrawn", actor, on=on.isoformat())
    settle_all(statement, actor=actor)
    return statement


@transaction.atomic
def end_statement(statement: OpenStatement, *, on: date, actor: User | None) -> OpenStatement:
    """Its own term or the patent is over from `on` on."""
    statement = _locked(statement, actor)
    _move(statement, Event.END)
    statement.ended_on = on
    statement.save()
    _stop(statement, last=on - timedelta(days=1), actor=actor)
    tell(statement, "statement_ended", actor, on=on.isoformat())
    return statement


def end_due(*, today: date) -> int:
    """End what is over by its own term; gives how many."""
    rows = OpenStatement.objects.open().filter(last__lt=today).select_related("holder")
    for one in rows:
        if one.last:
            end_statement(one, on=one.last + timedelta(days=1), actor=None)
    return len(rows)


def _stop(statement: OpenStatement, *, last: date, actor: User | None) -> None:
    row = statement.encumbrance
    if row is None:
        return
    if row.first and last < row.first:
        withdraw_encumbrance(row, actor=actor)
    else:
        end_encumbrance(row, last=last, actor=actor)


def _move(statement: OpenStatement, event: Event) -> None:
    with refused("state"):
        statement.state = StatementState(step(State(statement.state), event).value)


def _not_ahead(day: date) -> None:
    if day > timezone.localdate():
        raise InvalidInput(_("日期不能晚于今天"), field="on")


def _locked(statement: OpenStatement, actor: User | None) -> OpenStatement:
    require_work(actor, statement.holder)
    rows = OpenStatement.objects.select_for_update(of=("self",)).select_related(
        "holder", "patent", "encumbrance__organisation"
    )
    locked: OpenStatement = rows.prefetch_related("patent__identifiers", "patent__owners__owner_name").get(
        pk=statement.pk
    )
    return locked
