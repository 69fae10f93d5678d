"""A digest as e-mail, with the header by which mail programs end a subscription with one click (RFC 8058)."""

from __future__ import annotations

import smtplib
from email.utils import formataddr
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from panhuo.exchange.subscriptions.rules.digest import Digest
from panhuo.exchange.subscriptions.send.post import PostError, UnclearError

if TYPE_CHECKING:
    from panhuo.orgs.models import User


def mail_digest(digest: Digest, *, user: User, unsubscribe: str) -> None:
    """Send once.

    Raises:
        PostError: there is no address, or the server refused it.
        UnclearError: the connection broke on the way.
    """
    if not user.email:
        raise PostError(_("账号没有电子邮件地址"), again=False)
    context = {"digest": digest, "unsubscribe": unsubscribe}
    mail = EmailMultiAlternatives(
        subject=" ".join(digest.title.split()),
        body=render_to_string("subscriptions/digest.txt", context),
        from_email=formataddr((_("盘活"), settings.DEFAULT_FROM_EMAIL)),
        to=[user.email],
        headers={"List-Unsubscribe": f"<{unsubscribe}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"},
    )
    mail.attach_alternative(render_to_string("subscriptions/digest.html", context), "text/html")
    try:
        mail.send()
    except (smtplib.SMTPConnectError, smtplib.SMTPHeloError, ConnectionRefusedError) as error:
        raise PostError(_("连不上邮件服务器"), again=True) from error
    except smtplib.SMTPResponseException as error:
        again = 400 <= error.smtp_code < 500  # noqa: PLR2004 -- RFC 5321: 4yz is transient
        raise PostError(_("邮件服务器拒绝：%(code)s") % {"code": error.smtp_code}, again=again) from error
    except smtplib.SMTPRecipientsRefused as error:
        raise PostError(_("邮件服务器不接受收件人地址"), again=False) from error
    except (smtplib.SMTPException, OSError) as error:
        raise UnclearError(type(error).__name__) from error
