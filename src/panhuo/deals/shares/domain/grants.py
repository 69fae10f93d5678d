"""赋权: granting ownership or long-term use to the inventors."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.deals.rules.findings import Finding, Severity
from panhuo.deals.rules.money import HUNDRED
from panhuo.deals.rules.shares.granted_rights import Grant, grant_findings
from panhuo.deals.shares.enums import GrantKind, GrantPaper, GrantState
from panhuo.deals.shares.models import GrantFile, GrantHolder, Recipient, RightsGrant
from panhuo.deals.shares.queries.law import profile_of
from panhuo.orgs.api import InvalidInput, NotAllowed, Organisation, is_staff_of, log_event
from panhuo.patents.api import Patent

if TYPE_CHECKING:
    from panhuo.orgs.models import User

NEEDED = {
    GrantKind.OWNERSHIP: (
        GrantPaper.APPLICATION, GrantPaper.CONSENT, GrantPaper.DECISION, GrantPaper.NOTICE, GrantPaper.CONTRACT,
        GrantPaper.REGISTRATION,
    ),
    GrantKind.USE: (
        GrantPaper.APPLICATION, GrantPaper.CONSENT, GrantPaper.DECISION, GrantPaper.NOTICE, GrantPaper.CONTRACT,
    ),
}  # fmt: skip
"""A default of ours: which papers evidence a grant is not listed in the texts."""


@transaction.atomic
def draft_grant(
    organisation: Organisation,
    *,
    kind: str,
    patents: Sequence[Patent],
    holders: Sequence[tuple[Recipient, str]],
    actor: User,
    share: str = "",
    years: int | None = None,
    first: date | None = None,
    last: date | None = None,
    also_shares_income: bool = False,
    asked: bool = False,
    note: str = "",
) -> RightsGrant:
    """A grant under way. `holders`: with their per cent of the inventors' part.

    Raises:
        NotAllowed: not staff of the institution, or a patent that the actor may not see.
        InvalidInput: no patent or holder, no share or years, or parts that do not make 100 %.
    """
    if not is_staff_of(actor, organisation):
        raise NotAllowed
    if kind not in GrantKind.values:
        raise InvalidInput(_("请选择赋权方式"), field="kind")
    ids = {one.pk for one in patents}
    if not ids or Patent.objects.visible_to(actor).filter(pk__in=ids).count() != len(ids):
        raise InvalidInput(_("请选择专利"), field="patents")
    if kind == GrantKind.OWNERSHIP and not 0 < _percent(share) <= HUNDRED:
        raise InvalidInput(_("请填写完成人的份额"), field="share")
    if kind == GrantKind.USE and not years:
        raise InvalidInput(_("请填写使用权年限"), field="years")
    if not holders or sum((_percent(percent) for _who, percent in holders), Decimal(0)) != HUNDRED:
        raise InvalidInput(_("完成人之间的比例之和应为 100%"), field="holders")
    made = RightsGrant.objects.create(
        organisation=organisation, kind=kind, share=share if kind == GrantKind.OWNERSHIP else "",
        years=years if kind == GrantKind.USE else None, first=first, last=last,
        also_shares_income=also_shares_income, asked=asked, note=note.strip(), created_by=actor,
    )  # fmt: skip
    made.patents.set(patents)
    GrantHolder.objects.bulk_create(GrantHolder(grant=made, recipient=who, percent=pc) for who, pc in holders)
    _tell(made, "created", actor)
    return made


def findings_of(grant: RightsGrant) -> list[Finding]:
    """What the rules of the institution's region say to it."""
    profile = profile_of(grant.organisation)
    share = _percent(grant.share) if grant.kind == GrantKind.OWNERSHIP else None
    years = grant.years if grant.kind == GrantKind.USE else None
    terms = Grant(share, years, also_shares_income=grant.also_shares_income, asked=grant.asked)
    return grant_findings(terms, region=profile.region if profile else "")


def papers_missing(grant: RightsGrant) -> list[GrantPaper]:
    """Evidence that is not there yet."""
    there = set(grant.files.values_list("paper", flat=True))
    return [paper for paper in NEEDED[GrantKind(grant.kind)] if paper not in there]


@transaction.atomic
def add_grant_file(grant: RightsGrant, *, paper: str, file: Any, actor: User) -> GrantFile:
    """Keep a paper. Raises `NotAllowed`, `InvalidInput`."""
    if not is_staff_of(actor, grant.organisation):
        raise NotAllowed
    if paper not in GrantPaper.values:
        raise InvalidInput(_("没有这种材料"), field="paper")
    made = GrantFile.objects.create(grant=grant, paper=paper, file=file, name=file.name[:200], uploaded_by=actor)
    _tell(grant, "file_added", actor, paper=paper)
    return made


@transaction.atomic
def put_in_force(grant: RightsGrant, *, actor: User) -> RightsGrant:
    """Raises `NotAllowed`; `InvalidInput` where the rules block it, or a paper is missing."""
    if not is_staff_of(actor, grant.organisation):
        raise NotAllowed
    if grant.state != GrantState.DRAFT:
        raise InvalidInput(_("只有办理中的赋权可以生效"), field="state")
    for one in findings_of(grant):
        if one.severity is Severity.BLOCK:
            raise InvalidInput(f"{_(one.template)}（{one.article}）", field="share", code=one.code)
    missing = papers_missing(grant)
    if missing:
        names = "、".join(str(paper.label) for paper in missing)
        raise InvalidInput(_("还缺少材料：%(names)s"), field="files", code="papers", params={"names": names})
    grant.state = GrantState.IN_FORCE
    grant.save(update_fields=("state",))
    _tell(grant, "in_force", actor)
    return grant


@transaction.atomic
def end_grant(grant: RightsGrant, *, reason: str, actor: User) -> RightsGrant:
    """Raises `NotAllowed`, `InvalidInput` without a reason."""
    if not is_staff_of(actor, grant.organisation):
        raise NotAllowed
    if not reason.strip():
        raise InvalidInput(_("请写明原因"), field="reason")
    grant.state = GrantState.ENDED
    grant.note = f"{grant.note}\n{reason.strip()}".strip()
    grant.save(update_fields=("state", "note"))
    _tell(grant, "closed", actor)
    return grant


def _percent(text: str) -> Decimal:
    try:
        value = Decimal(str(text).strip().rstrip("%") or "0")
    except InvalidOperation:
        return Decimal(-1)
    return value if value.is_finite() else Decimal(-1)


def _tell(grant: RightsGrant, verb: str, actor: User, **data: object) -> None:
    log_event(
        object_type="rights_grant", object_id=grant.pk, verb=verb, actor=actor, organisation=grant.organisation,
        data=data,
    )  # fmt: skip
