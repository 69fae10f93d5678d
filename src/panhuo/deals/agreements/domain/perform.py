"""Signing, taking effect, changing and ending; nobody on both sides does it unasked (`sides.require_act`)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.deals.agreements.domain.approve import Stopped, run_check
from panhuo.deals.agreements.domain.encumber import end_encumbrances, write_encumbrances
from panhuo.deals.agreements.domain.sides import require_act
from panhuo.deals.agreements.domain.tell import tell
from panhuo.deals.agreements.domain.versions import make_version
from panhuo.deals.agreements.enums import AgreementState, FileKind
from panhuo.deals.agreements.listening import Moment, tell_listeners
from panhuo.deals.agreements.models import Agreement
from panhuo.deals.agreements.queries.check import may_go_on, publicity_of
from panhuo.deals.rules.findings import Severity
from panhuo.orgs.api import InvalidInput, NotAllowed

if TYPE_CHECKING:
    from panhuo.orgs.models import User

AMENDABLE = ("ends_on", "territory", "field", "price", "payment_terms", "other_terms", "place", "sublicence_allowed",
             "may_lapse")  # fmt: skip


@transaction.atomic
def sign(
    agreement: Agreement, *, signed_on: date, effective_on: date | None, actor: User, number: str = ""
) -> Agreement:
    """It was signed; the signed copy has been uploaded. `effective_on` None: not yet (a condition, an approval).

    Raises:
        NotAllowed: not staff of the holder, or not approved.
        InvalidInput: no signed copy, a day in the future, effect before the signature.
        Stopped: a conflict arose since, or the notice of the price lacks something (转化法第十八条).
    """
    agreement = _locked(agreement, actor)
    if agreement.state != AgreementState.APPROVED:
        raise NotAllowed(_("只有已批准的协议可以签订"))
    if signed_on > timezone.localdate():
        raise InvalidInput(_("签订日不能晚于今天"), field="signed_on")
    if effective_on and effective_on < signed_on:
        raise InvalidInput(_("生效日早于签订日"), field="effective_on")
    if not agreement.files.filter(kind=FileKind.SIGNED).exists():
        raise InvalidInput(_("请先上传签字盖章件"), field="signed_on")
    _require_clear(agreement, actor=actor, signing=signed_on)
    agreement.signed_on, agreement.state = signed_on, AgreementState.SIGNED
    agreement.open_to_parties = True
    agreement.number = number.strip()[:80] or agreement.number
    agreement.save(update_fields=("signed_on", "state", "open_to_parties", "number", "updated_at"))
    tell(agreement, verb="agreement_signed", actor=actor, on=signed_on.isoformat())
    tell_listeners(agreement, Moment.SIGNED)
    if effective_on:
        agreement.effective_on = effective_on
        agreement.save(update_fields=("effective_on",))
        if effective_on <= timezone.localdate():
            return take_effect(agreement, effective_on=effective_on, actor=actor)
    return agreement


def _require_clear(agreement: Agreement, *, actor: User, signing: date) -> None:
    found = run_check(agreement, actor=actor, keep=False)
    lacking = [one for one in publicity_of(agreement, signing=signing) if one.severity is Severity.BLOCK]
    if lacking:
        told = "；".join(f"{one.message}（{one.article}）" for one in lacking)
        raise Stopped(_("公示不符合规定：%(what)s") % {"what": told}, code="publicity")
    if not may_go_on(found):
        raise Stopped(_("批准之后出现了新的冲突，请先处理"), code="conflicts")


@transaction.atomic
def take_effect(agreement: Agreement, *, effective_on: date, actor: User | None) -> Agreement:
    """The contract works from `effective_on`; a licence is written to its patents. `actor` None: the system.

    Raises:
        NotAllowed: not staff of the holder, or not signed.
        InvalidInput: effect before the signature, or in the future.
    """
    agreement = _locked(agreement, actor)
    if agreement.state != AgreementState.SIGNED or agreement.signed_on is None:
        raise NotAllowed(_("只有已签订的协议可以生效"))
    if effective_on < agreement.signed_on:
        raise InvalidInput(_("生效日早于签订日"), field="effective_on")
    if effective_on > timezone.localdate():
        raise InvalidInput(_("生效日还没有到"), field="effective_on")
    agreement.effective_on, agreement.state = effective_on, AgreementState.IN_FORCE
    agreement.save(update_fields=("effective_on", "state", "updated_at"))
    write_encumbrances(agreement, actor=actor)
    tell(agreement, verb="agreement_in_force", actor=actor, on=effective_on.isoformat())
    tell_listeners(agreement, Moment.IN_FORCE)
    return agreement


@transaction.atomic
def amend(agreement: Agreement, *, actor: User, note: str, **terms: Any) -> Agreement:
    """The parties changed a contract in force (`AMENDABLE` terms); a new version is kept and the patents follow.

    Raises:
        NotAllowed: not staff of the holder, or not in force.
        InvalidInput: no explanation, or an end before the beginning.
        Stopped: the change meets a conflict.
    """
    agreement = _locked(agreement, actor)
    if agreement.state != AgreementState.IN_FORCE:
        raise NotAllowed(_("只有已生效的协议可以变更"))
    strange = set(terms) - set(AMENDABLE)
    if strange:
        raise TypeError(f"cannot be amended: {', '.join(sorted(strange))}")
    if not note.strip():
        raise InvalidInput(_("请写明变更的内容和依据"), field="note")
    for name, value in terms.items():
        setattr(agreement, name, value)
    first = agreement.starts_on or agreement.effective_on
    if first and agreement.ends_on and agreement.ends_on < first:
        raise InvalidInput(_("止日早于起日"), field="ends_on")
    agreement.save()
    found = run_check(agreement, actor=actor, keep=False)
    if any(one.finding.severity is Severity.BLOCK for one in found):
        raise Stopped(_("变更后与其他权利冲突，没有保存"), code="conflicts")
    make_version(agreement, actor=actor, note=note)
    end_encumbrances(agreement, last=None, actor=actor)
    write_encumbrances(agreement, actor=actor)
    tell(agreement, verb="agreement_amended", actor=actor, terms=sorted(terms))
    tell_listeners(agreement, Moment.AMENDED)
    return agreement


@transaction.atomic
def terminate(agreement: Agreement, *, on: date, reason: str, actor: User | None) -> Agreement:
    """It was ended before its term; the licence lies on its patents until that day.

    Raises:
        NotAllowed: not staff of the holder, or neither signed nor in force.
        InvalidInput: no reason, or a day before the signature or in the future.
    """
    agreement = _locked(agreement, actor)
    if agreement.state not in {AgreementState.SIGNED, AgreementState.IN_FORCE}:
        raise NotAllowed(_("只有已签订或已生效的协议可以解除"))
    if not reason.strip():
        raise InvalidInput(_("请写明解除的原因和依据"), field="reason")
    if on > timezone.localdate() or (agreement.signed_on and on < agreement.signed_on):
        raise InvalidInput(_("解除日应在签订日之后，不晚于今天"), field="on")
    agreement.ended_on, agreement.end_reason = on, reason.strip()[:300]
    _over(agreement, AgreementState.TERMINATED, last=on, actor=actor)
    return agreement


def keep_up(*, today: date) -> int:
    """What the days bring: contracts whose day of effect came, and those whose term is over; gives how many."""
    moved = 0
    due = Agreement.objects.filter(state=AgreementState.SIGNED, effective_on__lte=today)
    for agreement in due:
        if agreement.effective_on:
            take_effect(agreement, effective_on=agreement.effective_on, actor=None)
            moved += 1
    for agreement in Agreement.objects.filter(state=AgreementState.IN_FORCE, ends_on__lt=today):
        with transaction.atomic():
            _over(_locked(agreement, None), AgreementState.ENDED, last=None, actor=None)
        moved += 1
    return moved


def _over(agreement: Agreement, state: AgreementState, *, last: date | None, actor: User | None) -> None:
    agreement.state = state
    agreement.save(update_fields=("state", "ended_on", "end_reason", "updated_at"))
    if last is not None:
        end_encumbrances(agreement, last=last, actor=actor)
    tell(agreement, verb=f"agreement_{state}", actor=actor)
    tell_listeners(agreement, Moment.OVER)


def _locked(agreement: Agreement, actor: User | None) -> Agreement:
    if actor is not None:
        require_act(agreement, actor)
    rows = Agreement.objects.select_for_update().select_related("holder")
    locked: Agreement = rows.get(pk=agreement.pk)
    return locked
