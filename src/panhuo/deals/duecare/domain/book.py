"""Changing the rules of due care."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.deals.duecare.may import may_change_book
from panhuo.deals.duecare.models import CareBookVersion
from panhuo.deals.rules.due_care.rules import DUTIES, EVIDENCE, parse_care
from panhuo.orgs.api import InvalidInput, NotAllowed, log_event

if TYPE_CHECKING:
    from panhuo.orgs.models import User


@transaction.atomic
def save_book(text: str, *, note: str, actor: User) -> CareBookVersion:
    """A new version of the rules from JSON.

    Raises:
        NotAllowed: not the administrator of the installation.
        InvalidInput: no JSON, or a rule that cannot be read; the message says which.
    """
    if not may_change_book(actor):
        raise NotAllowed
    try:
        data = json.loads(text)
        book = parse_care(data)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        told = _("规则不能读取：%(what)s")
        raise InvalidInput(told, field="text", params={"what": str(error)[:200]}) from error
    strange = sorted({duty for duty in book.evidence if duty not in DUTIES})
    strange += sorted({kind for kinds in book.evidence.values() for kind in kinds if kind not in EVIDENCE})
    strange += sorted(
        {duty for rule in book.rules for duty in (*rule.duties, *rule.agreed, *rule.market) if duty not in DUTIES}
    )
    if strange:
        raise InvalidInput(_("没有这些义务或材料：%(what)s"), field="text", params={"what": "、".join(strange)})
    row = CareBookVersion.objects.create(data=data, note=note.strip()[:300], created_by=actor)
    log_event(object_type="care_book", object_id=row.pk, verb="care_book_saved", actor=actor)
    return row
