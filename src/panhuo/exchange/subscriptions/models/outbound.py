"""What the administrator of the installation lets out."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class OutboundSettings(models.Model):
    """The one row. As shipped nothing leaves the machine. `inner_hosts`: ``host:port`` of services inside."""

    mail_on = models.BooleanField(_("允许发送电子邮件"), default=False)
    robots_on = models.BooleanField(_("允许向群机器人发送"), default=False)
    site_url = models.CharField(_("本站地址"), max_length=200, blank=True)
    inner_hosts = models.JSONField(default=list, blank=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name_plural = "outbound settings"

    def __str__(self) -> str:
        return f"mail {self.mail_on}, robots {self.robots_on}"
