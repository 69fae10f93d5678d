"""Consents, pacts of co-owners and reasoned overrides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.deals.agreements.domain.sides import require_act
from panhuo.deals.agreements.domain.tell import tell
from panhuo.deals.agreements.enums import AgreementState, ConsentRole
from panhuo.deals.agreements.may import require_work
from panhuo.deals.agreements.models import Agreement, Consent, Override, OwnersPact
from panhuo.deals.agreements.queries.check import check
from panhuo.deals.rules.agreements.kinds import Act
from panhuo.deals.rules.findings import Severity
from panhuo.orgs.api import InvalidInput, NotAllowed, log_event

if TYPE_CHECKING:
    from django.core.files.base import File

    from panhuo.orgs.models import Organisation, User
    from panhuo.patents.models import Patent

WHOLE = 100


@transaction.atomic
def record_consent(
    patent: Patent,
    *,
    organisation: Organisation,
    role: str,
    party: str,
    acts: Sequence[str],
    given_on: date,
    source: str,
    actor: User,
    agreement: Agreement | None = None,
    file: File[bytes] | None = None,
) -> Consent:
    """`party` consents to `acts` on the patent; `source` says where that stands.

    Raises:
        NotAllowed: the actor does not work for the organisation.
        InvalidInput: no act, no name, no source, or a day in the future.
    """
    require_work(actor, organisation)
    if role not in ConsentRole.values:
        raise InvalidInput(_("没有这种身份"), field="role")
    if not acts or any(one not in {act.value for act in Act} for one in acts):
        raise InvalidInput(_("请选择同意的事项"), field="acts")
    if not party.strip():
        raise InvalidInput(_("请填写同意人"), field="party")
    if not source.strip():
        raise InvalidInput(_("请写明依据，如同意书日期或文号"), field="source")
    if given_on > timezone.localdate():
        raise InvalidInput(_("同意日期不能晚于今天"), field="given_on")
    row = Consent.objects.create(
        organisation=organisation, patent=patent, agreement=agreement, role=role, party=party.strip()[:200],
        acts=list(acts), given_on=given_on, source=source.strip()[:300], file=file or "", actor=actor,
    )  # fmt: skip
    _log(row, "consent_recorded", actor, acts=list(acts))
    return row


@transaction.atomic
def withdraw_consent(row: Consent, *, actor: User) -> None:
    """It was taken back, or written down by mistake. Raises `NotAllowed`."""
    require_work(actor, row.organisation)
    row.withdrawn = True
    row.save(update_fields=("withdrawn",))
    _log(row, "consent_withdrawn", actor)


@transaction.atomic
def record_pact(
    patent: Patent,
    *,
    organisation: Organisation,
    alone: Mapping[str, Sequence[str]],
    shares: Mapping[str, str],
    source: str,
    signed_on: date | None,
    actor: User,
) -> OwnersPact:
    """What the co-owners agreed; it takes the place of an earlier one. Shares are percents as text, 100 in all.

    Raises:
        NotAllowed: the actor does not work for the organisation.
        InvalidInput: no source, or shares that don't add up to 100.
    """
    require_work(actor, organisation)
    if not source.strip():
        raise InvalidInput(_("请写明依据，如共有协议的名称和日期"), field="source")
    kept = {owner: share.strip() for owner, share in shares.items() if share.strip()}
    if kept:
        try:
            total = sum(Decimal(one) for one in kept.values())
            right = total == WHOLE and all(Decimal(one) >= 0 for one in kept.values())
        except InvalidOperation:
            right = False
        if not right:
            raise InvalidInput(_("分配比例应为非负数，合计 100%"), field="shares")
    OwnersPact.objects.filter(organisation=organisation, patent=patent, withdrawn=False).update(withdrawn=True)
    row = OwnersPact.objects.create(
        organisation=organisation, patent=patent, alone={name: list(acts) for name, acts in alone.items() if acts},
        shares=kept, source=source.strip()[:300], signed_on=signed_on, actor=actor,
    )  # fmt: skip
    log_event(object_type="owners_pact", object_id=row.pk, verb="pact_recorded", actor=actor, organisation=organisation)
    return row


@transaction.atomic
def override(
    agreement: Agreement, *, patent: Patent | None, code: str, parties: str, reason: str, actor: User
) -> Override:
    """Go on in spite of a warning. What the law forbids cannot be overridden.

    Raises:
        NotAllowed: not staff of the holder, the finding is a block, or the agreement is signed already.
        InvalidInput: no reason, or no such warning today.
    """
    require_act(agreement, actor)
    if agreement.state not in {AgreementState.DRAFT, AgreementState.REVIEW, AgreementState.APPROVED}:
        raise NotAllowed(_("协议已签订"))
    if not reason.strip():
        raise InvalidInput(_("请写明继续的理由"), field="reason")
    wanted = patent.pk if patent else None
    found = [
        one
        for one in check(agreement, day=timezone.localdate())
        if (one.patent.pk if one.patent else None, one.finding.code, one.key) == (wanted, code, parties)
    ]
    if not found:
        raise InvalidInput(_("现在没有这条提示"), field="code")
    if found[0].finding.severity is Severity.BLOCK:
        raise NotAllowed(_("法律禁止的事项不能以理由跳过：%(article)s"), params={"article": found[0].finding.article})
    row, _made = Override.objects.update_or_create(
        agreement=agreement, patent=patent, code=code, parties=parties,
        defaults={"reason": reason.strip()[:500], "actor": actor},
    )  # fmt: skip
    tell(agreement, verb="agreement_overridden", actor=actor, code=code)
    return row


def _log(row: Consent, verb: str, actor: User, **data: Any) -> None:
    log_event(
        object_type="consent", object_id=row.pk, verb=verb, actor=actor, organisation=row.organisation,
        data={"patent": row.patent_id, "role": row.role, **data},
    )  # fmt: skip
