"""Gate D: two years later the evidence chain of a deal is exported as one PDF and says what is missing."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import typst
from django.utils import timezone

from browser import assert_fits, follow, shoot, submit
from deals.agreements.records import draft
from factories import make_user
from panhuo.deals.agreements.api import Agreement, Approval, ConflictCheck, set_profile
from panhuo.orgs.api import Role
from panhuo.patents.api import Inventor

pytestmark = pytest.mark.browser
THEN = date(2024, 11, 20)


def unfold(place: Any, text: str) -> None:
    """Open the folded part with this heading."""
    place.locator("summary").filter(has_text=text).first.click()


def pdf(path: Path, text: str) -> Path:
    path.write_bytes(typst.compile(f'#set text(font: "Noto Sans CJK SC")\n{text}'.encode(), format="pdf"))
    return path


def words_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return "".join("".join(pages).split())


def two_years_ago(agreement: Agreement) -> None:
    """The deal was checked and approved when it was made."""
    then = timezone.make_aware(timezone.datetime(2024, 11, 18, 10))
    ConflictCheck.objects.filter(agreement=agreement).update(day=then.date(), at=then)
    Approval.objects.filter(agreement=agreement).update(decided_at=then)


def fill(form: Any, **fields: str) -> None:
    for label, value in fields.items():
        form.get_by_label(label, exact=True).fill(value)


def test_the_chain_is_exported_and_says_what_is_missing(open_page, transactional_db, university, tmp_path):
    office = make_user(username="office", organisation=university)
    chief = make_user(username="chief", organisation=university, role=Role.ADMIN)
    set_profile(university, institution="state_university", region="浙江省", actor=chief)
    agreement = draft(office, university, starts_on=date(2024, 12, 1), ends_on=date(2029, 11, 30), price=880_000_00)
    Inventor.objects.create(patent=agreement.patents.get().patent, position=1, name="示例发明人")
    page = open_page(user=office)
    here = f"/agreements/{agreement.pk}/"

    page.goto(here)
    unfold(page, "提交审批")
    page.get_by_label("审批人一").select_option(str(chief.pk))
    submit(page, page.get_by_role("button", name="提交审批"))
    boss = open_page(user=chief)
    boss.goto("/agreements/")
    follow(boss, boss.get_by_role("link", name="去审批"))
    submit(boss, "同意")

    page.goto(here)
    unfold(page, "登记一次公示")
    notice = page.locator("form[action$='/notice/']")
    fill(notice, 公示起日="2024-11-01", 公示止日="2024-11-18")
    for label in ("本单位", "技术交易市场", "科技成果名称", "内容摘要", "转化方式", "拟交易价格"):
        notice.get_by_label(label, exact=True).check()
    submit(notice, notice.get_by_role("button", name="登记公示"))
    unfold(page, "上传签字盖章件或附件")
    upload = page.locator("form[action$='/file/']")
    upload.get_by_label("文件", exact=True).set_input_files(pdf(tmp_path / "合同.pdf", "签字盖章的合同正文"))
    submit(upload, upload.get_by_role("button", name="上传"))
    two_years_ago(agreement)
    sign = page.locator("form[action$='/sign/']")
    fill(sign, 签订日=THEN.isoformat(), 生效日=THEN.isoformat(), 合同编号="示例-2024-018")
    submit(sign, sign.get_by_role("button", name="登记签订"))
    page.locator("#care-part").wait_for()
    assert "证据链不完整" in page.locator("#care-part").inner_text()
    assert "2025-02-20" in page.locator("#filings-part").inner_text(), "three months from effect"
    shoot(page, "deals-d-agreement")

    # two years later somebody asks
    page.goto(f"/due-care/{agreement.pk}/")
    paper = page.locator("form[action$='/papers/']")
    paper.get_by_label("材料种类").select_option("price_basis")
    fill(paper, 名称="评估报告", 形成日期="2024-10-15")
    paper.get_by_label("文件", exact=True).set_input_files(pdf(tmp_path / "评估.pdf", "评估结论示例"))
    submit(paper, paper.get_by_role("button", name="保存材料"))
    unfold(page, "登记一份声明")
    interest = page.locator("form[action$='/interests/']")
    fill(interest, 声明人="示例发明人", 声明日期="2024-10-20")
    submit(interest, interest.get_by_role("button", name="登记声明"))
    unfold(page, "登记一次核查")
    check = page.locator("form[action$='/parties/']")
    fill(check, 核查方法="查询企业登记信息", 核查日期="2024-10-21")
    submit(check, check.get_by_role("button", name="登记核查"))
    told = page.locator("#verdict").inner_text()
    assert "缺少利益冲突声明" in told
    assert "示例发明人" not in told
    assert_fits(page)
    shoot(page, "deals-d-chain")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="导出为一份 PDF").click()
    path = tmp_path / "chain.pdf"
    waiting.value.save_as(path)
    text = words_of(path)
    for wanted in (
        "证据链不完整", "缺少本单位转化管理规定", "浙江省促进科技成果转化条例第十九条", "科学技术进步法第九十七条", "示例-2024-018",
        "签字盖章的合同正文", "评估结论示例", "2024-11-01至2024-11-18",
    ):  # fmt: skip
        assert wanted in text, wanted
    assert "缺少利益冲突声明：示例发明人" not in text
    assert re.search(r"缺少利益冲突声明：示例人员", text)
    page.goto("/due-care/")
    assert_fits(page)
