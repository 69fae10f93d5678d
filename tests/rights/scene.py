"""Secrets of two organisations, each with a marker that nobody else may read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.files.base import ContentFile
from django.db import models

UNIVERSITY_MARK = "机密甲七七"
ENTERPRISE_MARK = "机密乙八八"
DISCLOSURE_MARK = "机密丙九九"
COLUMN_MARK = "机密丙九九"


@dataclass(frozen=True)
class Secret:
    """A record that only `insiders` (usernames) may see, beside the administrator (unless not `root_reads`)."""

    record: models.Model
    mark: str
    insiders: frozenset[str]
    root_reads: bool = True

    def read_by(self, name: str) -> bool:
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
    secrets.append(Secret(open_patent, COLUMN_MARK, ours))
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
