"""Workbooks that go to the user: their own with the refused cells marked, and empty ones to fill in."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import cast

from django.conf import settings
from django.utils.translation import gettext as _

from panhuo.imports.domain.problems import cell_problem
from panhuo.imports.enums import FileState, ImportTarget
from panhuo.imports.models import ImportBatch, ImportFile
from panhuo.imports.rules import check_visible
from panhuo.intake.api import IntakeError, Kind, annotate_workbook, write_template
from panhuo.orgs.api import DomainError, InvalidInput, User

MOST_MARKS = 20_000
"""Problems that are marked in one workbook; the rest is listed on the page."""


def annotated_workbook(import_file: ImportFile, *, actor: User | None = None) -> Path:
    """The user's own file as an xlsx with its problem cells marked and listed.

    The file belongs to the installation and is made once for each plan. Raises NotAllowed; DomainError for a file
    that can't be read.
    """
    batch = ImportBatch.objects.get(pk=import_file.batch_id)
    check_visible(batch, actor)
    if import_file.state == FileState.FAILED:
        raise DomainError(_("这个文件无法读取，不能标注"), code="unreadable")
    folder = Path(settings.MEDIA_ROOT) / "imports" / "marked"
    folder.mkdir(parents=True, exist_ok=True)
    out = folder / f"{import_file.pk}-{batch.round}.xlsx"
    if not out.exists():
        _make(import_file, out)
    return out


def template_workbook(target: ImportTarget | str) -> bytes:
    """An empty workbook with our columns, to be filled in. Raises InvalidInput."""
    if target not in ImportTarget.values:
        raise InvalidInput(_("请选择导入专利还是需求"), field="target")
    with tempfile.TemporaryDirectory(prefix="panhuo-template-") as folder:
        out = Path(folder) / "template.xlsx"
        write_template(cast("Kind", str(target)), out)
        return out.read_bytes()


def _make(import_file: ImportFile, out: Path) -> None:
    rows = import_file.rows.filter(warned=True).values_list("problems", flat=True)
    problems = [cell_problem(problem) for found in rows.iterator() for problem in found][:MOST_MARKS]
    with tempfile.TemporaryDirectory(prefix="making-", dir=out.parent) as folder:
        made = Path(folder) / out.name
        try:
            annotate_workbook(Path(import_file.file.path), problems, made)
        except IntakeError as error:
            raise DomainError(error.message, code=error.code) from error
        made.replace(out)
