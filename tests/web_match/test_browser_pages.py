"""Every page of these rooms at both widths: it fits, and the browser has nothing to complain of."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from browser import DESKTOP, PHONE, assert_fits, settled, shoot, submit
from factories import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PUBLIC = ("/", "/needs/", "/method/", "/register/", "/account/login/", "/account/password/reset/")
OWN = (
    "/", "/needs/", "/needs/new/", "/needs/{need}/", "/needs/{need}/edit/", "/needs/{need}/match/", "/profile/",
    "/profile/match/", "/organisation/", "/notifications/", "/registrations/", "/account/password/change/",
    "/account/logout/", "/fitting/",
)  # fmt: skip
ROOT = ("/", "/organisation/", "/organisation/new/", "/organisation/{org}/", "/organisation/{org}/members/new/")


def walk(page, world, urls, name):
    for url in urls:
        response = page.goto(url.format(need=world.need.pk, org=world.university.pk))
        settled(page)
        assert response.status == 200, url
        assert page.locator("h1").count() == 1, url
        assert_fits(page)
        shoot(page, f"{name}{url.replace('{', '').replace('}', '').replace('/', '-')}")


@pytest.mark.parametrize(("size", "name"), [(DESKTOP, "wide"), (PHONE, "phone")])
@pytest.mark.parametrize(("who", "urls"), [(None, PUBLIC), ("firm", OWN), ("root", ROOT)])
def test_pages_fit_and_are_quiet(open_page, world, firm, root, size, name, who, urls):
    person = {"firm": firm, "root": root}.get(who)
    walk(open_page(user=person, size=size), world, urls, f"{name}-{who or 'stranger'}")


def test_a_pasted_text_becomes_a_need_with_its_matches(open_page, world, firm):
    page = open_page(user=firm)
    page.goto("/needs/new/")
    page.locator("textarea[name=text]").fill("电芯预热太慢。要求电芯预热时间不超过八分钟，零下二十度也能用。")
    page.locator("textarea[name=text]").blur()
    expect(page.locator("input[name=title]")).to_have_value("电芯预热太慢")
    page.locator("input[name=title]").fill("电芯八分钟预热")
    submit(page, page.get_by_role("button", name="保存并查看匹配"))
    page.wait_for_url("**/match/")
    assert "电芯八分钟预热" in page.locator(".mx-need h2").inner_text()
    assert page.locator("#m1 h3").inner_text().startswith(world.heater.title)


def test_a_wrong_budget_is_shown_at_its_field(open_page, world, firm, problems):
    page = open_page(user=firm)
    page.goto("/needs/new/")
    page.locator("textarea[name=text]").fill("预热。")
    page.locator("input[name=budget_min]").fill("九")
    submit(page, page.get_by_role("button", name="保存并查看匹配"))
    field = page.locator("input[name=budget_min]")
    assert field.get_attribute("aria-invalid") == "true"
    assert page.locator(".invalid-feedback", has_text="请填写数字").is_visible()
    problems[:] = [problem for problem in problems if "422" not in problem]  # the browser notes the refused form


def test_logging_in_and_out(open_page, world, firm):
    page = open_page()
    page.goto("/account/login/")
    page.get_by_label("用户名或电子邮箱").fill("firm")
    page.get_by_label("密码").fill(PASSWORD)
    submit(page, page.locator("main").get_by_role("button", name="登录"))
    page.wait_for_url("**/")
    assert "轮到您了" in page.locator("h1").inner_text()
    page.get_by_role("button", name="示例人员").click()
    submit(page, page.get_by_role("button", name="退出"))
    page.get_by_role("link", name="登录").wait_for()


def test_the_front_page_shows_a_real_match_that_can_be_lit(open_page, world):
    page = open_page()
    page.goto("/")
    settled(page)  # the script takes hold of the part that was fetched
    page.locator(".hm-shown .mx-part", has_text="预热时间").hover()
    assert "六分钟" in page.locator(".mx-row.is-lit").inner_text()


def test_the_front_page_searches_a_pasted_paragraph(open_page, world):
    page = open_page()
    page.goto("/")
    page.locator("#hm-q").fill("锂电池组零下二十度容量衰减，要求电芯预热时间短")
    submit(page, page.get_by_role("button", name="找专利"))
    page.wait_for_url("**/search/**")
    assert page.get_by_text(world.heater.title).first.is_visible()
