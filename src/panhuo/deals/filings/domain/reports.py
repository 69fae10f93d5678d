"""Yearly reports: what the records suggest, what people confirm."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.deals.agreements.api import AgreementKind, AgreementPatent, AgreementState
from panhuo.deals.filings.enums import Said, UseWay
from panhuo.deals.filings.may import require_work
from panhuo.deals.filings.models import YearReport
from panhuo.orgs.api import InvalidInput, log_event
from panhuo.patents.api import LegalState, patents_of
from panhuo.portfolio.inventory.api import Implementation

if TYPE_CHECKING:
    from panhuo.orgs.models import Organisation, User

FIELDS: Final = (
    "implemented",
    "industrialised",
    "ways",
    "by",
    "product",
    "product_revenue",
    "income",
    "evidence",
    "note",
)
CHUNK: Final = 500
_WAYS: Final = {
    AgreementKind.TRANSFER: UseWay.TRANSFER,
    AgreementKind.EQUITY: UseWay.EQUITY,
    AgreementKind.DEVELOPMENT: UseWay.OTHER,
}
_KINDS: Final = {"own": UseWay.OWN, "licence": UseWay.LICENCE, "transfer": UseWay.TRANSFER, "equity": UseWay.EQUITY}
FIRST_YEAR: Final = 1985


@transaction.atomic
def prefill(organisation: Organisation, *, year: int, actor: User) -> int:
    """A line for each patent that was granted and not dead, with what the records say; gives how many are new.

    A licence shows a way of using, not that the patent was implemented: that stays unknown until somebody says so.
    What people entered is never overwritten.

    Raises:
        NotAllowed: not staff of the organisation.
        InvalidInput: a year that cannot be.
    """
    require_work(actor, organisation)
    if not FIRST_YEAR <= year <= timezone.localdate().year:
        raise InvalidInput(_("年度应在 %(first)s 与今年之间"), field="year", params={"first": FIRST_YEAR})
    end = date(year, 12, 31)
    live = (
        patents_of(organisation)
        .exclude(legal_state=LegalState.DEAD)
        .filter(Q(grant_date=None) | Q(grant_date__lte=end))
    )
    live = live.exclude(legal_state=LegalState.PENDING)
    wanted = list(live.order_by("pk").values_list("pk", flat=True))
    have = set(YearReport.objects.filter(organisation=organisation, year=year).values_list("patent", flat=True))
    said = suggestions(organisation, year=year)
    new = [
        _line(organisation, year, pk, said.get(pk, []))
        for pk in [*wanted, *(pk for pk in said if pk not in set(wanted))]
        if pk not in have
    ]
    YearReport.objects.bulk_create(new, batch_size=CHUNK, ignore_conflicts=True)
    for row in YearReport.objects.filter(
        organisation=organisation, year=year, confirmed_at=None, patent__in=list(said)
    ):
        row.prefilled = said[row.patent_id]
        row.ways = sorted({*row.ways, *(one["way"] for one in row.prefilled)})
        row.save(update_fields=("prefilled", "ways"))
    return len(new)


def _line(organisation: Organisation, year: int, patent: int, said: list[dict[str, Any]]) -> YearReport:
    used = any(one.get("implemented") for one in said)
    made = any(one.get("industrialised") for one in said)
    return YearReport(
        organisation=organisation, patent_id=patent, year=year, prefilled=said,
        ways=sorted({one["way"] for one in said}), implemented=Said.YES if used else Said.UNKNOWN,
        industrialised=Said.YES if made else Said.UNKNOWN,
        by="、".join(dict.fromkeys(one["by"] for one in said if one["by"]))[:300],
    )  # fmt: skip


def suggestions(organisation: Organisation, *, year: int) -> dict[int, list[dict[str, Any]]]:
    """{patent: what contracts in force and the inventory say of the year}.

    The inventory says when implementing began: in that year it was done, for later ones it is only a hint.
    """
    first, last = date(year, 1, 1), date(year, 12, 31)
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    states = (AgreementState.IN_FORCE, AgreementState.ENDED, AgreementState.TERMINATED)
    links = AgreementPatent.objects.filter(
        agreement__holder=organisation, agreement__state__in=states, agreement__effective_on__lte=last
    ).filter(Q(agreement__ended_on=None) | Q(agreement__ended_on__gte=first))
    links = links.filter(Q(agreement__ends_on=None) | Q(agreement__ends_on__gte=first))
    for link in links.select_related("agreement").prefetch_related("agreement__parties"):
        deal = link.agreement
        way = UseWay.OPEN_LICENCE if deal.open_licence else _WAYS.get(AgreementKind(deal.kind), UseWay.LICENCE)
        takers = "、".join(one.name for one in deal.parties.all() if one.side == "taker")
        found[link.patent_id].append({"way": way.value, "by": takers, "source": str(deal), "agreement": deal.pk})
    for row in Implementation.objects.filter(entry__organisation=organisation, since__lte=last).select_related("entry"):
        began = row.since is not None and row.since >= first
        found[row.entry.patent_id].append(
            {"way": _KINDS.get(row.kind, UseWay.OTHER).value, "by": row.by, "since": str(row.since),
             "source": _("盘点建档"), "implemented": began,
             "industrialised": began and row.kind == "product"}
        )  # fmt: skip
    return dict(found)


@transaction.atomic
def confirm(report: YearReport, *, actor: User, **values: Any) -> YearReport:
    """What the organisation says of the patent and year.

    Raises:
        NotAllowed: not staff of the organisation.
        InvalidInput: industrialised but not implemented, or a revenue of a patent that was not used.
    """
    require_work(actor, report.organisation)
    for name, value in values.items():
        if name not in FIELDS:
            raise TypeError(f"no such field: {name}")
        setattr(report, name, value)
    if report.industrialised == Said.YES and report.implemented != Said.YES:
        raise InvalidInput(_("已产业化的专利应是已实施的"), field="implemented")
    if report.implemented == Said.NO and report.product_revenue:
        raise InvalidInput(_("没有实施的专利不应有产品销售收入"), field="product_revenue")
    report.confirmed_by, report.confirmed_at = actor, timezone.now()
    report.save()
    log_event(
        object_type="year_report", object_id=report.pk, verb="report_confirmed", actor=actor,
        organisation=report.organisation, data={"year": report.year},
    )  # fmt: skip
    return report
