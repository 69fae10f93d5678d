"""Which firm a row of an agency's workbook is of: one that gave the agency a mandate, by name or by its code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext as _

from panhuo.imports.enums import ImportTarget
from panhuo.intake.api import NeedRow
from panhuo.orgs.api import (
    InvalidInput,
    NotAllowed,
    Organisation,
    RepresentationScope,
    live_representations,
    normalise_name,
)

if TYPE_CHECKING:
    from django.db.models import QuerySet


def principals(agent: Organisation) -> QuerySet[Organisation]:
    """Firms for which the agent may keep needs today."""
    rows = live_representations().filter(agent=agent, scope=RepresentationScope.NEEDS)
    return Organisation.objects.filter(pk__in=rows.values("principal_id"))


def require_mandates(target: ImportTarget, agent: Organisation | None) -> None:
    """Raises NotAllowed where the organisation holds no mandate to keep needs; InvalidInput for patents."""
    if target != ImportTarget.NEEDS:
        raise InvalidInput(_("只能代企业导入需求"), field="target")
    if agent is None or not principals(agent).exists():
        raise NotAllowed(_("贵机构现在没有可以代为填报需求的委托"))


def firm_of(read: NeedRow, *, agent: Organisation) -> Organisation:
    """The one firm that the row names. The code decides where there is one; the name may be a former one.

    Raises:
        InvalidInput: the row names no firm, none that gave a mandate, or code and name contradict each other.
    """
    if not read.organisation and not read.uscc:
        raise InvalidInput(_("没有写明需求单位"), field="organisation", code="firm_missing")
    firms = principals(agent)
    found = list(firms.filter(uscc=read.uscc)) if read.uscc else []
    if read.organisation:
        name = normalise_name(read.organisation)
        named = set(firms.filter(Q(normal_name=name) | Q(names__normal_name=name)).distinct())
        if found and named and not named & set(found):
            raise InvalidInput(_("统一社会信用代码和需求单位不是同一家"), field="organisation", code="firm_differs")
        found = found or list(named)
    if not found:
        message = _("“%(name)s”没有给贵机构有效的委托")
        params = {"name": read.organisation or read.uscc}
        raise InvalidInput(message, field="organisation", code="no_mandate", params=params)
    if len(found) > 1:
        raise InvalidInput(_("有几家同名的委托企业，请填统一社会信用代码"), field="organisation", code="firm_twice")
    return found[0]
