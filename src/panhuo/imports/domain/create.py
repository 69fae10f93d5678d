"""An upload becomes an import: the files are kept as they came, then planned in the background."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Final

from django.conf import settings
from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.imports.domain.rounds import begin
from panhuo.imports.enums import ImportTarget
from panhuo.imports.models import ImportBatch, ImportFile
from panhuo.imports.rules import check_may_import
from panhuo.imports.targets.firms import require_mandates
from panhuo.imports.transitions import Verb
from panhuo.needs.api import PROFILE_LEVELS
from panhuo.orgs.api import InvalidInput, Organisation, User
from panhuo.patents.api import Visibility

MAX_FILES: Final = 50
_MIB: Final = 1024 * 1024
_VISIBILITIES: Final = {
    ImportTarget.PATENTS: Visibility.values,
    ImportTarget.NEEDS: [level.value for level in PROFILE_LEVELS],
}


def create_batch(
    *,
    target: ImportTarget | str,
    files: Sequence[tuple[str, File[bytes]]],
    organisation: Organisation | None,
    visibility: str,
    actor: User,
    on_behalf: bool = False,
) -> ImportBatch:
    """Keep the files and start planning.

    Args:
        target: what the rows are: patents or needs.
        files: (the user's name of the file, its content), in the order in which they are read.
        organisation: for whom is imported; none for the installation itself.
        visibility: who may see records that are new.
        actor: who imports.
        on_behalf: needs of firms for which the organisation holds a mandate; a column names the firm of each row.

    Raises:
        NotAllowed: the actor may not import for this organisation, or it holds no mandate.
        InvalidInput: no file, too many, one is too large, or the visibility doesn't fit.
    """
    check_may_import(actor, organisation)
    wanted = _checked_target(target)
    _check_visibility(wanted, visibility, organisation)
    _check_files(files)
    if on_behalf:
        require_mandates(wanted, organisation)
    kept: list[ImportFile] = []
    try:
        with transaction.atomic():
            batch = ImportBatch.objects.create(
                target=wanted, organisation=organisation, visibility=visibility, created_by=actor, on_behalf=on_behalf
            )
            for position, (name, content) in enumerate(files, start=1):
                kept.append(_keep(batch, position, name, content))
            return begin(batch, verb=Verb.PLAN, actor=actor)
    except BaseException:
        for file in kept:
            file.file.delete(save=False)
        raise


def _checked_target(target: str) -> ImportTarget:
    try:
        return ImportTarget(target)
    except ValueError:
        raise InvalidInput(_("请选择导入专利还是需求"), field="target") from None


def _check_visibility(target: ImportTarget, visibility: str, organisation: Organisation | None) -> None:
    if visibility not in _VISIBILITIES[target]:
        raise InvalidInput(_("请选择公开范围"), field="visibility")
    if visibility == Visibility.ORGANISATION and organisation is None:
        raise InvalidInput(_("公开范围选“仅本机构”时要指明机构"), field="visibility")


def _check_files(files: Sequence[tuple[str, File[bytes]]]) -> None:
    if not files:
        raise InvalidInput(_("请选择要导入的文件"), field="files")
    if len(files) > MAX_FILES:
        raise InvalidInput(_("一次最多导入 %(most)s 个文件") % {"most": MAX_FILES}, field="files")
    for name, content in files:
        if content.size > settings.UPLOAD_MAX_MB * _MIB:
            message = _("文件“%(name)s”有 %(size)s MB，超过上限 %(most)s MB，请分成几个文件")
            params = {"name": name, "size": -(-content.size // _MIB), "most": settings.UPLOAD_MAX_MB}
            raise InvalidInput(message % params, field="files")


def _keep(batch: ImportBatch, position: int, name: str, content: File[bytes]) -> ImportFile:
    shown = PurePosixPath(name.replace("\\", "/")).name.strip()[-200:] or _("未命名文件")
    digest = hashlib.sha256()
    content.seek(0)
    for piece in content.chunks():
        digest.update(piece)
    content.seek(0)
    file = ImportFile(batch=batch, position=position, name=shown, size=content.size, sha256=digest.hexdigest())
    file.file.save(shown, content, save=False)
    file.save()
    return file
