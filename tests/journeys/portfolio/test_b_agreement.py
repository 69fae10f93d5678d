"""Gate B: enterprise ratings for 200 patents, agreement, the agreed high-value list with its history."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest

from browser import PHONE, assert_fits, finish, follow, shoot, submit
from panhuo.matching.api import rebuild_index
from panhuo.orgs.api import run_pending_jobs
from panhuo.patents.api import Visibility
from panhuo.portfolio.inventory.api import Entry, join_grants, settings_of
from panhuo.portfolio.ratings.api import EnterpriseRating, Invitation, RatingRound, Standing, answer
from portfolio.inventory.scene import make_patent, make_scene
from portfolio.ratings.firms import TOPICS, make_firm, said

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PATENTS, FIRMS_A_TOPIC = 200, 4


def press(page, name: str) -> None:
    submit(page, name)


def choose(page, question: str, choice: str) -> None:
    group = page.locator("fieldset").filter(has=page.locator("legend", has_text=question))
    group.locator("label").filter(has_text=choice).first.click()


def opinion(invitation: Invitation) -> dict[str, object]:
    """What enterprises in this test think: of the first topic good, of the second poor, of the third divided."""
    topic = next(n for n, (name, _text) in enumerate(TOPICS) if name in invitation.patent.title)
    if topic == 2:
        return said(prospect=5 if invitation.pk % 2 else 1)
    return said(prospect=(5, 1, 0, 4)[topic]) if topic < 4 else said(prospect=3, interest="no", modes=())


@pytest.fixture
def stock(transactional_db, university):
    scene = make_scene(university, patents=0)
    for number in range(PATENTS):
        name, text = TOPICS[number % len(TOPICS)]
        make_patent(
            university,
            title=f"一种{name}示例装置{number}",
            abstract=f"本发明公开了{text}。",
            visibility=Visibility.MEMBERS,
        )
    join_grants(settings_of(university))
    Entry.objects.update(state="in_base", grade=4, intent="yes", modes=["licence"], implemented="no")
    Entry.objects.filter(patent__title__contains=TOPICS[1][0]).update(grade=2)
    firms = [make_firm(f"示例{name}企业{n}", products=text) for name, text in TOPICS for n in range(FIRMS_A_TOPIC)]
    rebuild_index()
    return scene, {firm.pk: user for firm, user in firms}


def test_an_office_learns_which_patents_are_worth_it(open_page, stock, tmp_path: Path):
    scene, people = stock

    # The office asks enterprises about its 200 patents; matching proposes whom, and says why; nothing is sent yet.
    office = open_page(user=scene.office)
    office.goto("/inventory/?state=base")
    office.get_by_text("200 件", exact=True).first.wait_for()
    follow(office, office.get_by_role("link", name="请企业评价"))
    office.get_by_text("将为选中的 200 件专利匹配企业").wait_for()
    office.get_by_label("每件专利邀请几家企业").fill("3")
    office.get_by_label("每家企业最多评价几件").fill("20")
    press(office, "匹配企业")
    finish(office, run_pending_jobs)
    round_ = RatingRound.objects.get()
    office.get_by_role("button", name=re.compile(r"发出 \d+ 份邀请")).wait_for()
    assert_fits(office)
    shoot(office, "ratings-round")
    invitations = list(round_.invitations.select_related("patent", "enterprise"))
    assert len({one.patent_id for one in invitations}) == PATENTS, "every patent has somebody who can judge it"
    assert max(sum(one.enterprise_id == pk for one in invitations) for pk in people) <= 20
    assert all(one.reasons for one in invitations)

    # One without an account is added by hand and gets a one-time link.
    office.get_by_label("企业名称").fill("没有账号的示例企业")
    press(office, "加入")
    office.get_by_text("已加入").wait_for()
    submit(office, office.get_by_role("button", name=re.compile(r"发出 \d+ 份邀请")))
    office.get_by_text(re.compile(r"已发出 \d+ 份邀请")).wait_for()
    guest_invitation = Invitation.objects.get(enterprise=None)
    office.goto(f"/ratings/rounds/{round_.pk}/?state=sent")
    link = ""
    while not link:
        boxes = office.get_by_label(re.compile("一次性链接"))
        link = boxes.first.input_value() if boxes.count() else ""
        if not link:
            follow(office, office.get_by_label("下一页"))
    guest = open_page(size=PHONE)
    guest.goto(link)
    assert_fits(guest)
    shoot(guest, "ratings-link-phone")
    choose(guest, "产业化前景", "4 · 较好")
    guest.get_by_label("技术改进需求").fill("需要耐温 200 ℃ 的密封件")
    choose(guest, "愿意就这件专利合作吗", "有合作意愿")
    choose(guest, "希望的合作方式", "许可")
    guest.get_by_label("评价人姓名").fill("示例工程师")
    press(guest, "提交评价")
    guest.get_by_text("已收到，谢谢").wait_for()
    assert EnterpriseRating.objects.get(invitation=guest_invitation).improvement.startswith("需要耐温")

    # One with an account rates on a phone; the rest of the enterprises say what they think.
    first = next(one for one in invitations if TOPICS[0][0] in one.patent.title)
    phone = open_page(user=people[first.enterprise_id], size=PHONE)
    phone.goto("/ratings/inbox/")
    assert_fits(phone)
    shoot(phone, "ratings-inbox-phone")
    follow(phone, phone.get_by_role("link", name="评价", exact=True).first)
    choose(phone, "产业化前景", "5 · 很好")
    choose(phone, "愿意就这件专利合作吗", "有合作意愿")
    press(phone, "提交评价")
    phone.get_by_text("评价已提交，谢谢").wait_for()
    for one in Invitation.objects.filter(state="sent").select_related("patent", "round__organisation"):
        answer(one, **opinion(one), user=people[one.enterprise_id])

    # Agreement by the stated rule; the agreed list goes out as a workbook; each patent tells its history.
    outcomes = {
        row.patent.title: row.outcome for row in Standing.objects.filter(is_current=True).select_related("patent")
    }
    asked = {one.patent_id for one in invitations}
    assert len(outcomes) == len(asked) == PATENTS
    enough = Standing.objects.filter(is_current=True, raters__gte=3)
    assert enough.filter(outcome="too_few").count() == 0
    assert Standing.objects.filter(is_current=True, raters__lt=3).exclude(outcome="too_few").count() == 0
    office.goto("/ratings/")
    follow(office, office.get_by_role("link", name=re.compile("^校企一致：高价值")))
    office.wait_for_url("**outcome=agreed_high**")
    agreed = Standing.objects.filter(is_current=True, outcome="agreed_high")
    assert agreed.exists()
    assert all(TOPICS[0][0] in row.patent.title or TOPICS[3][0] in row.patent.title for row in agreed)
    office.get_by_text(f"{agreed.count()} 件", exact=True).first.wait_for()
    assert_fits(office)
    shoot(office, "ratings-agreed")
    with office.expect_download() as download:
        office.get_by_role("link", name="导出 Excel").click()
    download.value.save_as(tmp_path / "agreed.xlsx")
    book = openpyxl.load_workbook(tmp_path / "agreed.xlsx", read_only=True)
    assert book.sheetnames == ["结论", "企业评价", "认定规则"]
    assert sum(1 for _row in book["结论"].iter_rows()) == agreed.count() + 1
    follow(office, office.locator("td.ph-lead a").first)
    office.get_by_text("结论的经过").wait_for()
    assert office.get_by_role("row").filter(has_text="评价人数不足").count() >= 1, "how it came to be is kept"
    assert office.get_by_text("校企一致：高价值").first.is_visible()
    shoot(office, "ratings-history")

    # In the matrix the office selects what both call valuable and acts on it.
    office.goto("/ratings/matrix/")
    submit(office, office.get_by_role("row", name=re.compile("^4 级")).get_by_role("button").first)
    office.get_by_text(re.compile(r"选中 \d+ 件")).wait_for()
    assert_fits(office)
    shoot(office, "ratings-matrix")
    office.get_by_label("操作").select_option("move:convertible")
    press(office, "办理")
    office.get_by_text(re.compile(r"列入可转化资源库：完成 \d+ 件，未办理 0 件")).wait_for()
    done = Entry.objects.filter(state="convertible")
    assert done.exists()
    assert set(Standing.objects.filter(entry__in=done, is_current=True).values_list("outcome", flat=True)) <= {
        "agreed_high",
        "too_few",
    }
