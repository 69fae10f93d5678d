"""Institutions written as lines of names."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from panhuo.orgs.api import Organisation, normalise_name

MOST = 50


def organisations_named(lines: str) -> list[Organisation]:
    """The active organisation of each line, each once.

    Raises:
        ValidationError: a line that no organisation goes by, or more than 50 lines; it says which.
    """
    found: dict[int, Organisation] = {}
    names = [line.strip() for line in lines.splitlines() if line.strip()]
    if len(names) > MOST:
        raise ValidationError(_("最多指定 %(most)s 家机构"), params={"most": MOST})
    for number, name in enumerate(names, start=1):
        normal = normalise_name(name)
        rows = Organisation.objects.active().filter(Q(normal_name=normal) | Q(names__normal_name=normal))
        one = rows.order_by("pk").first()
        if one is None:
            message = _("第 %(n)s 行：平台上没有名为“%(name)s”的机构")
            raise ValidationError(message, params={"n": number, "name": name[:60]})
        found[one.pk] = one
    return list(found.values())
