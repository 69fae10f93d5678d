"""Keeping papers, statements and checks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.deals.agreements.api import check_paper, tell
from panhuo.deals.duecare.enums import EvidenceKind, PersonRole, Relation
from panhuo.deals.duecare.may import require_work
from panhuo.deals.duecare.models import EvidencePaper, InterestStatement, PartyCheck
from panhuo.orgs.api import InvalidInput

if TYPE_CHECKING:
    from django.core.files.base import File

    from panhuo.deals.agreements.api import Agreement
    from panhuo.orgs.models import User


@transaction.atomic
def keep_paper(
    agreement: Agreement,
    *,
    kind: str,
    title: str,
    day: date,
    actor: User,
    file: File[bytes] | None = None,
    name: str = "",
    note: str = "",
) -> EvidencePaper:
    """A paper of `day`. Without a file the note has to say where it is kept.

    Raises:
        NotAllowed: not staff of the holder.
        InvalidInput: no title, a day in the future, neither file nor note, or a file that is none of the accepted.
    """
    require_work(actor, agreement)
    if kind not in EvidenceKind.values:
        raise InvalidInput(_("没有这种材料"), field="kind")
    if not title.strip():
        raise InvalidInput(_("请填写名称"), field="title")
    if file is None and not note.strip():
        raise InvalidInput(_("请上传文件，或说明原件存放在哪里"), field="file")
    _not_ahead(day, "day")
    row = EvidencePaper(
        agreement=agreement, kind=kind, title=title.strip()[:200], day=day, note=note.strip()[:500], actor=actor
    )
    _attach(row, file, name)
    row.save()
    tell(agreement, verb="evidence_kept", actor=actor, kind=kind)
    return row


@transaction.atomic
def withdraw_paper(row: EvidencePaper, *, actor: User) -> None:
    """It was kept by mistake; it stays on record as withdrawn. Raises `NotAllowed`."""
    require_work(actor, row.agreement)
    row.withdrawn = True
    row.save(update_fields=("withdrawn",))
    tell(row.agreement, verb="evidence_withdrawn", actor=actor, kind=row.kind)


@transaction.atomic
def state_interest(
    agreement: Agreement,
    *,
    person: str,
    role: str,
    has_interest: bool,
    details: str,
    signed_on: date,
    actor: User,
    file: File[bytes] | None = None,
    name: str = "",
) -> InterestStatement:
    """What a person states; an interest has to be explained with how it was dealt with.

    Raises:
        NotAllowed: not staff of the holder.
        InvalidInput: no name, a day in the future, an interest without words.
    """
    require_work(actor, agreement)
    if not person.strip():
        raise InvalidInput(_("请填写声明人"), field="person")
    if role not in PersonRole.values:
        raise InvalidInput(_("没有这种身份"), field="role")
    if has_interest and not details.strip():
        raise InvalidInput(_("有利益关系的，请写明情况和回避办法"), field="details")
    _not_ahead(signed_on, "signed_on")
    row = InterestStatement(
        agreement=agreement, person=person.strip()[:120], role=role, has_interest=has_interest,
        details=details.strip()[:500], signed_on=signed_on, actor=actor,
        user=actor if person.strip() == str(actor) else None,
    )  # fmt: skip
    _attach(row, file, name)
    row.save()
    tell(agreement, verb="interest_stated", actor=actor)
    return row


@transaction.atomic
def check_party(
    agreement: Agreement,
    *,
    party: str,
    outcome: str,
    how: str,
    details: str,
    checked_on: date,
    actor: User,
    file: File[bytes] | None = None,
    name: str = "",
) -> PartyCheck:
    """Whether a party is related; a relation has to be explained.

    Raises:
        NotAllowed: not staff of the holder.
        InvalidInput: no party of the agreement, no method, a relation without words.
    """
    require_work(actor, agreement)
    if party not in {one.name for one in agreement.parties.all()}:
        raise InvalidInput(_("协议中没有这个当事人"), field="party")
    if outcome not in Relation.values:
        raise InvalidInput(_("没有这种结论"), field="outcome")
    if not how.strip():
        raise InvalidInput(_("请写明核查方法，如查询企业登记信息"), field="how")
    if outcome == Relation.RELATED and not details.strip():
        raise InvalidInput(_("有关联关系的，请写明情况和处理"), field="details")
    _not_ahead(checked_on, "checked_on")
    row = PartyCheck(
        agreement=agreement, party=party, outcome=outcome, how=how.strip()[:300], details=details.strip()[:500],
        checked_on=checked_on, actor=actor,
    )  # fmt: skip
    _attach(row, file, name)
    row.save()
    tell(agreement, verb="party_checked", actor=actor, outcome=outcome)
    return row


def _attach(row: Any, file: File[bytes] | None, name: str) -> None:
    if file is None:
        return
    row.sha256, _size = check_paper(name, file)
    row.name = name[:200]
    row.file.save(name[-80:], file, save=False)


def _not_ahead(day: date, field: str) -> None:
    if day > timezone.localdate():
        raise InvalidInput(_("日期不能晚于今天"), field=field)
