"""What people say of a flag, with evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.orgs.api import InvalidInput, NotAllowed, Organisation, is_staff_of, log_event
from panhuo.patents.api import Patent, patents_of
from panhuo.portfolio.classes.domain.recompute import write
from panhuo.portfolio.classes.models import FlagMark, PatentFlags
from panhuo.portfolio.classes.queries.facts import Reader
from panhuo.portfolio.classes.rules.flags import Flag

if TYPE_CHECKING:
    from panhuo.orgs.models import User


@transaction.atomic
def mark_flag(
    organisation: Organisation,
    patent: Patent,
    *,
    flag: str,
    value: bool | None,
    evidence: str = "",
    amount_fen: int | None = None,
    actor: User,
) -> FlagMark | None:
    """Say yes or no with evidence; None takes the mark away. The patent's row is worked out anew at once.

    Raises:
        NotAllowed: not staff of the organisation, or the patent is not its own.
        InvalidInput: no such flag, no evidence, or ten years (which are counted, not said).
    """
    if not is_staff_of(actor, organisation) or not patents_of(organisation).filter(pk=patent.pk).exists():
        raise NotAllowed
    if flag not in set(Flag) - {Flag.TEN_YEARS}:
        raise InvalidInput(_("这一项不能人工标注"), field="flag", code="choice")
    mark = None
    if value is None:
        FlagMark.objects.filter(organisation=organisation, patent=patent, flag=flag).delete()
    else:
        if not evidence.strip():
            raise InvalidInput(_("请写明证据，例如合同号、证书号"), field="evidence", code="empty")
        mark, _made = FlagMark.objects.update_or_create(
            organisation=organisation,
            patent=patent,
            flag=flag,
            defaults={"value": value, "evidence": evidence.strip()[:300], "amount_fen": amount_fen, "actor": actor},
        )
    log_event(
        object_type="patent_flags",
        object_id=patent.pk,
        verb="marked",
        actor=actor,
        organisation=organisation,
        data={"flag": flag, "value": value},
    )
    before = PatentFlags.objects.filter(organisation=organisation, patent=patent).first()
    number = before.round if before else 0
    write(organisation, [patent], reader=Reader(organisation), number=number, today=timezone.localdate())
    return mark
