"""Evidence and sanctions: an organisation hands evidence in, the authority confirms it and records sanctions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django.core.files import File
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.exchange.services.domain.tell import authority_staff_of, staff_of
from panhuo.exchange.services.enums import CreditKind, CreditState
from panhuo.exchange.services.may import may_keep_credit, may_submit_evidence
from panhuo.exchange.services.models import CreditRecord
from panhuo.orgs.api import InvalidInput, NotAllowed, Organisation, check_proof, log_event, notify, stored

if TYPE_CHECKING:
    from panhuo.orgs.api import User

FOLDER: Final = "service-credit"


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditValues:
    kind: str
    text: str
    source: str
    since: date | None = None
    until: date | None = None
    stops_orders: bool = False


def record_credit(
    organisation: Organisation, *, values: CreditValues, evidence: File[bytes] | None = None, actor: User
) -> CreditRecord:
    """Write down evidence or a sanction. The authority's stands at once, the organisation's waits to be confirmed.

    Raises:
        NotAllowed: neither staff of the organisation nor its authority; or a sanction by somebody else.
        InvalidInput: no text or source, dates in the wrong order, a file that is no PDF, JPG or PNG.
    """
    keeper = may_keep_credit(actor, organisation)
    if not may_submit_evidence(actor, organisation) or (values.kind == CreditKind.SANCTION and not keeper):
        raise NotAllowed
    _check(values)
    state = CreditState.CONFIRMED if keeper else CreditState.SUBMITTED
    fields: dict[str, Any] = {
        "organisation": organisation,
        "kind": values.kind,
        "text": values.text.strip()[:300],
        "source": values.source.strip()[:300],
        "since": values.since,
        "until": values.until,
        "stops_orders": values.stops_orders and values.kind == CreditKind.SANCTION,
        "state": state,
        "recorded_by": actor,
    }
    if evidence is None:
        return _write(fields, actor)
    name, shown = check_proof(evidence)
    with stored(evidence, folder=FOLDER, name=name) as path:
        return _write({**fields, "evidence": path, "evidence_name": shown}, actor)


@transaction.atomic
def decide_credit(record: CreditRecord, *, confirm: bool, reason: str = "", actor: User) -> CreditRecord:
    """Confirm or refuse evidence that the organisation handed in. Refusing needs a reason.

    Raises:
        NotAllowed: not its authority, or who handed it in.
        InvalidInput: already decided, or no reason.
    """
    locked = (
        CreditRecord.objects.select_for_update(of=("self",)).select_related("organisation__region").get(pk=record.pk)
    )
    if not may_keep_credit(actor, locked.organisation) or actor.pk == locked.recorded_by_id:
        raise NotAllowed
    if locked.state != CreditState.SUBMITTED:
        raise InvalidInput(_("这条记录已经处理过"), field="record", code="decided")
    if not confirm and not reason.strip():
        raise InvalidInput(_("请写明理由"), field="reason", code="empty")
    locked.state = CreditState.CONFIRMED if confirm else CreditState.REFUSED
    locked.decided_by, locked.decided_at, locked.decision = actor, timezone.now(), reason.strip()[:500]
    locked.save()
    _tell(locked, "credit_confirmed" if confirm else "credit_refused", actor)
    return locked


@transaction.atomic
def _write(fields: dict[str, Any], actor: User) -> CreditRecord:
    record = CreditRecord.objects.create(**fields)
    _tell(record, "credit_recorded", actor)
    return record


def _check(values: CreditValues) -> None:
    if values.kind not in CreditKind.values:
        raise InvalidInput(_("请选择类别"), field="kind", code="choice")
    if not values.text.strip():
        raise InvalidInput(_("请填写内容"), field="text", code="empty")
    if not values.source.strip():
        raise InvalidInput(_("请写明依据，例如文号、公示地址"), field="source", code="empty")
    if values.since and values.until and values.until < values.since:
        raise InvalidInput(_("截止日期早于起始日期"), field="until", code="order")


def _tell(record: CreditRecord, verb: str, actor: User) -> None:
    event = log_event(
        object_type="credit", object_id=record.pk, verb=verb, actor=actor, organisation=record.organisation
    )
    texts = {
        CreditState.CONFIRMED: _("信用记录已生效：%(text)s"),
        CreditState.REFUSED: _("信用材料核实未通过：%(text)s"),
    }
    text = texts.get(CreditState(record.state))
    url = reverse("service-credit", args=(record.organisation_id,))
    if record.state == CreditState.SUBMITTED:
        waiting = _("“%(name)s”提交了信用材料，请核实") % {"name": record.organisation}
        notify(users=authority_staff_of(record.organisation), text=waiting, url=url, key=f"event:{event.pk}")
    elif text:
        users = staff_of([record.organisation]).exclude(pk=actor.pk)
        notify(users=users, text=text % {"text": record.text}, url=url, key=f"event:{event.pk}")
