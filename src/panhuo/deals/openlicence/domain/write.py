"""Writing a statement."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.deals.openlicence.enums import FeeBase, FeeMode, StatementState
from panhuo.deals.openlicence.may import may_edit, require_work
from panhuo.deals.openlicence.models import OpenStatement
from panhuo.orgs.api import InvalidInput, NotAllowed, log_event
from panhuo.patents.api import Patent, display_number, owner_names

if TYPE_CHECKING:
    from panhuo.deals.openlicence.models import StatementBatch
    from panhuo.orgs.models import Organisation, User

FIELDS: Final = (
    "patentees", "mode", "lump", "entry", "rate", "base", "per_unit", "unit", "stages", "currency", "due", "fee_note",
    "first", "last", "other", "has_report", "report_number", "obstacle", "contact",
)  # fmt: skip
OBJECT: Final = "open_statement"
_GOING: Final = (StatementState.DRAFT, StatementState.CHECKED, StatementState.SUBMITTED, StatementState.ANNOUNCED,
                 StatementState.WITHDRAWING)  # fmt: skip


@transaction.atomic
def create_statement(
    *, actor: User, holder: Organisation, patent: Patent, batch: StatementBatch | None = None, **values: Any
) -> OpenStatement:
    """A draft. `values`: fields of `FIELDS`; the patentees are taken from the patent where they are not given.

    What is missing is the linter's matter: a draft may be incomplete.

    Raises:
        NotAllowed: the actor does not work for the holder, or may not see the patent.
        InvalidInput: another statement on the patent is under way, or a value that does not exist.
    """
    require_work(actor, holder)
    if not Patent.objects.visible_to(actor).filter(pk=patent.pk).exists():
        raise NotAllowed
    if OpenStatement.objects.filter(patent=patent, holder=holder, state__in=_GOING).exists():
        raise InvalidInput(_("这件专利已有一份声明"), field="patent", code="statement_exists")
    statement = OpenStatement(
        holder=holder, patent=patent, batch=batch, created_by=actor, number=display_number(patent)[:40],
        title=patent.title[:500],
    )  # fmt: skip
    statement.patentees = "、".join(owner_names(patent))[:500]
    _set(statement, values)
    statement.save()
    tell(statement, "statement_created", actor)
    return statement


@transaction.atomic
def edit_statement(statement: OpenStatement, *, actor: User, **values: Any) -> OpenStatement:
    """Change it; a checked or refused one becomes a draft again.

    Raises:
        NotAllowed: not staff of the holder, or handed in already.
        InvalidInput: a value that does not exist.
    """
    statement = OpenStatement.objects.select_for_update().select_related("holder", "patent").get(pk=statement.pk)
    if not may_edit(actor, statement):
        raise NotAllowed(_("已提交的声明不能修改"))
    _set(statement, values)
    statement.state = StatementState.DRAFT
    statement.findings, statement.checked_at = [], None
    statement.save()
    tell(statement, "statement_edited", actor, terms=sorted(values))
    return statement


@transaction.atomic
def remove_statement(statement: OpenStatement, *, actor: User) -> None:
    """Throw a draft away. Raises `NotAllowed` once it was handed in."""
    if not may_edit(actor, statement):
        raise NotAllowed(_("已提交的声明不能删除"))
    tell(statement, "statement_removed", actor)
    statement.delete()


def _set(statement: OpenStatement, values: Mapping[str, Any]) -> None:
    strange = set(values) - set(FIELDS)
    if strange:
        raise TypeError(f"no such fields: {', '.join(sorted(strange))}")
    for name, value in values.items():
        setattr(statement, name, value)
    if statement.mode and statement.mode not in FeeMode.values:
        raise InvalidInput(_("没有这种支付方式"), field="mode")
    if statement.base and statement.base not in FeeBase.values:
        raise InvalidInput(_("没有这种提成基数"), field="base")


def tell(statement: OpenStatement, verb: str, actor: User | None, **data: Any) -> None:
    """On the statement's story."""
    log_event(
        object_type=OBJECT, object_id=statement.pk, verb=verb, actor=actor, organisation=statement.holder, data=data
    )
