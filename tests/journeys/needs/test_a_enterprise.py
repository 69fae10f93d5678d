"""Gate A: an enterprise registers, pastes a need, answers two questions, sees explained matches, asks for contact, gets
an answer by the deadline, meets, and what came of it is recorded."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from browser import PHONE, assert_fits, follow, settled, shoot, submit
from factories import PASSWORD
from panhuo.deals.agreements.api import Agreement
from panhuo.exchange.answers.api import AnswerRequest, working_days
from panhuo.exchange.contacts.api import Contact, Meeting
from panhuo.matching.api import MatchRating, sync_index
from panhuo.needs.api import Need
from panhuo.orgs.api import Registration
from portfolio.inventory.scene import make_patent

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PDF = b"%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF"
TEXT = (
    "我公司生产低温环境用的电动叉车。冬季零下二十度时锂电池组容量衰减严重，客户投诉多。"
    "希望寻求电池预热装置，加热部件要尽量薄。"
)


@pytest.fixture
def stock(transactional_db, university):
    heater = make_patent(
        university, title="一种锂电池组低温自加热装置",
        abstract="针对零下二十度时锂电池组容量衰减的问题，在电芯表面贴附厚度为0.2毫米的加热膜，六分钟内完成预热。",
        visibility="public",
    )  # fmt: skip
    make_patent(university, title="一种水泵密封结构", abstract="提供一种用于水泵的密封结构。", visibility="public")
    sync_index()
    return heater


def press(page, name: str) -> None:
    submit(page, page.get_by_role("button", name=name, exact=True).first)


def test_an_enterprise_gets_an_answer_meets_and_records_the_outcome(
    open_page, stock, office, officer, university, tmp_path: Path, run_jobs
):
    # It registers itself; the authority of the province lets it in.
    proof = tmp_path / "licence.pdf"
    proof.write_bytes(PDF)
    firm = open_page()
    firm.goto("/register/")
    for label, value in (
        ("企业全称", "示例叉车有限公司"), ("统一社会信用代码", "91330100799655058B"), ("联系人姓名", "示例联系人"),
        ("电子邮箱", "forklift@example.org"), ("用户名", "forklift"), ("密码", PASSWORD), ("再输一次密码", PASSWORD),
    ):  # fmt: skip
        firm.get_by_label(label, exact=True).fill(value)
    firm.get_by_label("所在地区").select_option("330000")
    firm.get_by_label("营业执照等证明").set_input_files(proof)
    submit(firm, firm.locator("main form button.btn-primary").last)
    firm.get_by_text("等待审核").first.wait_for()
    judge = open_page(user=officer)
    judge.goto(f"/registrations/{Registration.objects.get().pk}/")
    press(judge, "通过")
    judge.get_by_text("已通过").first.wait_for()

    # It pastes a need; two questions are asked and answered; what was read is shown before anything is saved.
    firm.goto("/needs/")
    follow(firm, firm.get_by_role("link", name="提需求").first)
    firm.get_by_label("把要解决的问题写在这里，或整段粘贴").fill(TEXT)
    assert_fits(firm)
    shoot(firm, "need-paste")
    press(firm, "下一步：整理")
    firm.get_by_text("还想问您").wait_for()
    assert Need.objects.count() == 0
    questions = firm.locator(".nd-ask input")
    assert questions.count() == 2
    questions.nth(0).fill("加热部件厚度不超过 3 mm，预热时间不超过 10 min")
    questions.nth(1).fill("环境温度 -30～40 ℃，防护等级 IP67")
    firm.locator("#nd-files").set_input_files(proof)
    assert_fits(firm)
    shoot(firm, "need-review")
    press(firm, "保存并查看匹配")

    # Explained matches, and the owner is asked to answer by a day that counts working days only.
    firm.locator("[data-mx-card]").first.wait_for()
    need = Need.objects.get()
    assert "指标：加热部件厚度不超过 3 mm" in need.text
    assert need.attachments.count() == 1
    assert firm.locator("[data-mx-card]").first.locator("h3").inner_text().startswith("一种锂电池组低温自加热装置")
    assert firm.locator("[data-mx-card] .mx-answer").first.is_visible(), "the sentence that answers stands there"
    request = AnswerRequest.objects.get()
    assert (request.organisation, request.patents[0]) == (university, stock.pk)
    assert working_days(timezone.localdate(), request.due_on) == 10
    card = firm.locator("[data-mx-card]").first
    card.get_by_role("button", name=re.compile("合适$")).last.click()
    settled(firm)
    card.get_by_text("补充理由").click()
    card.get_by_label("指标能达到").check()
    card.get_by_role("button", name="保存理由").click()
    card.get_by_text("理由：指标能达到").wait_for()
    assert MatchRating.objects.get().reasons == ["figures_met"]

    # The institution sees whose turn it is, asks back, is answered, and offers its patent in time.
    desk = open_page(user=office)
    desk.goto("/")
    follow(desk, desk.get_by_role("link", name=re.compile("答复企业的需求")).first)
    desk.get_by_label("请企业补充说明").check()
    desk.get_by_label("说明或问题").fill("请补充电池组的额定电压和容量")
    assert_fits(desk)
    shoot(desk, "answer-give")
    press(desk, "发出答复")
    desk.get_by_text("答复已发出").wait_for()
    firm.goto("/")
    follow(firm, firm.get_by_role("link", name=re.compile("请您补充需求")).first)
    firm.get_by_label("回答对方的问题").fill("80 V，400 Ah")
    press(firm, "发出补充")
    firm.get_by_text("轮到对方答复").first.wait_for()
    desk.reload()
    desk.get_by_label("愿意对接").check()
    desk.get_by_label("说明或问题").fill("样机已完成，可以送样")
    press(desk, "发出答复")
    desk.get_by_text("第 2 轮答复").wait_for()
    request.refresh_from_db()
    assert (request.state, request.first_in_time) == ("answered", True)

    # It asks for contact; the institution accepts; both see the next step and its day.
    firm.reload()
    shoot(firm, "answer-detail")
    follow(firm, firm.get_by_role("link", name="请求对接").first)
    firm.get_by_label("给对方的话").fill("想先看样机，再谈许可")
    press(firm, "发出请求")
    firm.get_by_text("对接请求已发出").wait_for()
    contact = Contact.objects.get()
    desk.goto("/")
    follow(desk, desk.get_by_role("link", name=re.compile("有机构请求就")).first)
    press(desk, "接受对接")
    desk.get_by_text("双方可以在这里洽谈").wait_for()
    firm.goto(f"/contacts/{contact.pk}/")
    firm.get_by_label("下一步做什么").fill("到实验室看样机")
    firm.get_by_label("由谁做").select_option("both")
    press(firm, "记下")
    firm.get_by_text("各方都能看到").wait_for()
    desk.reload()
    desk.get_by_text("到实验室看样机").first.wait_for()

    # A promise of secrecy, a file, a leader without an account who approves through a link.
    desk.get_by_text("提出保密约定").click()
    desk.get_by_label("保密约定的内容").fill(
        "双方对洽谈中知悉的未公开技术资料保密三年，只用于评估本次合作，不得转给第三方。"
    )
    press(desk, "请对方确认")
    firm.reload()
    press(firm, "确认保密约定")
    firm.get_by_text("双方已确认").first.wait_for()
    firm.get_by_label("留言", exact=True).fill("工况数据见附件")
    firm.locator("#ct-files").set_input_files(proof)
    press(firm, "发送")
    firm.get_by_text("licence.pdf").wait_for()
    firm.get_by_text("请人审批").click()
    firm.get_by_label("审批人姓名").fill("示例总经理")
    firm.get_by_label("请其审批的事").fill("是否同意以不超过 20 万元取得普通许可")
    press(firm, "生成链接")
    link = firm.get_by_label("一次性链接").input_value()
    boss = open_page(size=PHONE)
    boss.goto(link)
    assert_fits(boss)
    shoot(boss, "approve-phone")
    boss.get_by_label("您的姓名").fill("示例总经理")
    press(boss, "同意")
    boss.get_by_text("已收到，谢谢").wait_for()
    desk.reload()
    assert desk.get_by_text("是否同意以不超过").count() == 0, "what a house decides within is its own matter"

    # They meet; what came of it is recorded; the deal becomes the draft of an agreement.
    firm.reload()
    firm.get_by_text("登记会面").click()
    held = timezone.localtime() - timedelta(hours=2)
    firm.get_by_label("时间", exact=True).fill(held.strftime("%Y-%m-%dT%H:%M"))
    firm.get_by_label("会面方式").select_option("on_site")
    press(firm, "记下会面")
    firm.get_by_text("登记结果").click()
    firm.get_by_label("会面结果").select_option("terms")
    firm.get_by_label("纪要").fill("样机六分钟升到十度，同意普通许可")
    press(firm, "保存结果")
    firm.get_by_text("会面结果已登记").wait_for()
    assert Meeting.objects.get().result == "terms"
    assert_fits(firm)
    shoot(firm, "contact-room")
    desk.reload()
    desk.locator("summary").filter(has_text="达成合作").click()
    desk.get_by_label("成交金额（万元，可不填）").fill("18")
    press(desk, "登记合作")
    desk.get_by_label("协议类型").select_option("ordinary")
    press(desk, "起草协议")
    desk.get_by_text("协议草稿已建立").wait_for()
    agreement = Agreement.objects.get()
    assert (agreement.price, agreement.holder) == (18_000_000, university)
    contact.refresh_from_db()
    assert (contact.state, contact.agreement_id) == ("deal", agreement.pk)
    phone = open_page(user=office, size=PHONE)
    for url in ("/answers/", f"/answers/{request.pk}/", "/contacts/", f"/contacts/{contact.pk}/", "/answers/ratings/"):
        phone.goto(url)
        assert_fits(phone)
    shoot(phone, "answer-ratings-phone")
    firm.goto("/contacts/")
    firm.get_by_text("达成合作").first.wait_for()
    shoot(firm, "contacts")
