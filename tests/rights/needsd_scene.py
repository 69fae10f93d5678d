"""Mandates, consents, packages and dunning, each with a marker."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from django.db import models

MANDATE_MARK = "机密子八五"
ROLLUP_MARK = "机密丑八七"


def make_mandates(*, enterprise: Any, firm: Any) -> list[models.Model]:
    """The enterprise gave one to an agency that takes no part in the walk."""
    from factories import make_organisation
    from panhuo.exchange.mandates.models import BothSidesConsent, Mandate
    from panhuo.orgs.api import OrganisationKind
    from panhuo.patents.models import Patent

    m = MANDATE_MARK
    agency = make_organisation(name="示例受托机构", kind=OrganisationKind.SERVICE)
    supply = make_organisation(name="示例供给研究所", kind=OrganisationKind.INSTITUTE)
    mandate = Mandate.objects.create(
        pk=85001, principal=enterprise, agent=agency, scopes=["needs"], note=m, starts_on=date(2026, 1, 1),
        ends_on=date(2999, 1, 1), file=ContentFile(m.encode(), name="x.pdf"), file_name=f"{m}.pdf", reason=m,
        state="accepted", proposed_by=firm,
    )  # fmt: skip
    patent = Patent.objects.create(pk=86001, holder=supply, visibility="public", title="一种公开的示例泵")
    consent = BothSidesConsent.objects.create(
        pk=86001, agent=agency, demand=enterprise, supply=supply, patent=patent, disclosure=m, demand_state="waiting",
        supply_state="waiting",
    )  # fmt: skip
    return [mandate, consent]


def make_rollup(*, university: Any, office: Any) -> list[models.Model]:
    """An authority of another province took in a package about the university, and dunned it."""
    from factories import make_organisation
    from panhuo.exchange.rollup.models import Dunning, Package, ReportedAnswer
    from panhuo.orgs.api import OrganisationKind

    m = ROLLUP_MARK
    elsewhere = make_organisation(name="示例邻省知识产权局", kind=OrganisationKind.AUTHORITY)
    package = Package.objects.create(
        pk=87001, authority=elsewhere, organisation=university, name=f"{m}学院", normal_name=f"{m}学院",
        region=university.region, first=date(2026, 1, 1), last=date(2026, 1, 31), cut_off=date(2026, 2, 1),
        file=ContentFile(m.encode(), name="x.xlsx"), file_name=f"{m}.xlsx", sha256="0" * 64, state="taken", note=m,
    )  # fmt: skip
    ReportedAnswer.objects.create(
        pk=87001, package=package, row=2, number=m, title=m, received_on=date(2026, 1, 5), due_on=date(2026, 1, 20)
    )
    dunning = Dunning.objects.create(
        pk=88001, authority=elsewhere, organisation=university, name=university.name, kind="answers", channel="letter",
        text=m, on=date(2026, 2, 2), by=office,
    )  # fmt: skip
    return [package, dunning]
