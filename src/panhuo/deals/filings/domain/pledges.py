"""Pledging patents: both sides register it together (细则第十五条第三款)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.deals.agreements.api import Stopped, findings_for
from panhuo.deals.filings.domain.follow import tell
from panhuo.deals.filings.enums import FilingForm, FilingState, FilingStep
from panhuo.deals.filings.may import require_work
from panhuo.deals.filings.models import Filing
from panhuo.deals.rules.agreements.facts import Proposal
from panhuo.deals.rules.agreements.kinds import Act
from panhuo.deals.rules.filings.deadlines import filing as rule
from panhuo.deals.rules.findings import Severity
from panhuo.orgs.api import InvalidInput, NotAllowed
from panhuo.patents.api import Patent, display_number
from panhuo.portfolio.annuities.api import rulebook

if TYPE_CHECKING:
    from panhuo.orgs.models import Organisation, User


@transaction.atomic
def open_pledge(
    *,
    holder: Organisation,
    patents: Sequence[Patent],
    pledgee: str,
    amount: int | None,
    contract: str,
    actor: User,
) -> Filing:
    """A pledge to be registered. `amount`: what it secures, in 分.

    Raises:
        NotAllowed: not staff of the holder.
        InvalidInput: no patent or no pledgee.
        Stopped: something forbids it, with its article (a co-owner is silent, preservation).
    """
    require_work(actor, holder)
    if not patents:
        raise InvalidInput(_("请至少选择一件专利"), field="numbers")
    if not pledgee.strip():
        raise InvalidInput(_("请填写质权人"), field="pledgee")
    seen = Patent.objects.visible_to(actor).filter(pk__in=[one.pk for one in patents])
    known = seen.prefetch_related("identifiers", "owners__owner_name").in_bulk()
    if len(known) != len({one.pk for one in patents}):
        raise NotAllowed
    stops = [
        f"{display_number(patent)}：{one.message}（{one.article}）"
        for patent in known.values()
        for one in findings_for(
            patent, organisation=holder, proposal=Proposal(Act.PLEDGE, timezone.localdate(), counterparty=pledgee)
        )
        if one.severity is Severity.BLOCK
    ]
    if stops:
        raise Stopped(_("不能质押：%(what)s") % {"what": "；".join(stops)}, code="conflicts")
    wanted = rule(Act.PLEDGE, effective=None, registered=None, calendar=rulebook().calendar)
    row = Filing.objects.create(
        holder=holder, form=FilingForm.PLEDGE, party=pledgee.strip()[:200], amount=amount, contract=contract[:80],
        article=wanted.source.article if wanted else "", basis=wanted.source.basis.value if wanted else "",
        created_by=actor,
    )  # fmt: skip
    row.patents.set(known.values())
    tell(row, "filing_opened", actor, form=FilingForm.PLEDGE.value)
    return row


@transaction.atomic
def cancel_pledge(filing: Filing, *, actor: User) -> Filing:
    """The debt is paid: the registration has to be cancelled. Raises `NotAllowed` unless it is registered."""
    require_work(actor, filing.holder)
    if filing.form != FilingForm.PLEDGE or filing.step != FilingStep.FIRST or filing.state != FilingState.DONE:
        raise NotAllowed(_("只有已登记的质押可以注销"))
    row = Filing.objects.create(
        holder=filing.holder, form=FilingForm.PLEDGE, step=FilingStep.CANCEL, party=filing.party,
        contract=filing.contract, article=filing.article, basis=filing.basis, created_by=actor,
    )  # fmt: skip
    row.patents.set(filing.patents.all())
    row.encumbrances.set(filing.encumbrances.all())
    tell(row, "filing_opened", actor, form=FilingForm.PLEDGE.value, step=FilingStep.CANCEL.value)
    return row
