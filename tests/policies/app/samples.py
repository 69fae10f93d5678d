"""Documents of our own for tests: all names are invented."""

from __future__ import annotations

from io import BytesIO

from django.core.files.base import ContentFile, File

BAD = """示例市人民政府办公室关于印发《示例市专利资助办法》的通知
示政办发〔2023〕12号
第一条 为促进创新，制定本办法。
第二条 对企业授权发明专利每件资助2000元。
第三条 对通过许可转化并到账的专利，按到账金额的5%给予奖励。
第四条 本办法自2023年3月1日起施行，有效期3年。《示例市专利申请资助暂行办法》同时废止。
示例市人民政府办公室
2023年2月20日"""
GOOD = """示例市知识产权局关于促进专利产业化的通知
示知发〔2024〕3号
第一条 把专利质量、专利产业化情况和对主营业务的贡献度作为评价的重要内容。
第二条 鼓励开放许可。
示例市知识产权局
2024年5月6日"""
RULES = """示例理工大学教师职称评审办法
第一条 申报教授须授权发明专利不少于5件。
第二条 教学工作按学校规定执行。
第三条 年度考核以专利申请数量排名，排名末位的不予续聘。
第四条 对授权发明专利每件奖励3000元。"""


def text_file(text: str) -> File[bytes]:
    return ContentFile(text.encode())


def word_file(text: str) -> File[bytes]:
    import docx

    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    out = BytesIO()
    document.save(out)
    return ContentFile(out.getvalue())


def html_file(text: str) -> File[bytes]:
    body = "".join(f"<p>{line}</p>" for line in text.splitlines())
    return ContentFile(f"<!doctype html><html><head><meta charset=utf-8></head><body>{body}</body></html>".encode())
