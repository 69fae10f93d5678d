"""The log-in form in our words: allauth's calls the first field 登录."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm as BaseLoginForm
from django.utils.translation import gettext_lazy as _


class LoginForm(BaseLoginForm):  # type: ignore[misc]  # allauth has no types
    """Name or e-mail, password, stay logged in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {"login": _("用户名或电子邮箱"), "password": _("密码"), "remember": _("在这台电脑上保持登录")}
        for name, label in labels.items():
            if name in self.fields:
                self.fields[name].label = label
                self.fields[name].widget.attrs.pop("placeholder", None)
