"""Gate C, should we file? A disclosure is assessed; before that nothing can be filed; the coverage is shown."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.utils import timezone

from browser import PHONE, assert_fits, follow, settled, shoot, submit
from factories import make_organisation, make_user
from panhuo.intake.api import parse_number
from panhuo.matching.api import sync_index
from panhuo.orgs.api import Role
from panhuo.patents.api import application
from panhuo.portfolio.prefiling.api import Disclosure, Filing, may_file
from web.records import make_patent

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TITLE = "一种阀座自清洗隔膜泵"


@pytest.fixture
def scene(university: Any, office: Any) -> dict[str, Any]:
    college = make_organisation(name="示例理工大学机械学院")
    college.parent = university
    college.save()
    people = {
        "author": make_user(username="author", organisation=college, role=Role.VIEWER),
        "office": office,
        "expert1": make_user(username="expert1"),
        "expert2": make_user(username="expert2"),
    }
    make_patent()
    outside = parse_number("202610000001").normal
    make_patent(
        title="一种没有评估过的装置", holder=university, owners=(), application_date=timezone.localdate(),
        identifiers=(application(outside),),
    )  # fmt: skip
    sync_index()
    return people


def disclose(page: Any) -> int:
    page.goto("/prefiling/")
    follow(page, page.get_by_role("link", name="披露发明").first)
    page.locator("input[name=title]").fill(TITLE)
    page.locator("textarea[name=description]").fill(
        "针对输送易结晶料液时阀座堵塞的问题，在泵腔外设置旁路冲洗管和压力传感器。"
    )
    page.locator("textarea[name=inventors]").fill("示例作者 author\n示例学生")
    page.locator("textarea[name=planned_use]").fill("许可给生产化工泵的企业，已有两家来谈。")
    page.get_by_label("是", exact=True).check()
    page.locator("input[name=funding_1_project]").fill("示例重点研发计划")
    page.locator("input[name=funding_1_number]").fill("SL-2024-001")
    page.locator("input[name=funding_1_agency]").fill("示例省科技厅")
    page.locator("input[name=planned_years]").fill("8")
    page.locator("select[name=office]").select_option(label="示例人员（office）")
    assert_fits(page)
    submit(page, page.get_by_role("button", name="保存"))
    page.wait_for_url(re.compile(r"/prefiling/\d+/$"))
    return int(page.url.rstrip("/").rsplit("/", 1)[1])


def assess(page: Any, pk: int, *, value: str) -> None:
    page.goto(f"/prefiling/{pk}/")
    follow(page, page.get_by_role("link", name="填写评审意见"))
    for box in page.locator("input[type=number]").all():
        box.fill(value)
    for group in page.locator("[role=group]").all():
        group.get_by_label("否", exact=True).check()
    page.locator("textarea[name=comment]").fill("有企业需求，方案完整。")
    submit(page, page.get_by_role("button", name="提交评审意见"))
    page.wait_for_url(re.compile(r"/prefiling/\d+/$"))


def enter(page: Any, number: str) -> None:
    page.locator("#filings input[name=number]").fill(number)
    page.locator("#filings input[name=filed_on]").fill(f"{timezone.localdate():%Y-%m-%d}")
    submit(page, page.get_by_role("button", name="登记申请"))


def figures(office: Any) -> None:
    """Coverage with numerator and denominator, and the grade beside what became of it."""
    office.goto("/prefiling/coverage/")
    first = office.locator("[data-coverage] tbody tr").first
    assert [cell.inner_text() for cell in first.locator("td.num").all()][:3] == ["50.0%", "1", "2"]
    assert office.get_by_role("link", name="一种没有评估过的装置").is_visible()
    shoot(office, "journey-prefiling-coverage")

    office.goto("/prefiling/fates/")
    office.locator(".ph-chart svg").wait_for()
    assert office.locator("[data-fates] tbody th").inner_text() == "A"
    shoot(office, "journey-prefiling-fates")


def secret(open_page: Any, pk: int, *, strangers: tuple[Any, ...], keeper: Any, problems: list[str]) -> None:
    """Neither another university nor root reads it; root sees that it exists."""
    for stranger in strangers:
        other = open_page(user=stranger)
        assert other.goto(f"/prefiling/{pk}/").status == 404
        problems[:] = [one for one in problems if "404" not in one]
    register = open_page(user=keeper)
    register.goto("/prefiling/metadata/")
    assert f"#{pk}" in register.locator("[data-metadata]").inner_text()
    assert TITLE not in register.content()


def test_from_a_disclosure_to_a_filing_that_may_be_made(open_page, scene, outsider, root, problems):
    author = open_page(user=scene["author"], size=PHONE)
    pk = disclose(author)
    number = parse_number("202610000002").normal
    assert author.locator("[data-gate=shut]").inner_text().startswith("不能申请")

    # 刚性约束: an entry without an assessment is refused, and the reason is said
    enter(author, number)
    assert "还没有提交评估" in author.locator("[data-toasts] [role=alert]").inner_text()
    assert not Filing.objects.exists()

    author.get_by_role("button", name="检索相近专利").click()
    assert "隔膜泵" in author.locator("[data-prior] li").first.inner_text()
    settled(author)
    submit(author, author.get_by_role("button", name="提交评估"))
    shoot(author, "journey-prefiling-author-phone")

    office = open_page(user=scene["office"])
    office.goto(f"/prefiling/{pk}/")
    for expert in ("expert1", "expert2"):
        office.locator("#people input[name=username]").fill(expert)
        submit(office, office.get_by_role("button", name="加入名单"))
    assert "expert2" in office.locator("#people").inner_text()

    # too early: the office can't open the gate by itself
    office.get_by_label("同意申请").check()
    office.locator("textarea[name=reasons]").fill("想尽快申请")
    submit(office, office.get_by_role("button", name="确定结论"))
    assert "至少要 2 人" in office.locator("[data-toasts] [role=alert]").inner_text()

    for expert in ("expert1", "expert2"):
        assess(open_page(user=scene[expert]), pk, value="9")
    office.goto(f"/prefiling/{pk}/")
    assert office.locator("[data-grade]").inner_text() == "A"
    shoot(office, "journey-prefiling-office")
    office.get_by_label("同意申请").check()
    office.locator("textarea[name=reasons]").fill("前景明确，检索未见相同方案")
    submit(office, office.get_by_role("button", name="确定结论"))
    office.locator("[data-gate=open]").wait_for()
    assert may_file(Disclosure.objects.get(pk=pk))[0]

    enter(office, number)
    assert Filing.objects.get().number == number
    office.locator("#filings select[name=step]").select_option("licensed")
    office.locator("#filings input[name=on]").fill(f"{timezone.localdate():%Y-%m-%d}")
    office.locator("#filings input[name=evidence]").fill("许可合同 SL-7")
    submit(office, office.get_by_role("button", name="登记进展"))
    office.locator("#filings").get_by_text("许可合同 SL-7").wait_for()

    figures(office)
    secret(open_page, pk, strangers=(outsider, root), keeper=root, problems=problems)


@pytest.mark.parametrize("size", [None, PHONE])
def test_pages_fit(open_page, scene, size):
    page = open_page(user=scene["office"], **({"size": size} if size else {}))
    for url in ("/prefiling/", "/prefiling/coverage/", "/prefiling/fates/", "/prefiling/rules/"):
        assert page.goto(url).status == 200, url
        assert_fits(page)
