"""The sentences for files that can't be read."""

from __future__ import annotations

from typing import Any, Final

from panhuo.intake.errors import IntakeError
from panhuo.intake.phrases import gettext_noop

TEMPLATES: Final = {
    "missing": gettext_noop("找不到文件“%(file)s”"),
    "folder": gettext_noop("“%(file)s”是文件夹，不是文件"),
    "empty": gettext_noop("文件“%(file)s”是空的，没有任何行"),
    "no_rows": gettext_noop("文件“%(file)s”只有表头，没有数据行"),
    "too_large": gettext_noop("文件“%(file)s”有 %(size)s，超过上限 %(limit)s，请分成几个文件"),
    "picture": gettext_noop("文件“%(file)s”其实是%(what)s，不是表格，请上传 Excel、CSV 或 jsonl 文件"),
    "html_table": gettext_noop("文件“%(file)s”其实是网页（HTML），请用 Excel 打开后另存为 .xlsx 再上传"),
    "xml_table": gettext_noop("文件“%(file)s”是旧式 XML 表格，请用 Excel 打开后另存为 .xlsx 再上传"),
    "json_array": gettext_noop("文件“%(file)s”是一个 JSON 数组，应为每行一个 JSON 对象（jsonl）"),
    "zip_not_workbook": gettext_noop("文件“%(file)s”是压缩包或其他文档，不是 Excel 工作簿，请解压后上传其中的表格"),
    "password": gettext_noop("工作簿“%(file)s”设了打开密码，请去掉密码后再上传"),
    "damaged": gettext_noop("工作簿“%(file)s”已损坏或不完整，请用 Excel 打开后另存为 .xlsx 再上传"),
    "doctype": gettext_noop("工作簿“%(file)s”含有不允许的 DOCTYPE 声明，已拒绝读取"),
    "zip_bomb": gettext_noop("工作簿“%(file)s”解压后大得不正常，已拒绝读取"),
    "too_many_columns": gettext_noop(
        "“%(file)s”工作表“%(sheet)s”第 %(row)s 行有 %(columns)s 列，超过上限 %(limit)s 列"
    ),
    "too_many_rows": gettext_noop("“%(file)s”工作表“%(sheet)s”的数据太多（读到第 %(row)s 行），请分成几个文件"),
    "too_much_text": gettext_noop("“%(file)s”里的文字太多，请分成几个文件"),
    "memory": gettext_noop("读取“%(file)s”需要的内存超过上限，请删去空白的行列或分成几个文件"),
    "timeout": gettext_noop("读取“%(file)s”用时超过上限，请分成几个文件"),
    "encoding": gettext_noop(
        "文件“%(file)s”第 %(row)s 行的文字编码不对，应为 UTF-8 或 GB18030（GBK），请另存为 UTF-8 再上传"
    ),
    "bad_csv": gettext_noop("文件“%(file)s”第 %(row)s 行的引号不成对，后面的内容都连成了一格，请检查这一行的双引号"),
    "line_too_long": gettext_noop("文件“%(file)s”第 %(row)s 行超过 %(limit)s 个字符，已拒绝读取"),
    "gzip_damaged": gettext_noop("压缩文件“%(file)s”已损坏或不完整（gzip），请重新压缩后再上传"),
    "unpacked_too_large": gettext_noop("压缩文件“%(file)s”解压后超过上限 %(limit)s，已拒绝读取"),
    "not_objects": gettext_noop("文件“%(file)s”的每一行都不是 JSON 对象，应为每行一个 JSON 对象（jsonl）"),
}


def refusal(code: str, *, file: str, **params: Any) -> IntakeError:
    """The error for `code`, its message naming the file."""
    return IntakeError(code, TEMPLATES[code], {"file": file, **params})


def size(count: int) -> str:
    """Bytes for people."""
    if count >= 1024 * 1024:
        return f"{count / 1024 / 1024:.0f} MB"
    return f"{count / 1024:.0f} KB" if count >= 1024 else f"{count} 字节"  # noqa: PLR2004
