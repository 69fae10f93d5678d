"""Secrets of two organisations, each with a marker that nobody else may read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.files.base import ContentFile
from django.db import models

from rights.deals_scene import make_deals
from rights.money_scene import make_money
from rights.needs_b_scene import SUBSCRIPTION_MARK, make_needs_b
from rights.needs_c_scene import make_needs_c
from rights.needs_scene import make_exchange
from rights.needsd_scene import MANDATE_MARK, ROLLUP_MARK, make_mandates, make_rollup
from rights.people_scene import PEOPLE_MARK, make_people
from rights.portfolio_scene import INVENTORY_MARK, make_inventory

UNIVERSITY_MARK = "机密甲七七"
ENTERPRISE_MARK = "机密乙八八"
POLICY_MARK = "机密戊六六"
ANNUITY_MARK = "机密丁五五"
DISCLOSURE_MARK = "机密丙九九"
COLUMN_MARK = "机密庚四四"
NOT_THE_HOUSES = frozenset({DISCLOSURE_MARK, COLUMN_MARK, SUBSCRIPTION_MARK})
"""What not every member of the university reads, but only whoever works on the record or has it as their own."""


@dataclass(frozen=True)
class Secret:
    """A record that only `insiders` (usernames) may see, beside the administrator (unless not `root_reads`)."""

    record: models.Model
    mark: str
    insiders: frozenset[str]
    root_reads: bool = True

    def read_by(self, name: str) -> bool:
        if name == "viewer":  # of the university, whose records the members read unless it is somebody's own
            return "office" in self.insiders and self.mark not in NOT_THE_HOUSES
        return name in self.insiders or (name == "root" and self.root_reads)

    def snapshot(self) -> dict[str, Any]:
        fresh = type(self.record)._default_manager.get(pk=self.record.pk)
        return {f.attname: getattr(fresh, f.attname) for f in fresh._meta.concrete_fields}


def make_secrets(*, university: Any, enterprise: Any, office: Any, firm: Any) -> list[Secret]:
    """One of each private kind, with ids that tell the kinds apart."""
    from panhuo.imports.models import ImportBatch, ImportFile
    from panhuo.needs.models import EnterpriseProfile, Need
    from panhuo.orgs.models import Job, Notification
    from panhuo.patents.models import Inventor, OwnerName, Patent, PatentIdentifier, PatentOwner

    u, e = UNIVERSITY_MARK, ENTERPRISE_MARK
    patent = Patent.objects.create(
        pk=1001, holder=university, visibility="organisation", title=f"一种{u}装置", abstract=f"本发明公开了{u}。"
    )
    PatentIdentifier.objects.create(patent=patent, kind="source", value=f"{u}-1", realm=university.pk)
    Inventor.objects.create(patent=patent, position=1, name=f"{u}发明人")
    owner = OwnerName.objects.create(normal_name=f"{u}大学", name=f"{u}大学")
    PatentOwner.objects.create(patent=patent, position=1, owner_name=owner)
    open_patent = Patent.objects.create(
        pk=1002, holder=university, title="一种公开的示例装置", extra={"联系电话": COLUMN_MARK, "预期价格": COLUMN_MARK}
    )
    need = Need.objects.create(
        pk=2001,
        organisation=enterprise,
        visibility="organisation",
        title=f"需要{e}",
        text=f"{e}的具体要求",
        created_by=firm,
    )
    profile = EnterpriseProfile.objects.create(
        pk=3001, organisation=enterprise, visibility="organisation", main_products=f"{e}产品"
    )
    batch = ImportBatch.objects.create(
        pk=4001,
        target="patents",
        organisation=university,
        created_by=office,
        visibility="organisation",
        state="planned",
    )
    ImportFile.objects.create(
        pk=4501,
        batch=batch,
        position=1,
        name=f"{u}.csv",
        sha256="0" * 64,
        file=ContentFile(f"名称\n{u}".encode(), name="x.csv"),
    )
    job = Job.objects.create(
        pk=5001, kind="test.secret", key="secret", owner=office, organisation=university, error=u, params={"mark": u}
    )
    note = Notification.objects.create(pk=6001, user=firm, text=f"{e}通知", key="secret")
    ours, theirs = frozenset({office.username}), frozenset({firm.username})
    disclosure = make_disclosure(university=university, office=office)
    secrets = [Secret(patent, u, ours), Secret(batch, u, ours), Secret(job, u, ours)]
    secrets.append(Secret(disclosure, DISCLOSURE_MARK, ours, root_reads=False))
    secrets += [Secret(record, u, ours) for record in make_valued(university=university, office=office, patent=patent)]
    secrets.append(Secret(open_patent, COLUMN_MARK, ours))
    secrets += [Secret(record, PEOPLE_MARK, ours) for record in make_people(university=university, patent=open_patent)]
    secrets.append(Secret(make_policy(university=university, office=office), POLICY_MARK, ours))
    annuities = make_annuities(university=university, office=office, patent=patent)
    secrets += [Secret(record, ANNUITY_MARK, ours) for record in annuities]
    inventory = make_inventory(university=university, office=office, patent=patent)
    secrets += [Secret(record, INVENTORY_MARK, ours) for record in inventory]
    for record, mark, who in make_exchange(university=university, enterprise=enterprise, office=office, firm=firm):
        insiders = theirs if who == "firm" else ours | theirs
        secrets.append(Secret(record, mark, insiders, root_reads=who == "both"))
    secrets += [
        Secret(record, mark, who, root_reads=root)
        for record, mark, who, root in make_needs_c(
            university=university, enterprise=enterprise, office=office, firm=firm
        )
    ]
    for record, mark, root in make_needs_b(university=university, office=office):
        secrets.append(Secret(record, mark, ours, root_reads=root))
    mandates = make_mandates(enterprise=enterprise, firm=firm)
    secrets += [Secret(record, MANDATE_MARK, theirs) for record in mandates]
    secrets += [Secret(record, ROLLUP_MARK, ours) for record in make_rollup(university=university, office=office)]
    deals = make_deals(university=university, office=office, patent=patent, open_patent=open_patent)
    secrets += [Secret(record, mark, ours, root_reads=False) for record, mark in deals]
    money = make_money(university=university, office=office, patent=open_patent)
    secrets += [Secret(record, mark, ours, root_reads=False) for record, mark in money]
    return [*secrets, Secret(need, e, theirs), Secret(profile, e, theirs), Secret(note, e, theirs)]


def make_disclosure(*, university: Any, office: Any) -> models.Model:
    """A disclosure in the hands of `office`; the author, another member of the university, takes no part in the walk."""
    from factories import make_user
    from panhuo.portfolio.prefiling.models import Disclosure, DisclosureInventor, DisclosurePerson, Funding

    d = DISCLOSURE_MARK
    author = make_user(username="discloser", organisation=university)
    made = Disclosure.objects.create(
        pk=7001, organisation=university, author=author, title=f"一种{d}方法", description=f"{d}的步骤",
        planned_use=f"{d}用途", publicly_funded=True, state="assessing",
    )  # fmt: skip
    DisclosureInventor.objects.create(disclosure=made, position=1, name=f"{d}发明人")
    DisclosurePerson.objects.create(pk=7101, disclosure=made, user=office, role="office", named_by=author)
    Funding.objects.create(disclosure=made, project=f"{d}项目", number=f"{d}-1", agency="示例厅")
    return made


def make_policy(*, university: Any, office: Any) -> models.Model:
    """A rule of the university's own with a finding and a mend; all its records bear the same number."""
    from panhuo.policies.models import (
        Finding,
        Mend,
        Policy,
        PolicyArticle,
        PolicyUpload,
        PolicyVersion,
        Referral,
        UploadedDocument,
    )

    p, pk = POLICY_MARK, 8601
    policy = Policy.objects.create(pk=pk, holder=university, title=f"{p}办法", number=f"{p}1号", created_by=office)
    file = ContentFile(p.encode(), name="x.txt")
    version = PolicyVersion(
        pk=pk, policy=policy, number=pk, origin="uploaded", text_hash="0" * 64, form="txt", lines=[[p, None]]
    )
    version.file_name = f"{p}.txt"
    version.file.save("policy.txt", file, save=False)
    version.save()
    Policy.objects.filter(pk=pk).update(current=version)
    article = PolicyArticle.objects.create(
        pk=pk, version=version, position=1, label="第一条", text=f"{p}每件奖励", first_line=1, last_line=1
    )
    Finding.objects.create(
        pk=pk, policy=policy, article=article, start=0, end=5, words=[[0, 5]], tags=["授权资助"], severity="banned"
    )
    Mend.objects.create(
        pk=pk, policy=policy, article=article, action="amend", owner_name=p, deadline="2030-08-31", new_text=f"{p}新"
    )
    Referral.objects.create(pk=pk, organisation=university, to_name="示例部门", policy=policy, text=f"{p}如何处理")
    upload = PolicyUpload.objects.create(pk=pk, holder=university, created_by=office)
    UploadedDocument.objects.create(pk=pk, upload=upload, position=1, name=f"{p}.txt", sha256="0" * 64, state="done")
    policy.refresh_from_db()
    return policy


