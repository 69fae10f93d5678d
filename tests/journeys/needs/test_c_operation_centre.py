"""Gate C: an operation centre draws an industry chain, sees nodes without patents, holds an event to its report."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
import typst
from django.utils import timezone

from browser import PHONE, assert_fits, finish, follow, shoot, submit
from exchange.events.scene import Scene, make_scene
from panhuo.exchange.chains.api import Chain
from panhuo.exchange.events.api import EventPair, MatchEvent, badge_token
from panhuo.matching.api import rebuild_index
from panhuo.needs.models import Need
from panhuo.orgs.api import run_pending_jobs
from panhuo.patents.models import Patent, PatentClass

pytestmark = [pytest.mark.browser, pytest.mark.slow]
OUTLINE = """示例氢能产业链
  制氢 ｜ IPC：C25B ｜ 位置：上游 ｜ 供给：储运
    电解槽 ｜ 关键词：电解槽
  储运 ｜ 位置：中游
    储氢瓶 ｜ 关键词：储氢瓶
    液氢阀门 ｜ IPC：F17C ｜ 关键词：液氢阀
  燃料电池 ｜ 位置：下游
"""


def press(page, name: str) -> None:
    submit(page, name)


def cells(page, name: str) -> list[str]:
    row = page.locator("[data-nodes] tr").filter(has=page.get_by_role("link", name=name, exact=True))
    return [cell.strip() for cell in row.locator("td.num").all_inner_texts()]


def answer(page, *people: str) -> None:
    page.get_by_label("参会人").fill("\n".join(people))
    press(page, "参加")
    page.get_by_text("答复已收到").wait_for()


@pytest.fixture
def scene(transactional_db) -> Scene:
    made = make_scene()
    for patent in Patent.objects.filter(title__contains="电解槽"):
        PatentClass.objects.create(patent=patent, scheme="ipc", symbol="C25B9/23")
    Need.objects.create(title="求购液氢阀", text="液氢阀门低温密封", organisation=made.firms[2], visibility="members")
    rebuild_index()
    return made


def test_a_centre_from_a_chain_to_the_report_of_an_event(open_page, problems: list[str], scene: Scene, tmp_path: Path):
    centre, chief = open_page(user=scene.clerk), open_page(user=scene.chief)

    # The centre draws the chain as an outline; a line that can't be read is named and nothing is lost.
    centre.goto("/chains/")
    follow(centre, centre.get_by_role("link", name="绘制产业链").first)
    centre.get_by_label("名称").fill("示例氢能产业链")
    centre.get_by_label("环节").fill(OUTLINE.replace("C25B", "二五B"))
    press(centre, "保存")
    centre.get_by_text("第 2 行：“二五B”不是分类号").wait_for()
    problems.clear()  # the browser notes the refused form (422)
    centre.get_by_label("环节").fill(OUTLINE)
    press(centre, "保存")
    centre.get_by_role("heading", name="各环节的数量").wait_for()
    chain = Chain.objects.get()
    assert cells(centre, "制氢") == ["2", "2", "0"]
    assert cells(centre, "储氢瓶") == ["2", "1", "0"]
    assert cells(centre, "示例氢能产业链")[0] == "4"

    # Nodes without patents: none, with somebody waiting; and not known, for want of marks.
    gaps = centre.locator("[data-gaps] li")
    assert "1 条需求在等" in gaps.filter(has_text="液氢阀门").inner_text()
    assert "没有：" in gaps.filter(has_text="液氢阀门").inner_text()
    assert "未知：没有填写分类号或关键词" in gaps.filter(has_text="燃料电池").inner_text()
    assert centre.locator("[data-chart] svg").count() == 2
    assert_fits(centre)
    shoot(centre, "chain")
    follow(centre, gaps.filter(has_text="液氢阀门").get_by_role("link", name="按意思检索"))
    centre.wait_for_url("**/search/?q=**")
    centre.goto(f"/chains/{chain.pk}/")
    follow(centre.locator("[data-nodes]"), "电解槽")
    centre.get_by_role("link", name=re.compile("质子交换膜电解槽")).first.wait_for()

    # Out to Excel and in again.
    centre.goto(f"/chains/{chain.pk}/")
    with centre.expect_download() as download:
        centre.get_by_role("link", name="导出 Excel").click()
    download.value.save_as(tmp_path / "chain.xlsx")
    book = openpyxl.load_workbook(tmp_path / "chain.xlsx")
    sheet = book.active
    assert [cell.value for cell in sheet[1]][:3] == ["环节", "上级环节", "位置"]
    row = next(cells for cells in sheet.iter_rows() if cells[0].value == "燃料电池")
    assert row[9].value == "未知"
    row[4].value = "燃料电池"
    book.save(tmp_path / "chain.xlsx")
    follow(centre, centre.get_by_role("link", name="修改环节"))
    centre.get_by_label("Excel 或 CSV 文件").set_input_files(tmp_path / "chain.xlsx")
    press(centre, "读取并核对")
    centre.get_by_text("文件中有 7 个环节").wait_for()
    press(centre, "保存")
    centre.get_by_text("已保存为第 2 版").wait_for()
    assert cells(centre, "燃料电池") == ["0", "0", "0"]

    # A matching event on this chain, in a campaign: proposed by one, approved by another.
    centre.goto(f"/events/new/?chain={chain.pk}")
    centre.get_by_label("首场开始时间").fill(f"{timezone.localdate()}T09:30")  # badges open on the day itself only
    centre.get_by_label("所属专项活动").select_option(label=f"{timezone.localdate().year} “一月一链”投融资对接")
    centre.get_by_label("地点").fill("示例会展中心")
    centre.get_by_label("场次数").fill("3")
    centre.get_by_label("洽谈桌数").fill("2")
    press(centre, "保存")
    press(centre, "提交批准")
    event = MatchEvent.objects.get()
    assert centre.get_by_role("button", name="批准", exact=True).count() == 0
    chief.goto(f"/events/{event.pk}/")
    press(chief, "批准")
    chief.get_by_text("已批准").first.wait_for()

    # Pairs by matching, with reasons; one is added by hand and gets a one-time link.
    centre.goto(f"/events/{event.pk}/pairs/")
    centre.get_by_label("每条需求最多匹配几家").fill("1")
    press(centre, "开始匹配")
    finish(centre, run_pending_jobs)
    centre.locator("[data-pairs]").wait_for()
    making, keeping = scene.schools
    found = {(pair.supply.name, pair.demand.name) for pair in event.pairs.all()}
    assert (making.name, scene.firms[0].name) in found
    assert (keeping.name, scene.firms[1].name) in found
    centre.get_by_text(re.compile("共有的关键词")).nth(1).wait_for()
    centre.get_by_label("供给方").fill(making.name)
    centre.get_by_label("需求方").fill("没有账号的示例企业")
    press(centre, "加入")
    centre.get_by_text("已加入对接").wait_for()
    assert_fits(centre)
    shoot(centre, "event-pairs")

    # Invitations and answers: with an account, and on a phone by the link.
    centre.goto(f"/events/{event.pk}/parties/")
    submit(centre, centre.get_by_role("button", name=re.compile(r"邀请 \d+ 家")))
    centre.get_by_text(re.compile(r"已邀请 \d+ 家")).wait_for()
    link = centre.get_by_label("一次性链接 没有账号的示例企业").input_value()
    guest = open_page(size=PHONE)
    guest.goto(link)
    assert_fits(guest)
    guest.get_by_text("1（").check()
    answer(guest, "示例来宾，经理")
    shoot(guest, "event-invitation-phone")
    for party in event.parties.exclude(organisation=None).filter(state="invited"):
        member = open_page(user=scene.person_of(party.organisation), size=PHONE)
        member.goto(f"/events/{event.pk}/invitation/")
        answer(member, f"{party.name}代表")

    # Slots without collisions, proved; agenda and badges on paper.
    centre.goto(f"/events/{event.pk}/agenda/")
    press(centre, "自动排期")
    centre.get_by_text("求解器已证明").wait_for()
    placed = list(event.pairs.exclude(table=None).values_list("slot", "table", "supply", "demand"))
    assert len(placed) == event.pairs.count()
    for slot in range(3):
        busy = [pk for at, _table, *both in placed if at == slot for pk in both]
        assert len(busy) == len(set(busy)), "nobody is at two tables"
    guest_pair = EventPair.objects.get(demand__name="没有账号的示例企业")
    assert guest_pair.slot != 0, "the guest cannot come to the first"
    shoot(centre, "event-agenda")
    for name in ("日程 PDF", "日程 Word", "参会证 PDF", "参会证 Word"):
        with centre.expect_download() as download:
            centre.get_by_role("link", name=name).click()
        download.value.save_as(tmp_path / name)
    assert "没有账号的示例企业" in text_of(tmp_path / "日程 PDF")
    assert "示例来宾" in text_of(tmp_path / "参会证 PDF")

    # The day: the guest checks in by the badge's code, the desk checks in somebody else, both on phones.
    badge = badge_token(guest_pair.demand.attendees.get())
    guest.goto(f"/r/badge/{badge}/")
    assert_fits(guest)
    press(guest, "签到")
    guest.get_by_text("签到成功").wait_for()
    shoot(guest, "event-badge-phone")
    desk = open_page(user=scene.clerk, size=PHONE)
    desk.goto(f"/events/{event.pk}/checkin/")
    submit(desk, desk.get_by_role("button", name=f"签到 {making.name}代表"))
    desk.get_by_text(f"{making.name}代表 已签到").wait_for()
    assert_fits(desk)
    shoot(desk, "event-desk-phone")

    # Results pair by pair: the firm writes its own on a phone, the centre the guest's.
    first = EventPair.objects.get(demand__organisation=scene.firms[0], supply__organisation=making)
    firm = open_page(user=scene.person_of(scene.firms[0]), size=PHONE)
    firm.goto(f"/events/{event.pk}/invitation/")
    follow(firm, firm.get_by_role("link", name="填写结果").first)
    firm.get_by_text("达成意向").click()
    firm.get_by_label("意向金额（万元）").fill("50")
    press(firm, "保存结果")
    firm.get_by_text("结果已保存").wait_for()
    assert_fits(firm)
    first.refresh_from_db()
    assert (first.outcome, first.amount_fen) == ("intent", 50_000_000)
    centre.goto(f"/events/{event.pk}/")
    press(centre, "已举办")
    centre.goto(f"/events/pairs/{guest_pair.pk}/result/")
    centre.get_by_text("继续洽谈").click()
    press(centre, "保存结果")
    centre.get_by_text("继续洽谈请写明下一步").wait_for()
    problems.clear()
    centre.get_by_label("下一步", exact=True).fill("送样检测")
    press(centre, "保存结果")
    centre.get_by_text("结果已保存").wait_for()

    # The report, with words, figures and a picture, as PDF and Word; then the event is closed.
    centre.get_by_label("总结").fill("示例总结：双方当场约定送样。")
    press(centre, "保存总结")
    photo = tmp_path / "photo.png"
    made = typst.compile(b"#set page(width: 80pt, height: 60pt)\n#rect(fill: teal, width: 100%)", format="png")
    photo.write_bytes(made)
    centre.get_by_label("照片（PNG 或 JPEG）").set_input_files(photo)
    centre.get_by_label("说明").fill("示例会场")
    press(centre, "上传")
    centre.get_by_role("img", name="示例会场").wait_for()
    assert_fits(centre)
    shoot(centre, "event-results")
    for name in ("报告 PDF", "报告 Word"):
        with centre.expect_download() as download:
            centre.get_by_role("link", name=name).click()
        download.value.save_as(tmp_path / name)
    said = text_of(tmp_path / "报告 PDF")
    for wanted in ("示例总结", "送样检测", "示例会场", "未填写结果", "50万元（1项填写"):
        assert wanted in said, wanted
    centre.goto(f"/events/{event.pk}/")
    press(centre, "总结完毕，结束")
    centre.get_by_text("已总结").first.wait_for()

    # Campaigns of this year and the next stand there; a default says that it is one.
    centre.goto("/events/campaigns/")
    year = timezone.localdate().year
    assert centre.locator(f"[data-year='{year + 1}']").get_by_text("平台默认值，未核实").count() >= 1
    assert (
        centre.locator(f"[data-year='{year}'] tr").filter(has_text="一月一链").get_by_role("link", name="1").count()
        == 1
    )
    assert_fits(centre)
    shoot(centre, "campaigns")

    # Everything can be used on a phone.
    for url in (
        "/chains/", f"/chains/{chain.pk}/", f"/chains/{chain.pk}/outline/", "/events/", f"/events/{event.pk}/",
        f"/events/{event.pk}/pairs/", f"/events/{event.pk}/parties/", f"/events/{event.pk}/results/",
        "/events/campaigns/", "/subscriptions/", "/subscriptions/new/?target=needs&industry=C33",
    ):  # fmt: skip
        desk.goto(url)
        assert_fits(desk)
    shoot(desk, "subscription-new-phone")
    desk.goto(f"/chains/{chain.pk}/")
    shoot(desk, "chain-phone")


def text_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    return re.sub(r"\s", "", text)
