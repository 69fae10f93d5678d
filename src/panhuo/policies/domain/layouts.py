"""The columns of an organisation's list."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.orgs.api import InvalidInput, Organisation, User
from panhuo.policies.models import ListLayout
from panhuo.policies.queries.columns import FIELDS
from panhuo.policies.rules import may_keep_for, require


@transaction.atomic
def save_layout(
    organisation: Organisation, *, title: str, columns: Iterable[tuple[str, str]], actor: User
) -> ListLayout:
    """Keep the columns (field, heading) in their order; an empty heading takes the field's own name.

    Raises:
        NotAllowed: the actor doesn't work for the organisation.
        InvalidInput: no column, or a field that we don't have.
    """
    require(may_keep_for(actor, organisation))
    wanted = [(field, heading.strip()[:60]) for field, heading in columns]
    for field, _heading in wanted:
        if field not in FIELDS:
            raise InvalidInput(_("没有“%(field)s”这一栏"), field="columns", params={"field": field})
    if not wanted:
        raise InvalidInput(_("至少要有一栏"), field="columns", code="empty")
    rows = [{"field": field, "heading": heading or str(FIELDS[field].heading)} for field, heading in wanted]
    layout, _made = ListLayout.objects.update_or_create(
        organisation=organisation, defaults={"title": title.strip()[:200] or _("涉及专利的政策清单"), "columns": rows}
    )
    return layout
