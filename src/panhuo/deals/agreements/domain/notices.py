"""The notice of name and price, objections to it, and what kind of institution one is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.deals.agreements.domain.sides import require_act
from panhuo.deals.agreements.domain.tell import tell
from panhuo.deals.agreements.models import Agreement, HolderProfile, NoticeObjection, PublicityNotice
from panhuo.deals.rules.filings.publicity import CONTENTS, PLACES
from panhuo.deals.rules.institutions import Institution
from panhuo.orgs.api import InvalidInput, NotAllowed, is_admin_of, log_event

if TYPE_CHECKING:
    from django.core.files.base import File

    from panhuo.orgs.models import Organisation, User


@transaction.atomic
def record_notice(
    agreement: Agreement,
    *,
    first: date,
    last: date,
    places: Sequence[str],
    contents: Sequence[str],
    actor: User,
    address: str = "",
    file: File[bytes] | None = None,
) -> PublicityNotice:
    """The notice stood from `first` to `last`. Raises `NotAllowed` and `InvalidInput`."""
    require_act(agreement, actor)
    if last < first:
        raise InvalidInput(_("止日早于起日"), field="last")
    if not set(places) or set(places) - set(PLACES):
        raise InvalidInput(_("请选择公示场所"), field="places")
    if not set(contents) or set(contents) - set(CONTENTS):
        raise InvalidInput(_("请选择公示内容"), field="contents")
    row = PublicityNotice.objects.create(
        agreement=agreement, first=first, last=last, places=sorted(places), contents=sorted(contents),
        address=address.strip()[:300], file=file or "", actor=actor,
    )  # fmt: skip
    tell(agreement, verb="notice_recorded", actor=actor, first=first.isoformat(), last=last.isoformat())
    return row


@transaction.atomic
def withdraw_notice(row: PublicityNotice, *, actor: User) -> None:
    """It was written down by mistake. Raises `NotAllowed`."""
    require_act(row.agreement, actor)
    row.withdrawn = True
    row.save(update_fields=("withdrawn",))
    tell(row.agreement, verb="notice_withdrawn", actor=actor)


@transaction.atomic
def record_objection(notice: PublicityNotice, *, by: str, text: str, raised_on: date, actor: User) -> NoticeObjection:
    """Somebody objected during the notice. Raises `NotAllowed` and `InvalidInput`."""
    require_act(notice.agreement, actor)
    if not by.strip() or not text.strip():
        raise InvalidInput(_("请写明异议人和内容"), field="text")
    row = NoticeObjection.objects.create(
        notice=notice, by=by.strip()[:120], text=text.strip()[:1000], raised_on=raised_on, actor=actor
    )
    tell(notice.agreement, verb="objection_recorded", actor=actor)
    return row


@transaction.atomic
def answer_objection(row: NoticeObjection, *, answer: str, answered_on: date, actor: User) -> None:
    """How it was settled. Raises `NotAllowed` and `InvalidInput`."""
    require_act(row.notice.agreement, actor)
    if not answer.strip():
        raise InvalidInput(_("请写明处理结果"), field="answer")
    if answered_on < row.raised_on:
        raise InvalidInput(_("处理日期早于异议日期"), field="answered_on")
    row.answer, row.answered_on = answer.strip()[:1000], answered_on
    row.save(update_fields=("answer", "answered_on"))
    tell(row.notice.agreement, verb="objection_settled", actor=actor)


@transaction.atomic
def set_profile(organisation: Organisation, *, institution: str, region: str, actor: User) -> HolderProfile:
    """What kind of institution it is, and the region whose regulations hold.

    Raises:
        NotAllowed: not an administrator of the organisation.
        InvalidInput: no such kind.
    """
    if not is_admin_of(actor, organisation):
        raise NotAllowed(_("由本机构的管理员设置"))
    if institution and institution not in {one.value for one in Institution}:
        raise InvalidInput(_("没有这种单位性质"), field="institution")
    row, _made = HolderProfile.objects.update_or_create(
        organisation=organisation,
        defaults={"institution": institution, "region": region.strip()[:60], "changed_by": actor},
    )
    data = {"institution": institution, "region": region.strip()}
    log_event(
        object_type="holder_profile", object_id=row.pk, verb="holder_profile_set", actor=actor,
        organisation=organisation, data=data,
    )  # fmt: skip
    return row
