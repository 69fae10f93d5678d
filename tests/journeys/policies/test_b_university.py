"""Gate B: a university checks its own rules, mends three word by word, the auditor agrees, the report is Word."""

from __future__ import annotations

import re

import docx
import pytest

from browser import PHONE, assert_fits, finish, follow, shoot, submit
from policies.app.samples import RULES

pytestmark = pytest.mark.browser
MENDED = {
    "第一条": "申报教授以代表性成果评价，重点看专利质量、专利实施和产业化情况，专利数量不作为条件。",
    "第三条": "年度考核看专利实施率、产业化收入和专利质量，不以数量排名。",
    "第四条": "对实现转化并到账的专利，按到账金额的10%奖励发明人。",
}


def test_self_check_mend_three_and_report(open_page, transactional_db, office, run_jobs, tmp_path):
    source = tmp_path / "职称评审办法.docx"
    document = docx.Document()
    for line in RULES.splitlines():
        document.add_paragraph(line)
    document.save(str(source))
    page = open_page(user=office)
    page.goto("/policies/upload/")
    page.locator("input[type=file]").set_input_files(source)
    submit(page, page.get_by_role("button", name="上传并检查"))
    finish(page, run_jobs)
    follow(page, page.get_by_role("link", name="示例理工大学教师职称评审办法"))
    home = page.url
    assert "3 条需要处理" in page.locator("main").inner_text()
    assert page.locator("mark", has_text="授权发明专利不少于5件").count() == 1
    assert_fits(page)
    shoot(page, "policies-b-detail")
    for label, text in MENDED.items():
        page.goto(home)
        article = page.locator(".po-article", has_text=label).first
        submit(article, article.get_by_role("button", name="确认"))
        follow(page, article.get_by_role("link", name="整改这一条"))
        page.get_by_label("责任部门或责任人").fill("人事处")
        page.get_by_label("完成期限").fill("2030-08-31")
        if label == "第一条":
            submit(page, page.get_by_role("button", name="保存并检查"))
            assert page.get_by_text("新条文仍有问题").first.is_visible()
        page.get_by_label("新条文").fill(text)
        submit(page, page.get_by_role("button", name="保存并检查"))
        assert page.locator("ins.po-new").count() > 0
        assert page.locator("del.po-gone").count() > 0
        assert page.get_by_text("新条文未发现问题").is_visible()
        if label == "第一条":
            assert_fits(page)
            shoot(page, "policies-b-mend")
        submit(page, page.get_by_role("button", name="整改完成"))
    page.goto(home)
    submit(page, page.get_by_role("button", name="生成修订后文本"))
    assert "未发现问题" in page.locator("main").inner_text()
    page.goto("/policies/")
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("自查报告")).click()
    download.value.save_as(tmp_path / "report.docx")
    report = "\n".join(paragraph.text for paragraph in docx.Document(str(tmp_path / "report.docx")).paragraphs)
    for text in MENDED.values():
        assert text in report
    assert "申报教授须授权发明专利不少于5件。" in report
    phone = open_page(user=office, size=PHONE)
    for url in (
        "/policies/",
        "/policies/findings/",
        "/policies/dashboard/",
        home,
        "/policies/rules/",
        "/policies/layout/",
    ):
        phone.goto(url)
        assert_fits(phone)
    shoot(phone, "policies-b-phone")
