"""The sentences for documents that can't be read."""

from __future__ import annotations

from typing import Any, Final

from panhuo.intake.api import IntakeError
from panhuo.intake.phrases import gettext_noop

TEMPLATES: Final = {
    "missing": gettext_noop("找不到文件“%(file)s”"),
    "empty": gettext_noop("文件“%(file)s”里没有文字"),
    "too_large": gettext_noop("文件“%(file)s”有 %(size)s，超过上限 %(limit)s，请拆分后再上传"),
    "old_word": gettext_noop(
        "文件“%(file)s”是旧版 Word（.doc）或 WPS 文档，请用 Word 或 WPS 打开后另存为 .docx 再上传"
    ),
    "rtf": gettext_noop("文件“%(file)s”是 RTF 文档，请用 Word 打开后另存为 .docx 再上传"),
    "picture": gettext_noop("文件“%(file)s”其实是%(what)s，不是文档，请上传 .docx、PDF、网页、文本或 Excel 文件"),
    "scanned": gettext_noop(
        "“%(file)s”是扫描件（%(pages)s 页没有文字层），请先用文字识别软件（OCR）转换为 .docx 再上传"
    ),
    "password": gettext_noop("文件“%(file)s”设了打开密码，请去掉密码后再上传"),
    "damaged": gettext_noop("文件“%(file)s”已损坏或不完整，请重新导出后再上传"),
    "doctype": gettext_noop("文件“%(file)s”含有不允许的 DOCTYPE 声明，已拒绝读取"),
    "zip_bomb": gettext_noop("文件“%(file)s”解压后大得不正常，已拒绝读取"),
    "zip_not_document": gettext_noop("文件“%(file)s”是压缩包或者其他文件，不是文档，请解压后上传其中的文档"),
    "too_long": gettext_noop("“%(file)s”的内容太多，超过上限（%(limit)s），请拆分后再上传"),
    "too_many_pages": gettext_noop("“%(file)s”有 %(pages)s 页，超过上限 %(limit)s 页，请拆分后再上传"),
    "memory": gettext_noop("读取“%(file)s”需要的内存超过上限，请拆分后再上传"),
    "timeout": gettext_noop("读取“%(file)s”用时超过上限，请拆分后再上传"),
    "encoding": gettext_noop("文件“%(file)s”的文字编码不对，应为 UTF-8 或 GB18030（GBK），请另存为 UTF-8 再上传"),
}


class DocumentError(IntakeError):
    """A document that can't be read; `code`, `params` and a Chinese template, like all of intake's errors."""


def refusal(code: str, *, file: str, **params: Any) -> DocumentError:
    """The error for `code`, its message naming the file."""
    return DocumentError(code, TEMPLATES[code], {"file": file, **params})
