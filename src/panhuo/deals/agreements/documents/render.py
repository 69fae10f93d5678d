"""Filling a Word template. A template is somebody's upload: it runs in a sandbox and can only name its places."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Any, Final

from django.utils.translation import gettext as _
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from panhuo.orgs.api import InvalidInput

MOST_BYTES: Final = 5 * 1024 * 1024
MOST_UNPACKED: Final = 50 * 1024 * 1024


class Sandbox(ImmutableSandboxedEnvironment):
    """Only values and loops: no attribute of a Python object, no call."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        return isinstance(obj, Mapping) and attr in obj

    def is_safe_callable(self, obj: Any) -> bool:
        return False


def fill(template: bytes, values: Mapping[str, Any]) -> bytes:
    """A .docx with the places filled; texts are escaped, so that & and < stay what they are.

    Raises:
        InvalidInput: no Word file, or a place that is not known; the message names it.
    """
    check_package(template)
    document = DocxTemplate(BytesIO(template))
    sandbox = Sandbox(undefined=StrictUndefined, autoescape=True)
    try:
        document.render(dict(values), jinja_env=sandbox, autoescape=True)
        target = BytesIO()
        document.save(target)
    except UndefinedError as error:
        told = _("模板中有不能填写的位置：%(what)s")
        raise InvalidInput(told, field="file", code="unknown_place", params={"what": str(error.message)}) from error
    except TemplateError as error:
        told = _("模板的写法有误：%(what)s")
        raise InvalidInput(told, field="file", code="bad_template", params={"what": str(error)[:200]}) from error
    except Exception as error:  # the file is somebody's: python-docx and lxml fail in many ways
        told = _("模板不能打开：%(what)s")
        raise InvalidInput(told, field="file", code="bad_file", params={"what": str(error)[:200]}) from error
    return target.getvalue()


def check_package(data: bytes) -> None:
    """Raises `InvalidInput` unless it is a Word file of a sensible size."""
    if len(data) > MOST_BYTES:
        raise InvalidInput(_("模板超过 5 MB"), field="file")
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            names = {one.filename for one in package.infolist()}
            unpacked = sum(one.file_size for one in package.infolist())
    except zipfile.BadZipFile as error:
        raise InvalidInput(_("请上传 Word 文件（.docx）"), field="file") from error
    if "word/document.xml" not in names or any("vbaProject" in name for name in names):
        raise InvalidInput(_("请上传不含宏的 Word 文件（.docx）"), field="file")
    if unpacked > MOST_UNPACKED:
        raise InvalidInput(_("模板解压后过大"), field="file")
