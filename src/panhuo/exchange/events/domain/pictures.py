"""Photographs for the report: drawn anew as PNG, so that place and camera, which phones write into files, are gone."""

from __future__ import annotations

import json
import struct
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import typst
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _
from docx.image.exceptions import UnrecognizedImageError
from docx.image.image import Image

from panhuo.exchange.events.domain.tell import tell
from panhuo.exchange.events.enums import EventState
from panhuo.exchange.events.may import is_host
from panhuo.exchange.events.models import EventPicture, MatchEvent
from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed

if TYPE_CHECKING:
    from django.core.files import File

    from panhuo.orgs.models import User

MOST_MB: Final = 15
MOST_PIXELS: Final = 50_000_000
MOST_PICTURES: Final = 20
FORMS: Final = {"image/png": "png", "image/jpeg": "jpg"}
_PAGE: Final = """#let d = json(bytes(sys.inputs.data))
#set page(width: auto, height: auto, margin: 0pt)
#image(d.name, width: 360pt)
"""


@transaction.atomic
def add_picture(event: MatchEvent, *, file: File[bytes], caption: str, actor: User) -> EventPicture:
    """Keep a photograph.

    Raises:
        NotAllowed: not the host's people.
        DomainError: the event is not scheduled, held or closed; there are MOST_PICTURES already.
        InvalidInput: no PNG or JPEG, or too large.
    """
    if not is_host(actor, event):
        raise NotAllowed
    if event.state not in {EventState.SCHEDULED, EventState.HELD, EventState.CLOSED}:
        raise DomainError(_("活动排期后才能上传照片"), code="state")
    if event.pictures.count() >= MOST_PICTURES:
        raise DomainError(_("最多 %(n)s 张照片") % {"n": MOST_PICTURES}, code="many")
    content = ContentFile(drawn_anew(file), name="picture.png")
    picture = EventPicture.objects.create(event=event, file=content, caption=caption.strip()[:120], added_by=actor)
    tell(event, verb="picture", actor=actor)
    return picture


@transaction.atomic
def remove_picture(picture: EventPicture, *, actor: User) -> None:
    """Take a photograph out and delete its file. Raises NotAllowed."""
    if not is_host(actor, picture.event):
        raise NotAllowed
    transaction.on_commit(lambda: picture.file.delete(save=False))
    picture.delete()


def drawn_anew(file: File[bytes]) -> bytes:
    """The picture as PNG, at most 1,200 points wide. Raises InvalidInput."""
    if file.size > MOST_MB * 1024 * 1024:
        raise InvalidInput(_("照片不能大于 %(n)s MB") % {"n": MOST_MB}, field="file", code="size")
    data = file.read()
    try:
        head = Image.from_file(BytesIO(data))
        form, pixels = FORMS[head.content_type], head.px_width * head.px_height
    except (UnrecognizedImageError, KeyError, ValueError, IndexError, struct.error) as error:
        raise InvalidInput(_("只接受 PNG 或 JPEG 照片"), field="file", code="form") from error
    if pixels > MOST_PIXELS:
        raise InvalidInput(_("照片像素太多，请先缩小"), field="file", code="pixels")
    with TemporaryDirectory() as folder:
        (Path(folder) / f"in.{form}").write_bytes(data)
        (Path(folder) / "page.typ").write_text(_PAGE, encoding="utf-8")
        inputs = {"data": json.dumps({"name": f"in.{form}"})}
        try:
            made = typst.compile(
                str(Path(folder) / "page.typ"), format="png", ppi=240.0, root=folder, sys_inputs=inputs
            )
        except (RuntimeError, typst.TypstError) as error:
            raise InvalidInput(_("照片已损坏，打不开"), field="file", code="damaged") from error
    if not isinstance(made, bytes):
        raise TypeError("one page was expected")
    return made
