"""Every usual form of file gives the same articles, with their places."""

from __future__ import annotations

import openpyxl
import pytest

from panhuo.policies.documents.api import Form, read_document, read_pasted
from policies.documents.makers import docx, p, pdf, table

TITLE = "青禾市专利转化促进办法"
LINES = [
    "第一章 总则",
    "第一条 为促进专利转化，制定本办法。",
    "第二条 支持专利质押融资：",
    "（一）按利息的一半贴息；",
    "（二）保费补贴三成。",
    "第二章 附则",
    "第三条 本办法自印发之日起施行。",
]


def labels(document):
    return [article.label for article in document.articles]


def test_text_in_two_encodings(tmp_path):
    for encoding in ("utf-8", "gb18030", "utf-16"):
        path = tmp_path / f"{encoding}.txt"
        path.write_text("\n".join([TITLE, *LINES]), encoding=encoding)
        document = read_document(path)
        assert document.title == TITLE
        assert labels(document) == ["第一条", "第二条", "第三条"]
        assert document.articles[1].text == "支持专利质押融资：\n（一）按利息的一半贴息；\n（二）保费补贴三成。"
        assert [article.chapter for article in document.articles] == ["第一章 总则", "第一章 总则", "第二章 附则"]


def test_word(tmp_path):
    document = read_document(docx(tmp_path / "a.docx", p(TITLE), *(p(line) for line in LINES)))
    assert (document.title, document.form) == (TITLE, Form.WORD)
    assert labels(document) == ["第一条", "第二条", "第三条"]
    assert document.articles[2].place == "第 8 段"


def test_word_counts_its_own_articles(tmp_path):
    blocks = [
        p(TITLE),
        p("为促进转化，制定本办法。", level=0),
        p("支持下列事项：", style="Tiao"),
        p("质押贴息；", level=1),
        p("保费补贴。", level=1),
        p("自印发之日起施行。", level=0),
    ]
    document = read_document(docx(tmp_path / "a.docx", *blocks))
    assert labels(document) == ["第一条", "第二条", "第三条"]
    assert document.articles[1].text == "支持下列事项：\n（一）质押贴息；\n（二）保费补贴。"


def test_word_leaves_deleted_words_out_and_takes_inserted_ones(tmp_path):
    tracked = (
        "<w:p><w:r><w:t>第一条 </w:t></w:r><w:del><w:r><w:delText>旧的</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>新的规定。</w:t></w:r></w:ins></w:p>"
    )
    document = read_document(docx(tmp_path / "a.docx", p(TITLE), tracked))
    assert document.articles[0].text == "新的规定。"


def test_tables_stay_with_their_article_and_each_value_with_its_heading(tmp_path):
    rows = table(("序号", "事项", "标准"), ("1", "专利质押", "贴息50%"), ("2", "专利保险", "保费30%"))
    document = read_document(docx(tmp_path / "a.docx", p(TITLE), p("第一条 标准如下："), rows, p("第二条 附则。")))
    assert document.articles[0].text.splitlines()[2:] == [
        "事项：专利质押，标准：贴息50%",
        "事项：专利保险，标准：保费30%",
    ]
    assert document.articles[1].text == "附则。"


def test_macros_are_named_and_never_run(tmp_path):
    path = docx(tmp_path / "a.docx", p("第一条 附则。"), extra=[("word/vbaProject.bin", b"\x00" * 64)])
    assert read_document(path).warnings == ("文档含有宏，只读取了文字",)


def test_pdf_with_pages(tmp_path):
    document = read_document(pdf(tmp_path / "a.pdf", [[TITLE, *LINES[:3], "- 1 -"], LINES[3:]]))
    assert (document.title, document.form) == (TITLE, Form.PDF)
    assert labels(document) == ["第一条", "第二条", "第三条"]
    assert [article.page for article in document.articles] == [1, 1, 2]
    assert "- 1 -" not in document.text


def test_a_sentence_set_in_two_lines_is_one(tmp_path):
    long = "第一条 本市行政区域内的高校、科研机构和企业开展专利转化运用以及与之有关的服务和管"
    document = read_document(pdf(tmp_path / "a.pdf", [[TITLE, long, "理活动，适用本办法。", "第二条 附则。"]]))
    assert document.articles[0].text.endswith("服务和管理活动，适用本办法。")


def test_web_page(tmp_path):
    path = tmp_path / "a.html"
    body = "".join(f"<p>{line}</p>" for line in LINES)
    path.write_text(
        f"<!DOCTYPE html><html><head><style>p{{}}</style></head><body><script>var a='第九条';</script>"
        f"<h1>{TITLE}</h1>{body}<table><tr><th>事项</th><th>标准</th></tr><tr><td>质押</td><td>贴息</td></tr></table></body></html>",
        encoding="utf-8",
    )
    document = read_document(path)
    assert labels(document) == ["第一条", "第二条", "第三条"]
    assert "事项：质押，标准：贴息" in document.articles[2].text
    assert "var a" not in document.text


def test_workbook_rows_are_articles(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "条款"
    for row in (
        ("政策", "条款内容"),
        ("转化办法", "对专利质押贷款给予贴息。"),
        ("奖励办法", "每件授权发明奖励5000元。"),
    ):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    document = read_document(tmp_path / "a.xlsx")
    assert labels(document) == ["条款!2", "条款!3"]
    assert document.articles[1].text == "政策：奖励办法，条款内容：每件授权发明奖励5000元。"
    assert document.articles[1].place == "工作表“条款”第 3 行"


def test_numbered_paragraphs_serve_where_there_are_no_articles():
    text = "关于促进转化的通知\n一、总体要求\n（一）坚持质量。\n（二）坚持运用。\n二、重点任务\n（一）开展对接。\n三、自发文之日起执行。"
    document = read_pasted(text)
    assert labels(document) == ["一、（一）", "一、（二）", "二、（一）", "三、"]
    assert document.articles[2].chapter == "二、重点任务"


def test_paragraphs_serve_where_nothing_is_numbered():
    document = read_pasted("关于转化的通知\n各区县：\n请做好专利转化工作。")
    assert [article.text for article in document.articles] == ["各区县：", "请做好专利转化工作。"]


def test_annexes_stand_for_themselves():
    document = read_pasted("办法\n第一条 总则。\n附件1：标准\n专利授权每件奖励1000元。")
    assert labels(document) == ["第一条", "附件1"]
    assert document.articles[1].text == "标准\n专利授权每件奖励1000元。"


@pytest.mark.shared
def test_the_notice_itself(shared_notice):
    document = read_document(shared_notice)
    assert "（七）" in labels(document)
    assert next(a for a in document.articles if a.label == "（七）").text.endswith("向国家知识产权局反馈。")


def test_text_set_as_it_is_in_a_web_page(tmp_path):
    path = tmp_path / "a.html"
    path.write_text("<html><body><pre>" + "\n".join([TITLE, *LINES]) + "</pre></body></html>", encoding="utf-8")
    assert labels(read_document(path)) == ["第一条", "第二条", "第三条"]