def make_annuities(*, university: Any, office: Any, patent: Any) -> list[models.Model]:
    """What the university pays for its patent and means to stop paying; all its records bear the same number."""
    from panhuo.patents.models import Encumbrance
    from panhuo.portfolio.annuities.models import AnnuityAccount, AnnuityBatch, AnnuityRow, Payment
    from panhuo.portfolio.decisions.models import Change, Objection, Proposal, Review

    a, pk = ANNUITY_MARK, 7701
    account = AnnuityAccount.objects.create(
        pk=pk, organisation=university, patent=patent, department=f"{a}学院", payer=a, note=a, gap="filed"
    )
    Payment.objects.create(
        pk=pk, account=account, organisation=university, year=3, day="2024-01-05", amount=100, receipt_no=f"{a}-1"
    )
    Encumbrance.objects.create(
        pk=pk, patent=patent, organisation=university, kind="pledge", party=f"{a}银行", source=f"{a}登记", actor=office
    )
    batch = AnnuityBatch.objects.create(
        pk=pk, organisation=university, kind="takeover", state="planned", name=f"{a}.xlsx", created_by=office,
        file=ContentFile(f"专利号,备注\n{a},{a}".encode(), name="x.csv"),
    )  # fmt: skip
    AnnuityRow.objects.create(batch=batch, number=2, label=a, action="write", account=account, values={"note": a})
    review = Review.objects.create(
        pk=pk, organisation=university, title=f"{a}评审", first="2026-01-01", last="2026-12-31", budget=1, notice_days=15,
        min_votes=1, created_by=office,
    )  # fmt: skip
    proposal = Proposal.objects.create(
        pk=pk, review=review, account=account, proposed="keep", chosen="keep", chosen_reason=a, score=0, cost=1
    )
    Change.objects.create(pk=pk, review=review, actor=office, choice="keep", before={str(pk): "give_up"})
    Objection.objects.create(pk=pk, proposal=proposal, user=office, text=a)
    return [account, batch, review]


def make_valued(*, university: Any, office: Any, patent: Any) -> list[models.Model]:
    """A valuation and flags of a secret patent, with marked grounds."""
    from django.utils import timezone

    from panhuo.portfolio.classes.models import PatentFlags
    from panhuo.portfolio.valuation.api import scheme_for
    from panhuo.portfolio.valuation.models import Rating, Valuation

    now = timezone.now()
    valuation = Valuation.objects.create(
        pk=8001, patent=patent, organisation=university, scheme=scheme_for(university), scenario="transfer",
        read_at=now, created_by=office,
    )  # fmt: skip
    Rating.objects.create(
        valuation=valuation, rater=office, indicator="problem", value=70, comment=f"{UNIVERSITY_MARK}依据"
    )
    flags = PatentFlags.objects.create(
        pk=9001, organisation=university, patent=patent, round=0, computed_at=now,
        evidence={"award": [f"{UNIVERSITY_MARK}奖", {}]},
    )  # fmt: skip
    return [valuation, flags]
