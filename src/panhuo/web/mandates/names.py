"""Organisations as people type them."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext as _

from panhuo.orgs.api import InvalidInput, Organisation, normalise_name


def organisation_called(text: str, *, field: str) -> Organisation:
    """The one active organisation of this name, former name or code.

    Raises:
        InvalidInput: there is none, or several have it.
    """
    said = text.strip()
    name = normalise_name(said)
    wanted = Q(uscc=said.upper()) | Q(normal_name=name) | Q(names__normal_name=name)
    found = list(Organisation.objects.active().filter(wanted).distinct()[:2])
    if not found:
        raise InvalidInput(_("平台上没有“%(name)s”"), field=field, code="unknown", params={"name": said[:60]})
    if len(found) > 1:
        raise InvalidInput(_("有几家同名的单位，请填统一社会信用代码"), field=field, code="several")
    return found[0]
