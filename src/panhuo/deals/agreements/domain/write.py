"""Drafting an agreement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.deals.agreements.domain.sides import require_act, require_one_side_of
from panhuo.deals.agreements.domain.tell import tell
from panhuo.deals.agreements.enums import AgreementKind, AgreementState, Side
from panhuo.deals.agreements.may import may_edit, require_work
from panhuo.deals.agreements.models import Agreement, AgreementPatent, Party
from panhuo.deals.agreements.values import TERMS, PartyValue
from panhuo.orgs.api import InvalidInput, NotAllowed

if TYPE_CHECKING:
    from panhuo.orgs.models import Organisation, User
    from panhuo.patents.models import Patent

MOST_PATENTS = 500


@transaction.atomic
def create_agreement(
    *,
    actor: User,
    holder: Organisation,
    kind: str,
    title: str,
    parties: Sequence[PartyValue],
    patents: Iterable[Patent],
    open_to_parties: bool = False,
    **terms: Any,
) -> Agreement:
    """A draft. `terms`: fields of `TERMS`. The holder is put among the givers where no giver is named.

    Raises:
        NotAllowed: the actor does not work for the holder, may not see a patent, or acts for the other side too.
        InvalidInput: no other party, an unknown kind, no patent, or an end before the beginning.
    """
    require_work(actor, holder)
    wanted = list(patents)
    _require_seen(wanted, actor)
    agreement = build_agreement(
        author=actor, holder=holder, kind=kind, title=title, parties=parties, patents=wanted,
        open_to_parties=open_to_parties, **terms,
    )  # fmt: skip
    require_one_side_of(agreement, actor)
    tell(agreement, verb="agreement_created", actor=actor, kind=kind)
    return agreement


def build_agreement(
    *,
    author: User,
    holder: Organisation,
    kind: str,
    title: str,
    parties: Sequence[PartyValue],
    patents: Sequence[Patent],
    open_to_parties: bool,
    **terms: Any,
) -> Agreement:
    """Write it without asking who may: for `create_agreement`, and for licences that arise by law.

    Call it in a transaction. Raises `InvalidInput`.
    """
    if kind not in AgreementKind.values:
        raise InvalidInput(_("没有这种协议"), field="kind")
    agreement = Agreement(
        holder=holder, kind=kind, title=title.strip(), created_by=author, open_to_parties=open_to_parties
    )
    _set(agreement, terms)
    agreement.save()
    _write_parties(agreement, parties)
    _write_patents(agreement, list(patents))
    return agreement


@transaction.atomic
def edit_agreement(
    agreement: Agreement,
    *,
    actor: User,
    parties: Sequence[PartyValue] | None = None,
    patents: Iterable[Patent] | None = None,
    **terms: Any,
) -> Agreement:
    """Change a draft; what is not given stays. `kind` may be among the terms.

    Raises:
        NotAllowed: not staff of the holder, or no draft any more.
        InvalidInput: as for `create_agreement`.
    """
    agreement = Agreement.objects.select_for_update().select_related("holder").get(pk=agreement.pk)
    if not may_edit(actor, agreement):
        raise NotAllowed(_("只有草拟中的协议可以修改"))
    kind = terms.pop("kind", agreement.kind)
    if kind not in AgreementKind.values:
        raise InvalidInput(_("没有这种协议"), field="kind")
    agreement.kind = kind
    _set(agreement, terms)
    agreement.save()
    if parties is not None:
        agreement.parties.all().delete()
        _write_parties(agreement, parties)
    if patents is not None:
        wanted = list(patents)
        _require_seen(wanted, actor)
        _write_patents(agreement, wanted)
    require_one_side_of(agreement, actor)
    tell(agreement, verb="agreement_edited", actor=actor, terms=sorted(terms))
    return agreement


@transaction.atomic
def open_to_parties(agreement: Agreement, *, actor: User) -> None:
    """Let the other parties see it. Raises `NotAllowed`, also for who stands on both sides."""
    require_act(agreement, actor)
    Agreement.objects.filter(pk=agreement.pk).update(open_to_parties=True)
    agreement.open_to_parties = True
    tell(agreement, verb="agreement_opened", actor=actor)


@transaction.atomic
def drop_agreement(agreement: Agreement, *, actor: User, reason: str) -> Agreement:
    """Negotiations ended without a contract. Raises `NotAllowed` once it is signed, `InvalidInput` without a reason."""
    require_work(actor, agreement.holder)
    agreement = Agreement.objects.select_for_update().select_related("holder").get(pk=agreement.pk)
    if agreement.state not in {AgreementState.DRAFT, AgreementState.REVIEW, AgreementState.APPROVED}:
        raise NotAllowed(_("已签订的协议不能放弃，只能解除"))
    if not reason.strip():
        raise InvalidInput(_("请写明原因"), field="reason")
    agreement.state, agreement.end_reason = AgreementState.DROPPED, reason.strip()[:300]
    agreement.save(update_fields=("state", "end_reason", "updated_at"))
    tell(agreement, verb="agreement_dropped", actor=actor)
    return agreement


def _set(agreement: Agreement, terms: Mapping[str, Any]) -> None:
    strange = set(terms) - set(TERMS)
    if strange:
        raise TypeError(f"no such terms: {', '.join(sorted(strange))}")
    for name, value in terms.items():
        setattr(agreement, name, value)
    if not agreement.title:
        raise InvalidInput(_("请填写名称"), field="title")
    if agreement.starts_on and agreement.ends_on and agreement.ends_on < agreement.starts_on:
        raise InvalidInput(_("止日早于起日"), field="ends_on")
    if agreement.kind == AgreementKind.SUB and agreement.head is None:
        raise InvalidInput(_("分许可须指明所依据的许可合同"), field="head")


def _write_parties(agreement: Agreement, parties: Sequence[PartyValue]) -> None:
    values = list(parties)
    if not any(one.side == Side.GIVER for one in values):
        values.insert(0, PartyValue(Side.GIVER, organisation=agreement.holder))
    if not any(one.side == Side.TAKER for one in values):
        raise InvalidInput(_("请填写对方"), field="parties")
    count: dict[str, int] = {}
    rows = []
    for one in values:
        name = one.name.strip() or (one.organisation.name if one.organisation else "")
        if not name:
            raise InvalidInput(_("当事人缺少名称"), field="parties")
        count[one.side] = count.get(one.side, 0) + 1
        uscc = one.uscc.strip() or (one.organisation.uscc or "" if one.organisation else "")
        rows.append(
            Party(
                agreement=agreement, side=one.side, position=count[one.side], organisation=one.organisation,
                name=name[:200], uscc=uscc[:18], address=one.address[:300], contact=one.contact[:120],
                foreign=one.foreign,
            )
        )  # fmt: skip
    Party.objects.bulk_create(rows)


def _require_seen(patents: list[Patent], actor: User) -> None:
    """Raises `NotAllowed` for a patent that the actor may not see."""
    from panhuo.patents.api import Patent as PatentModel

    ids = {one.pk for one in patents}
    if PatentModel.objects.visible_to(actor).filter(pk__in=ids).count() != len(ids):
        raise NotAllowed


def _write_patents(agreement: Agreement, patents: list[Patent]) -> None:
    """Development is about what does not exist yet: it may be without patents."""
    if not patents and agreement.kind != AgreementKind.DEVELOPMENT:
        raise InvalidInput(_("请至少选择一件专利"), field="patents")
    if len(patents) > MOST_PATENTS:
        raise InvalidInput(_("一份协议最多 %(n)s 件专利"), field="patents", params={"n": MOST_PATENTS})
    ids = [one.pk for one in patents]
    agreement.patents.exclude(patent__in=ids).delete()
    kept = set(agreement.patents.values_list("patent", flat=True))
    AgreementPatent.objects.bulk_create(
        AgreementPatent(agreement=agreement, patent_id=pk) for pk in dict.fromkeys(ids) if pk not in kept
    )
