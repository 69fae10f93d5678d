"""An enterprise that is here already, and how its people get in."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from panhuo.orgs.enums import OrganisationStatus
from panhuo.orgs.errors import InvalidInput
from panhuo.orgs.models import Organisation
from panhuo.orgs.names import normalise_name

_WAY_IN: Final = {
    OrganisationStatus.ACTIVE: lazy(
        "“%(name)s”已在本平台登记。请联系该单位的机构管理员为您开通账号；不知道是谁时，请联系平台管理员"
    ),
    OrganisationStatus.PENDING: lazy("“%(name)s”的登记正在审核。通过后由申请人为您开通账号，无需重复提交"),
    OrganisationStatus.CLOSED: lazy("“%(name)s”的账户已停用。如需恢复，请联系平台管理员"),
}


def refuse_taken(*, name: str, uscc: str | None, but: Organisation | None = None) -> None:
    """Let nobody register what takes part already, waits, or was closed; a rejected one may try again.

    Raises:
        InvalidInput: on `uscc` or `name`; the message says how to get in.
    """
    others = Organisation.objects.exclude(pk=but.pk) if but else Organisation.objects.all()
    same_code = others.filter(uscc=uscc).first() if uscc else None
    if same_code is not None and same_code.status != OrganisationStatus.REJECTED:
        raise _taken(same_code, field="uscc")
    same_name = others.active().filter(normal_name=normalise_name(name)).first()
    if same_name is not None:
        raise _taken(same_name, field="name")


def _taken(organisation: Organisation, *, field: str) -> InvalidInput:
    message = str(_WAY_IN[OrganisationStatus(organisation.status)])
    return InvalidInput(message, field=field, code="registered", params={"name": organisation.name})


def refuse_double(*, field: str = "uscc") -> InvalidInput:
    """Two submissions of one registration met in the database."""
    return InvalidInput(_("同一登记正在提交，请稍候刷新页面查看"), field=field, code="registered")
