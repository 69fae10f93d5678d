"""Gate D: a stranger finds a public patent without an account; another organisation does not see what is not shared."""

from __future__ import annotations

import pytest

from browser import PHONE, assert_fits, follow, submit

pytestmark = pytest.mark.browser
PUBLIC, SECRET = "一种示例低温预热电池组", "一种示例未公开的低温预热方法"


@pytest.fixture
def stock(transactional_db, university, office):
    from panhuo.matching.api import sync_index
    from panhuo.patents.api import IdentifierValue, PatentValues, Visibility, save_patent

    saved = {}
    for title, visibility in ((PUBLIC, Visibility.PUBLIC), (SECRET, Visibility.ORGANISATION)):
        values = PatentValues(
            title=title,
            abstract="针对电池低温容量衰减的问题，采用相变材料预热电芯。",
            status_text="授权",
            identifiers=(IdentifierValue("source", title),),
        )
        saved[title] = save_patent(values, holder=university, visibility=visibility, actor=office).patent
    sync_index()
    return saved


def ask(page, text):
    page.goto("/search/")
    page.locator("main textarea").first.fill(text)
    submit(page, page.locator("main").get_by_role("button", name="检索"))
    page.locator("[data-mx-card]").first.wait_for()
    return page.locator("main").inner_text()


def test_a_stranger_finds_what_is_public_and_only_that(open_page, stock):
    page = open_page(size=PHONE)
    text = ask(page, "冬天电池组温度低容量衰减，想要预热")
    assert PUBLIC in text
    assert SECRET not in text
    follow(page, page.get_by_role("link", name=PUBLIC).first)
    page.locator("h1").filter(has_text=PUBLIC).wait_for()
    assert_fits(page)


def test_the_own_office_finds_both_and_another_does_not(open_page, stock, office, outsider, problems):
    assert SECRET in ask(open_page(user=office), "电池预热")
    other = open_page(user=outsider)
    assert SECRET not in ask(other, "电池预热")
    answer = other.goto(f"/patents/{stock[SECRET].pk}/")
    assert answer.status == 404
    assert SECRET not in other.content()
    problems.clear()


def test_a_share_opens_it_and_taking_it_back_closes_it_at_once(
    open_page, stock, office, outsider, other_university, problems
):
    from panhuo.orgs.api import grant_access, revoke_access

    page, url = open_page(user=outsider), f"/patents/{stock[SECRET].pk}/"
    share = {"object_type": "patent", "object_id": stock[SECRET].pk, "organisation": other_university, "actor": office}
    grant_access(**share, reason="洽谈")
    assert page.goto(url).status == 200
    revoke_access(**share)
    assert page.goto(url).status == 404
    problems.clear()
