"""Gate D with real data: the PatSnap export and the gazette's university rows are reckoned and reviewed."""

from __future__ import annotations

import gzip
import json
import re
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.core.files import File
from django.core.files.base import ContentFile
from django.utils import timezone

from browser import assert_fits, finish, shoot, submit
from factories import make_user
from panhuo.imports.api import ImportState, apply_batch, create_batch
from panhuo.orgs.api import Role
from panhuo.patents.api import PatentIdentifier
from panhuo.portfolio.annuities.api import AnnuityAccount, Gap, create_annuity_batch
from panhuo.portfolio.decisions.api import Review, whatif

pytestmark = [pytest.mark.browser, pytest.mark.shared, pytest.mark.slow]
GAZETTE_ROWS = 3000


def university_rows(path: Path) -> bytes:
    """Rows of the gazette with a university among the applicants, as a file of their own."""
    lines = []
    with gzip.open(path, "rt", encoding="utf-8") as source:
        for line in source:
            if re.search("大学|学院", json.loads(line).get("applicants") or ""):
                lines.append(line)
            if len(lines) == GAZETTE_ROWS:
                break
    return "".join(lines).encode()


def take(name: str, file: File, *, actor: Any, organisation: Any, run_jobs: Any) -> None:
    batch = create_batch(
        target="patents", files=[(name, file)], organisation=organisation, visibility="organisation", actor=actor
    )
    run_jobs()
    batch.refresh_from_db()
    assert batch.state == ImportState.PLANNED
    apply_batch(batch, actor=actor)
    run_jobs()
    batch.refresh_from_db()
    assert batch.state == ImportState.APPLIED


def running_spreadsheet(organisation: Any) -> ContentFile:
    """As an office would have kept it: what each patent is paid up to, by the rules' own next year."""
    book = openpyxl.Workbook()
    book.active.append(["专利号", "下一年度", "缴费期限", "应缴金额", "费减"])
    accounts = AnnuityAccount.objects.filter(organisation=organisation, next_year__isnull=False)
    numbers = dict(PatentIdentifier.objects.order_by("-kind", "pk").values_list("patent_id", "value"))
    for n, account in enumerate(accounts.order_by("pk")):
        day = account.next_due if n % 10 else account.next_due.replace(day=1)
        book.active.append([numbers[account.patent_id], account.next_year, str(day), account.next_full // 100, "无"])
    out = BytesIO()
    book.save(out)
    return ContentFile(out.getvalue(), name="台账.xlsx")


def test_real_patents_go_through_the_whole_of_it(
    open_page, transactional_db, shared_data, university, run_jobs, tmp_path
):
    chief = make_user(username="chief", organisation=university, role=Role.ADMIN)
    patents = shared_data / "patents"
    with (patents / "patsnap_export_1999rows.xlsx").open("rb") as file:
        take("patsnap.xlsx", File(file), actor=chief, organisation=university, run_jobs=run_jobs)
    rows = ContentFile(university_rows(patents / "cn_gazette_2019-07.jsonl.gz"), name="gazette.jsonl")
    take("gazette.jsonl", rows, actor=chief, organisation=university, run_jobs=run_jobs)

    page = open_page(user=chief)
    page.goto("/annuities/")
    submit(page, page.get_by_role("button", name="按专利更新台账"))
    page.wait_for_url("**/jobs/**")
    run_jobs()
    accounts = AnnuityAccount.objects.filter(organisation=university)
    reckoned = accounts.filter(gap="")
    assert reckoned.count() > GAZETTE_ROWS / 2, "most grants of the gazette can be reckoned"
    assert set(accounts.values_list("gap", flat=True)) <= {"", Gap.GRANTED, Gap.KIND, Gap.FILED, Gap.CONTRADICTION}
    assert not accounts.filter(patent__legal_state="dead").exists()
    assert not reckoned.exclude(paid_year=None).exists(), "nobody said what is paid, so nothing is"

    batch = create_annuity_batch(
        university, kind="takeover", name="台账.xlsx", file=running_spreadsheet(university), actor=chief
    )
    run_jobs()
    page.goto(f"/annuities/files/{batch.pk}/")
    assert "自授权当年以后的年费" in page.locator("main").inner_text()
    shoot(page, "real-annuity-takeover")
    submit(page, page.get_by_role("button", name=re.compile("全部写入")))
    finish(page, run_jobs)
    assert accounts.exclude(paid_year=None).count() > GAZETTE_ROWS / 2

    page.goto("/annuities/forecast/")
    assert_fits(page)
    shoot(page, "real-annuity-forecast")
    page.goto("/annuities/")
    assert_fits(page)
    shoot(page, "real-annuity-list")
    year = timezone.localdate().year + 1
    page.goto("/decisions/new/")
    page.get_by_label("预算").fill("1000000")
    submit(page, page.get_by_role("button", name="生成建议"))
    page.wait_for_url(re.compile(r"/decisions/\d+/$"))
    run_jobs()
    page.reload()
    assert_fits(page)
    shoot(page, "real-decision-review")
    review = Review.objects.get()
    state = whatif(review)
    assert (review.first.year, state.count > 1000) == (year, True)
    assert review.proposals.exclude(proposed="keep").count() == 0, "nothing is known that would let one go"
    assert review.proposals.filter(blocked=True).exists(), "co-owned patents wait for their owners"
