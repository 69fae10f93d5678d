"""Writing guides."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.exchange.desk.domain.cites import checked
from panhuo.exchange.desk.domain.index import desk_changed
from panhuo.exchange.desk.enums import Topic
from panhuo.exchange.desk.may import may_write_guides
from panhuo.exchange.desk.models import Guide
from panhuo.exchange.desk.rules.laws import Cited
from panhuo.orgs.api import InvalidInput, NotAllowed, OrganisationKind, log_event, organisations_of

if TYPE_CHECKING:
    from panhuo.orgs.api import User


@transaction.atomic
def save_guide(
    *, slug: str, topic: str, title: str, text: str, cites: Iterable[Cited], published: bool, actor: User
) -> Guide:
    """Write a guide, or what stands in the place of a shipped one.

    Raises:
        NotAllowed: no authority. InvalidInput: something is missing, or a citation of what there is not.
    """
    if not may_write_guides(actor):
        raise NotAllowed
    try:
        validate_slug(slug)
    except ValidationError as error:
        raise InvalidInput(_("网址名只能用英文字母、数字和连字符"), field="slug", code="slug") from error
    if topic not in Topic.values:
        raise InvalidInput(_("请选择主题"), field="topic", code="choice")
    if not title.strip() or not text.strip():
        raise InvalidInput(_("请填写标题和正文"), field="text", code="empty")
    house = organisations_of(actor).filter(kind=OrganisationKind.AUTHORITY).first()
    guide = Guide.objects.update_or_create(
        slug=slug,
        defaults={
            "topic": topic,
            "title": title.strip()[:120],
            "text": text.strip(),
            "cites": checked(cites),
            "published": published,
            "organisation": house,
            "changed_by": actor,
        },
    )[0]
    log_event(object_type="guide", object_id=guide.pk, verb="changed", actor=actor, organisation=house)
    desk_changed()
    return guide
