"""Messages and files."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING, Final

from django.core.files import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.exchange.contacts.domain.locked import opened
from panhuo.exchange.contacts.domain.tell import across, say, subject_of
from panhuo.exchange.contacts.models import Contact, ContactFile, Message
from panhuo.needs.api import check_file
from panhuo.orgs.api import InvalidInput, log_event, stored

if TYPE_CHECKING:
    from panhuo.orgs.api import User

LONGEST: Final = 10_000
MOST_FILES: Final = 5
FOLDER: Final = "contacts"


def post_message(contact: Contact, *, text: str = "", files: Sequence[File[bytes]] = (), actor: User) -> Message:
    """Write into the thread, with at most five files (see `check_file`). Nothing of it can be changed afterwards.

    Raises:
        NotAllowed: the actor does not do the work of a side or of a broker who was let in.
        InvalidInput: neither a word nor a file, too long, or a file of another type or size.
        DomainError: the contact is not open.
    """
    said = text.strip()
    if not said and not files:
        raise InvalidInput(_("请写点什么或选择文件"), field="text", code="empty")
    if len(said) > LONGEST:
        raise InvalidInput(_("最多 %(most)s 个字"), field="text", code="too_long", params={"most": LONGEST})
    if len(files) > MOST_FILES:
        raise InvalidInput(_("一次最多 %(most)s 个文件"), field="files", code="too_many", params={"most": MOST_FILES})
    checked = [(file, check_file(file)) for file in files]
    with ExitStack() as stack, transaction.atomic():
        fresh, side = opened(contact, actor, brokers=True)
        made = Message.objects.create(contact=fresh, side=side, by=actor, text=said)
        for file, found in checked:
            path = stack.enter_context(stored(file, folder=FOLDER, name=found.stored_name))
            ContactFile.objects.create(
                message=made, file=path, name=found.name, kind=found.kind, size=found.size, sha256=found.sha256
            )
        fresh.save(update_fields=("moved_at",))
        log_event(
            object_type="contact", object_id=fresh.pk, verb="message", actor=actor,
            data={"message": made.pk, "files": len(checked)},
        )  # fmt: skip
        line = _("关于“%(what)s”的对接有新留言") % {"what": subject_of(fresh)}
        say(fresh, users=across(fresh, side), text=line, key=f"message:{timezone.localdate()}:{side}")
    return made
