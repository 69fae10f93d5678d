"""The pages in a real browser: they work, fit, and break no rule of the content security policy."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from browser import DESKTOP, PHONE, assert_fits, finish, follow, shoot, submit
from web.records import make_patent, plain
from web.test_imports import CSV

pytestmark = pytest.mark.browser
SIZES = pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
QUESTION = "隔膜泵输送易结晶料液时阀座堵塞，要能在线清洗"


@pytest.fixture
def stock(transactional_db, index):
    patents = [make_patent()]
    for number in range(30):
        state = ("授权", "实质审查", "终止失效", None)[number % 4]
        kind = ("invention", "utility", "design")[number % 3]
        owners = (f"示例企业{number % 12}",)
        patents.append(plain(f"一种示例隔膜泵装置{number}", status_text=state, kind=kind, owners=owners))
    index()
    return patents


@SIZES
def test_a_stranger_searches_and_opens_a_patent(open_page, stock, size):
    page = open_page(size=size)
    page.goto("/search/")
    page.get_by_label("要找的技术").fill(QUESTION)
    submit(page, page.locator(".ph-ask").get_by_role("button", name="检索"))
    page.wait_for_url(re.compile(r"/search/\?"))
    first = page.locator(".mx-card").first
    assert "一种隔膜泵及其在线清洗方法" in first.inner_text()
    assert_fits(page)
    shoot(page, f"search-{size['width']}")
    follow(page, first.get_by_role("link").first)
    page.get_by_text("201710601862.3").first.wait_for()
    page.locator(".ph-near").nth(2).wait_for()
    expect(page.locator(".ph-waiting")).to_have_count(0)
    assert_fits(page)
    shoot(page, f"patent-{size['width']}")


@SIZES
def test_facets_chips_sort_and_pages_live_in_the_address(open_page, stock, size):
    page = open_page(size=size)
    page.goto("/patents/")
    if size is PHONE:
        page.get_by_text("筛选", exact=True).click()
    follow(page, page.get_by_role("link", name=re.compile("^发明")))
    page.wait_for_url("**/patents/?kind=invention")
    with page.expect_navigation(wait_until="load"):
        page.get_by_label("排序").select_option("title")
    page.wait_for_url("**sort=title**")
    assert "kind=invention" in page.url
    assert_fits(page)
    shoot(page, f"patents-{size['width']}")
    follow(page, page.get_by_title("去掉此条件"))
    follow(page, page.get_by_role("link", name="下一页"))
    page.wait_for_url("**page=2**")
    assert "kind" not in page.url
    assert page.get_by_text("共 31 条").is_visible()


@SIZES
def test_an_office_uploads_looks_applies_and_undoes(open_page, transactional_db, office, run_jobs, tmp_path, size):
    file = tmp_path / "清单.csv"
    file.write_text(CSV, encoding="utf-8")
    page = open_page(user=office, size=size)
    page.goto("/imports/new/")
    page.locator("input[type=file]").set_input_files(file)
    expect(page.locator("[data-drop-names]")).to_contain_text("清单.csv")
    assert_fits(page)
    shoot(page, f"import-new-{size['width']}")
    submit(page, page.get_by_role("button", name="上传并检查"))
    finish(page, run_jobs)
    page.get_by_role("button", name=re.compile("确认导入 2 行")).wait_for()
    assert_fits(page)
    shoot(page, f"import-preview-{size['width']}")
    submit(page, page.get_by_role("button", name=re.compile("确认导入")))
    finish(page, run_jobs)
    submit(page, page.get_by_role("button", name="撤销这次导入"))
    finish(page, run_jobs)
    page.locator("main").get_by_text("已撤销").first.wait_for()


def test_files_can_be_dropped(open_page, transactional_db, office):
    page = open_page(user=office)
    page.goto("/imports/new/")
    page.evaluate(
        """() => { const files = new DataTransfer(); files.items.add(new File(["x"], "拖来的.csv"));
        document.querySelector("[data-drop]").dispatchEvent(new DragEvent("drop", {dataTransfer: files})) }"""
    )
    expect(page.locator("[data-drop-names]")).to_contain_text("拖来的.csv")
    assert page.evaluate("document.querySelector('input[type=file]').files.length") == 1


def test_names_are_decided_by_keyboard(open_page, transactional_db, university, office):
    from panhuo.patents.api import OwnerName, Resolution

    for ending in ("校", "部"):
        plain(f"一种装置{ending}", owners=(f"示例理工大学{ending}",))
    OwnerName.objects.update(resolution=Resolution.DOUBTFUL, candidate=university, organisation=None)
    page = open_page(user=office)
    page.goto("/owners/review/")
    shoot(page, "owners-1280")
    second = page.locator("[data-item] h2").nth(1).inner_text()
    page.keyboard.press("j")
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("n")
    page.get_by_text(f"已否认：“{second}”").wait_for()
    assert page.locator("[data-item]").count() == 1
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("y")
    page.get_by_text("没有待核对的名称").wait_for()


def test_the_keyboard_reaches_content_and_search(page, transactional_db):
    page.goto("/about/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("跳到正文")
    page.keyboard.press("Enter")
    expect(page.locator(":focus")).to_have_id("main")
    page.keyboard.press("/")
    expect(page.locator(":focus")).to_have_attribute("name", "q")


@SIZES
@pytest.mark.parametrize("url", ["/about/", "/method/", "/account/login/"])
def test_public_pages_fit(open_page, transactional_db, size, url):
    page = open_page(size=size)
    page.goto(url)
    assert_fits(page)
    shoot(page, f"{url.strip('/')}-{size['width']}")


def test_a_page_that_is_not_there(open_page, transactional_db, problems):
    page = open_page(size=PHONE)
    page.goto("/no/such/page/")
    assert page.get_by_role("heading", name="没有找到").is_visible()
    assert_fits(page)
    assert [problem for problem in problems if "404" not in problem] == []
    problems.clear()


def test_the_menu_opens_on_a_phone_and_the_language_changes(open_page, transactional_db, office):
    page = open_page(user=office, size=PHONE)
    page.goto("/patents/")
    page.get_by_role("button", name="菜单").click()
    page.get_by_role("button", name="工作").click()
    follow(page, "导入")
    page.wait_for_url("**/imports/")
    submit(page, page.get_by_role("button", name="English"))
    assert page.locator("html").get_attribute("lang") == "en"


def test_a_chart_draws_within_the_policy(open_page, transactional_db, settings):
    settings.ROOT_URLCONF = "web.chart_page"
    page = open_page()
    page.goto("/chart/")
    chart = page.locator(".ph-chart")
    chart.locator("svg").wait_for()
    assert "2024" in chart.inner_text()
    box = chart.bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + box["height"] / 2)
    chart.get_by_text("申请量").wait_for()
    assert chart.get_attribute("aria-label") or chart.locator("[aria-label]").count()
