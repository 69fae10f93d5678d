"""The administrator's switch for everything that leaves the machine."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.exchange.subscriptions.may import may_set_outbound
from panhuo.exchange.subscriptions.models import OutboundSettings
from panhuo.orgs.api import InvalidInput, NotAllowed, log_event

if TYPE_CHECKING:
    from panhuo.orgs.models import User

ONLY = 1


def outbound() -> OutboundSettings:
    """What may go out now; as shipped nothing."""
    return OutboundSettings.objects.filter(pk=ONLY).first() or OutboundSettings(pk=ONLY)


def mail_server_known() -> bool:
    """Whether the installation names a mail server (PANHUO_EMAIL_HOST) or another way for e-mail."""
    return bool(getattr(settings, "EMAIL_CAN_SEND", False))


@transaction.atomic
def set_outbound(
    *, mail_on: bool, robots_on: bool, site_url: str, inner_hosts: Sequence[str], actor: User
) -> OutboundSettings:
    """Switch the ways out on or off.

    Raises:
        NotAllowed: not the administrator of the installation.
        InvalidInput: on without the site's address (links need it), or an inner host that isn't host:port.
    """
    if not may_set_outbound(actor):
        raise NotAllowed
    site_url = site_url.strip().rstrip("/")
    if (mail_on or robots_on) and not site_url.startswith(("https://", "http://")):
        raise InvalidInput(_("请填写本站地址，信中的链接要用"), field="site_url", code="empty")
    if mail_on and not mail_server_known():
        raise InvalidInput(_("还没有设置邮件服务器（PANHUO_EMAIL_HOST）"), field="mail_on", code="server")
    hosts = [_inner(text) for text in inner_hosts if text.strip()]
    row, _made = OutboundSettings.objects.update_or_create(
        pk=ONLY,
        defaults={
            "mail_on": mail_on, "robots_on": robots_on, "site_url": site_url, "inner_hosts": hosts, "changed_by": actor,
        },
    )  # fmt: skip
    data = {"mail": mail_on, "robots": robots_on, "inner": hosts}
    log_event(object_type="outbound", object_id=ONLY, verb="changed", actor=actor, data=data)
    return row


def _inner(text: str) -> str:
    host, colon, port = text.strip().lower().rpartition(":")
    if not colon or not host or not port.isascii() or not port.isdigit():
        message = _("“%(text)s”应写成 主机:端口") % {"text": text.strip()[:60]}
        raise InvalidInput(message, field="inner_hosts", code="host")
    return f"{host.strip('[]')}:{port}"
