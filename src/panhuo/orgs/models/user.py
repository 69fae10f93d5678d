"""A person with an account."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """`is_superuser` marks the administrator of the installation; everything else follows from memberships."""

    display_name = models.CharField(_("姓名"), max_length=60, blank=True)

    def __str__(self) -> str:
        return self.display_name or self.username
