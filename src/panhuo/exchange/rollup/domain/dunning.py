"""Dunning an institution, and what it replies."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from django.db import IntegrityError, transaction
from django.db.models import Min
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.exchange.answers.api import AnswerRequest, RequestState
from panhuo.exchange.rollup.enums import Channel, DunningKind
from panhuo.exchange.rollup.may import may_reply, may_take_in
from panhuo.exchange.rollup.models import Dunning
from panhuo.exchange.rollup.queries.scope import institutions_in, uses_platform
from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed, Role, User, log_event, normalise_name, notify

if TYPE_CHECKING:
    from panhuo.orgs.api import Organisation

LONGEST: Final = 2000


def dun(*, authority: Organisation, name: str, kind: str, channel: str, text: str, actor: User) -> Dunning:
    """Put it on record; on the platform the institution's people are told at once.

    Raises:
        NotAllowed: the actor doesn't work for the authority.
        InvalidInput: kind, channel or text are wrong, or nobody of the institution could be told on the platform.
        DomainError: nothing is overdue, or it was dunned for this today.
    """
    if not may_take_in(actor, authority):
        raise NotAllowed
    said = _check(name, kind, channel, text)
    organisation = institutions_in(authority).filter(normal_name=normalise_name(name)).first()
    if channel == Channel.PLATFORM and (organisation is None or not uses_platform(organisation)):
        raise InvalidInput(_("该机构没有人使用平台，请改用电话或发函"), field="channel", code="channel")
    overdue, oldest = _open(organisation) if kind == DunningKind.ANSWERS else (None, None)
    if overdue == 0:
        raise DomainError(_("该机构没有逾期未答复的需求"), code="nothing")
    try:
        with transaction.atomic():
            made = Dunning.objects.create(
                authority=authority, organisation=organisation, name=name.strip(), kind=kind, channel=channel,
                text=said, overdue=overdue, oldest_due=oldest, by=actor, on=timezone.localdate(),
            )  # fmt: skip
            if channel == Channel.PLATFORM and organisation is not None:
                line = _("%(name)s 催办：%(kind)s") % {"name": authority, "kind": DunningKind(kind).label}
                _tell(organisation, line, made)
            log_event(
                object_type="dunning", object_id=made.pk, verb="dunned", actor=actor, organisation=authority,
                data={"kind": kind, "channel": channel, "overdue": overdue},
            )  # fmt: skip
    except IntegrityError as error:
        raise DomainError(_("今天已经就此催办过该机构"), code="today") from error
    return made


@transaction.atomic
def reply_to_dunning(dunning: Dunning, *, text: str, actor: User) -> Dunning:
    """The institution says what it did or why not, once.

    Raises:
        NotAllowed: the actor doesn't work for it, or it has replied. InvalidInput: no text, or too long.
    """
    fresh = (
        Dunning.objects.select_for_update(of=("self",)).select_related("organisation", "authority").get(pk=dunning.pk)
    )
    if not may_reply(actor, fresh):
        raise NotAllowed(hidden=not Dunning.objects.visible_to(actor).filter(pk=fresh.pk).exists())
    fresh.reply = _fitting(text)
    fresh.replied_by, fresh.replied_at = actor, timezone.now()
    fresh.save(update_fields=("reply", "replied_by", "replied_at"))
    _tell(fresh.authority, _("%(name)s 答复了催办") % {"name": fresh.name}, fresh)
    log_event(object_type="dunning", object_id=fresh.pk, verb="replied", actor=actor, organisation=fresh.organisation)
    return fresh


def _open(organisation: Organisation | None) -> tuple[int | None, date | None]:
    """Overdue requests and the oldest day; unknown for an institution outside the platform."""
    if organisation is None or not uses_platform(organisation):
        return None, None
    rows = AnswerRequest.objects.filter(
        organisation=organisation, state=RequestState.OPEN, due_on__lt=timezone.localdate()
    )
    return rows.count(), rows.aggregate(day=Min("due_on"))["day"]


def _tell(organisation: Organisation, text: str, dunning: Dunning) -> None:
    roles = (Role.ADMIN, Role.STAFF)
    users = User.objects.filter(memberships__organisation=organisation, memberships__role__in=roles, is_active=True)
    key = f"dunning:{dunning.pk}:{'reply' if dunning.reply else 'dunned'}"
    notify(users=users.distinct(), text=text, url="/rollup/dunning/", key=key)


def _check(name: str, kind: str, channel: str, text: str) -> str:
    if not name.strip() or len(name.strip()) > 200:  # noqa: PLR2004
        raise InvalidInput(_("请填写机构名称"), field="name", code="name")
    if kind not in DunningKind.values:
        raise InvalidInput(_("请选择事由"), field="kind", code="kind")
    if channel not in Channel.values:
        raise InvalidInput(_("请选择方式"), field="channel", code="channel")
    return _fitting(text)


def _fitting(text: str) -> str:
    said = text.strip()
    if not said:
        raise InvalidInput(_("请填写内容"), field="text", code="empty")
    if len(said) > LONGEST:
        raise InvalidInput(_("最多 %(most)s 个字"), field="text", code="too_long", params={"most": LONGEST})
    return said
