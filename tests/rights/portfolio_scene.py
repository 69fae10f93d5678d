"""The inventory and the ratings of the university, each record with a marker; all bear the same number."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from django.db import models

INVENTORY_MARK = "机密己三三"
INVENTORY_NUMBER = 9401


def make_inventory(*, university: Any, office: Any, patent: Any) -> list[models.Model]:
    """One of each private kind of both rooms."""
    from factories import make_organisation
    from panhuo.orgs.api import OrganisationKind
    from panhuo.portfolio.inventory.models import (
        BulkAction,
        Entry,
        Filing,
        FilingRow,
        Implementation,
        InventorySettings,
        SampleItem,
        Sampling,
    )

    m, pk = INVENTORY_MARK, INVENTORY_NUMBER
    InventorySettings.objects.create(pk=pk, organisation=university, own_grades=True, grades=[
        {"value": 2, "label": f"{m}级", "meaning": ""}, {"value": 1, "label": "低", "meaning": ""},
    ])  # fmt: skip
    entry = Entry.objects.create(
        pk=pk, patent=patent, organisation=university, grade=2, contact=m, note=m, reason=m, scenario=m, intent="yes",
        modes=["licence"], implemented="yes",
    )  # fmt: skip
    Implementation.objects.create(
        pk=pk,
        entry=entry,
        kind="own",
        by=f"{m}车间",
        evidence=ContentFile(m.encode(), name="x.pdf"),
        evidence_name=f"{m}.pdf",
    )
    bulk = BulkAction.objects.create(pk=pk, organisation=university, actor=office, verb="grade", words=m, done=1)
    filing = Filing.objects.create(
        pk=pk, organisation=university, created_by=office, name=f"{m}.xlsx", state="planned", missing=0,
        counts={"different": 1}, file=ContentFile(m.encode(), name="x.csv"),
    )  # fmt: skip
    FilingRow.objects.create(
        pk=pk, filing=filing, number=2, label=m, match="different", entry=entry, differences={"note": [m, "x"]}
    )
    elsewhere = make_organisation(name="示例别省知识产权局", kind=OrganisationKind.AUTHORITY)
    sampling = Sampling.objects.create(
        pk=pk, authority=elsewhere, organisation=university, title=f"{m}抽查", seed=m, stratify="none", size=1,
        frame=[[m, m]], frame_size=1, digest="0" * 64, allocation=[[m, 1, 1]],
    )  # fmt: skip
    SampleItem.objects.create(
        pk=pk, sampling=sampling, entry=entry, position=1, stratum=m, number=m, title=m, said={"备注": m}
    )
    return [
        entry,
        bulk,
        filing,
        sampling,
        *make_ratings(university=university, office=office, patent=patent, entry=entry),
    ]


def make_ratings(*, university: Any, office: Any, patent: Any, entry: Any) -> list[models.Model]:
    from panhuo.portfolio.ratings.models import AgreementRule, EnterpriseRating, Invitation, RatingRound, Standing

    m, pk = INVENTORY_MARK, INVENTORY_NUMBER
    rule = AgreementRule.objects.create(pk=pk, organisation=university, version=1, why=m)
    round_ = RatingRound.objects.create(
        pk=pk, organisation=university, title=f"{m}评价", patents=[patent.pk], per_patent=1, per_enterprise=1,
        due_on=date(2999, 1, 1), state="open", created_by=office, notes=[m],
    )  # fmt: skip
    invitation = Invitation.objects.create(
        pk=pk, round=round_, patent=patent, enterprise_name=f"{m}公司", state="sent", reasons=[m], nonce="0" * 32
    )
    rating = EnterpriseRating.objects.create(
        pk=pk, invitation=invitation, organisation=university, patent=patent, party=m, enterprise_name=f"{m}公司",
        prospect=5, improvement=m, interest="yes", rater_name=m,
    )  # fmt: skip
    Standing.objects.create(
        pk=pk, organisation=university, patent=patent, entry=entry, rule=rule, outcome="too_few", grade=2, raters=1,
        mean=500, spread=0, interested=1, ratings=[pk],
    )  # fmt: skip
    return [round_, invitation, rating]
