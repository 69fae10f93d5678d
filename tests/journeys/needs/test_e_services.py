"""Services: agency is bought by quality and blocked without a passed assessment; orders; a question of the public."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from browser import PHONE, assert_fits, follow, shoot, submit
from exchange.procurement.purchase import filled
from exchange.services.houses import make_provider
from factories import make_user
from panhuo.exchange.desk.api import rebuild_desk_index
from panhuo.exchange.procurement.api import AgencyOrder, QualityCheck
from panhuo.intake.api import parse_number
from panhuo.portfolio.prefiling.api import decide
from portfolio.prefiling.people import MARK, make_people, rate_all, under_assessment

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def scene(university: Any, office: Any) -> dict[str, Any]:
    people = make_people(university, office)
    return {
        "people": people,
        "office": office,
        "disclosure": under_assessment(people),
        "agencies": [make_provider("示例专利代理甲所"), make_provider("示例专利代理乙所")],
        "scorers": [make_user(username=f"scorer{n}") for n in (1, 2)],
        "answers": filled(university),
    }


def say(page: Any, button: str) -> None:
    submit(page, page.get_by_role("button", name=button, exact=True).first)


def open_purchase(page: Any, scene: dict[str, Any]) -> str:
    """Fill in the form of the standard, name scorers, ask two agencies."""
    page.goto("/procurement/")
    follow(page, page.get_by_role("link", name="新建采购").first)
    page.locator("input[name=title]").fill("化工装备方向发明专利代理")
    page.locator("input[name=offers_until]").fill(f"{timezone.localdate() + timedelta(days=3):%Y-%m-%d}")
    for box in page.locator("input[name=invited]").all():
        box.check()
    say(page, "保存草稿")
    say(page, "发布采购")
    assert "采购需求还没有填好" in page.locator("[data-toasts] [role=alert]").inner_text()
    follow(page, page.get_by_role("link", name="修改"))
    for key, value in scene["answers"].items():
        field = page.locator(f"[name=a_{key}]").first
        if field.evaluate("e => e.type") == "radio":
            page.locator(f"[name=a_{key}][value=yes]").check()
        elif field.evaluate("e => e.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    assert_fits(page)
    say(page, "保存草稿")
    page.locator("#scorers input[name=username]").fill("nobody-here")
    submit(page.locator("#scorers"), "指定")
    page.locator("[data-toasts] [role=alert]").wait_for()
    assert page.locator("#scorers input[name=username]").input_value() == "nobody-here"  # refused, not lost
    for one in scene["scorers"]:
        page.locator("#scorers input[name=username]").fill(one.username)
        say(page, "指定")
    say(page, "发布采购")
    return str(page.url)


def offer(page: Any, url: str, *, price: str) -> None:
    page.goto(url)
    page.locator("input[name=price]").fill(price)
    page.locator("textarea[name=team]").fill("承办人有机械背景，执业十年")
    page.locator("textarea[name=plan]").fill("先检索，再与发明人沟通两次，复核后交稿")
    say(page, "密封提交")


def score(page: Any, url: str, *, values: tuple[str, str]) -> None:
    for place, value in enumerate(values):
        page.goto(url)
        assert "元" not in page.locator("#offers").inner_text()  # scorers don't see the price
        follow(page, page.locator("#offers [data-offer]").nth(place).get_by_role("link", name="评分"))
        for box in page.locator("input[type=number]").all():
            box.fill(value)
        say(page, "提交评分")


def test_an_order_is_blocked_until_the_assessment_is_passed(open_page, scene):
    office = open_page(user=scene["office"])
    url = open_purchase(office, scene)
    people = [open_page(user=person) for _house, person in scene["agencies"]]
    offer(people[0], url, price="9000")
    offer(people[1], url, price="8500")
    office.goto(url)
    assert "已收到 2 份密封的报价" in office.locator("#offers").inner_text()
    assert "9,000" not in office.content()
    say(office, "开启报价")
    for one in scene["scorers"]:
        score(open_page(user=one), url, values=("9", "8"))

    office.goto(url)
    first = office.locator("[data-first]")
    assert "示例专利代理甲所" in first.inner_text()  # the dearer one: its quality is higher
    assert office.get_by_role("button", name="定这家").count() == 1  # the cheaper one can't be chosen
    shoot(office, "journey-procurement-ranking")
    first.locator("input[name=reasons]").fill("承办人领域对口")
    say(office, "定这家")

    # 刚性约束: the disclosure is still being assessed
    disclosure = scene["disclosure"]
    gate = office.locator(f"[data-disclosure='{disclosure.pk}']")
    assert gate.get_attribute("data-gate") == "shut"
    submit(gate, gate.get_by_role("button", name="委托"))
    assert "申请前评估还没有结论" in office.locator("[data-toasts] [role=alert]").inner_text()
    assert not AgencyOrder.objects.exists()
    shoot(office, "journey-procurement-blocked")

    rate_all(disclosure, scene["people"], value=9)
    decide(disclosure, conclusion="file", reasons="前景明确", actor=scene["office"])
    office.goto(url)
    assert gate.get_attribute("data-gate") == "open"
    submit(gate, gate.get_by_role("button", name="委托"))
    office.wait_for_url(re.compile(r"/procurement/orders/\d+/$"))
    order = str(office.url)

    agency = people[0]
    agency.goto(order)
    assert MARK not in agency.content()
    agency.locator("input[name=attorney]").fill("示例代理师")
    agency.locator("input[name=no_conflict]").check()
    say(agency, "接受委托")
    office.goto(order)
    office.locator("#filed input[name=number]").fill(parse_number("202610000002").normal)
    office.locator("#filed input[name=filed_on]").fill(f"{timezone.localdate():%Y-%m-%d}")
    say(office, "登记申请")
    follow(office, office.get_by_role("link", name="质量检查（申请后）"))
    for group in office.locator("[role=group]").all():
        group.get_by_label("是", exact=True).check()
    assert_fits(office)
    say(office, "记录检查结果")
    assert QualityCheck.objects.get().outcome == "passed"
    assert "通过" in office.locator("#checks").inner_text()
    shoot(office, "journey-procurement-order")

    office.goto("/procurement/adoption/")
    office.locator(".ph-chart svg").wait_for()
    row = office.locator("[data-adoption] [data-kind=university]")
    assert [cell.inner_text() for cell in row.locator("td.num").all()][:3] == ["100.0%", "1", "1"]
    shoot(office, "journey-procurement-adoption")


def test_a_service_from_request_to_rating(open_page, firm):
    house, person = make_provider("示例专利导航所", kind="navigation")
    client = open_page(user=firm)
    client.goto("/services/")
    follow(client, client.get_by_role("link", name="示例专利导航所"))
    shoot(client, "journey-service-detail")
    follow(client, client.get_by_role("link", name="邀请报价"))
    client.locator("select[name=kind]").select_option("navigation")
    client.locator("input[name=title]").fill("隔膜泵专利导航")
    client.locator("textarea[name=text]").fill("梳理竞争对手的布局")
    client.locator("input[name=offers_until]").fill(f"{timezone.localdate() + timedelta(days=3):%Y-%m-%d}")
    client.locator("input[name=open_to_all]").uncheck()
    say(client, "发出征集")
    request = str(client.url)

    provider = open_page(user=person, size=PHONE)
    provider.goto(request)
    provider.locator("textarea[name=text]").fill("三周交付")
    provider.locator("input[name=price]").fill("50000")
    provider.locator("input[name=days]").fill("21")
    assert_fits(provider)
    say(provider, "提交报价")
    client.goto(request)
    client.locator("[data-offers] input[name=reasons]").fill("方案清楚")
    say(client, "选这家，下单")
    order = str(client.url)
    provider.goto(order)
    say(provider, "确认接单")
    provider.locator("textarea[name=note]").fill("导航报告")
    say(provider, "提交成果")
    client.goto(order)
    say(client, "验收通过")
    for name in ("quality", "punctuality", "communication"):
        client.locator(f"input[name={name}][value='5']").check()
    client.locator("textarea[name=comment]").fill("讲得清楚")
    say(client, "提交评价")
    shoot(client, "journey-service-order")
    stranger = open_page()
    stranger.goto(f"/services/{house.service_profile.pk}/")
    assert "讲得清楚" in stranger.content()
    assert "示例机械有限公司" not in stranger.content()  # the client's name is not shown


def test_the_public_asks_and_everybody_finds_the_answer(open_page, officer, problems):
    asker = open_page(size=PHONE)
    asker.goto("/desk/")
    follow(asker, asker.get_by_role("link", name="提问").first)
    asker.locator("select[name=topic]").select_option("fees")
    asker.locator("input[name=title]").fill("张某的年费晚交了")
    asker.locator("textarea[name=text]").fill("专利年费晚交了三个月，还能补交吗？")
    assert_fits(asker)
    say(asker, "提交问题")
    receipt = str(asker.url)
    assert "/desk/r/" in receipt

    desk = open_page(user=officer)
    desk.goto("/desk/queue/")
    follow(desk, desk.get_by_role("link", name="张某的年费晚交了"))
    desk.locator("#answer textarea[name=text]").fill("六个月内可以补缴，另加滞纳金。")
    say(desk, "发出答复")
    assert "至少引用一条" in desk.locator("[role=alert]").inner_text()  # an answer without an article is refused
    problems[:] = [one for one in problems if "422" not in one]
    desk.locator("select[name=law_1]").select_option("rules")
    desk.locator("input[name=article_1]").fill("115")
    say(desk, "发出答复")
    desk.locator("input[name=public-title]").fill("年费晚交怎么办")
    desk.locator("textarea[name=public-text]").fill("年费晚交三个月，还能补交吗？")
    say(desk, "公开")
    shoot(desk, "journey-desk-question")
    rebuild_desk_index()

    asker.goto(receipt)
    assert "专利法实施细则第一百一十五条" in asker.locator("[data-cites]").inner_text()
    stranger = open_page()
    stranger.goto("/desk/")
    shoot(stranger, "journey-desk-home")
    stranger.locator("input[name=q]").last.fill("年费没有按时交怎么补")
    submit(stranger, stranger.locator("main").get_by_role("button", name="检索"))
    follow(stranger, stranger.locator("[data-found]").get_by_role("link", name="年费晚交怎么办"))
    assert "专利法实施细则第一百一十五条" in stranger.locator("[data-cites]").inner_text()
    assert "张某" not in stranger.content()


@pytest.mark.parametrize("size", [None, PHONE])
def test_pages_fit(open_page, scene, size):
    page = open_page(user=scene["office"], **({"size": size} if size else {}))
    for url in (
        "/services/", "/services/requests/", "/services/requests/new/", "/services/orders/", "/services/mine/",
        "/procurement/", "/procurement/new/", "/procurement/orders/", "/procurement/adoption/",
        "/procurement/standard/", "/desk/", "/desk/ask/", "/desk/courses/", "/desk/answers/", "/desk/mine/",
        "/desk/guides/annuities/",
    ):  # fmt: skip
        assert page.goto(url).status == 200, url
        assert_fits(page)
