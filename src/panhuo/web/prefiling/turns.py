"""Whose turn is it in disclosures: lines for the home page of the people who were named in them."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from panhuo.orgs.api import User
from panhuo.portfolio.prefiling.api import Assessment, Disclosure, DisclosureState, may_assess, may_decide
from panhuo.web.home.turn import MOST_OF_A_KIND, Turn


def disclosure_turns(user: User) -> Iterator[Turn]:
    """Drafts to finish, assessments to make, decisions to take. Titles show to those who may read them anyway."""
    kind = _("申请前评估")
    rows = Disclosure.objects.visible_to(user)
    for draft in rows.filter(author=user, state=DisclosureState.DRAFT).order_by("pk")[:MOST_OF_A_KIND]:
        text = _("填完并提交发明披露“%(title)s”") % {"title": draft.title}
        yield Turn(kind, text, reverse("prefiling-detail", args=(draft.pk,)), _("填写"), draft.created_at)
    said = Assessment.objects.filter(disclosure=OuterRef("pk"), round=OuterRef("round"))
    waiting = rows.filter(state=DisclosureState.ASSESSING, people__user=user).distinct().order_by("submitted_at", "pk")
    for one in waiting.filter(~Exists(said.filter(member=user)))[:MOST_OF_A_KIND]:
        url = reverse("prefiling-detail", args=(one.pk,))
        if may_assess(user, one):
            yield Turn(kind, _("评估发明披露“%(title)s”") % {"title": one.title}, url, _("评估"), one.submitted_at)
    for one in waiting.filter(Exists(said))[:MOST_OF_A_KIND]:
        if may_decide(user, one):
            url = reverse("prefiling-detail", args=(one.pk,))
            yield Turn(
                kind, _("决定发明披露“%(title)s”能否申请") % {"title": one.title}, url, _("决定"), one.submitted_at
            )
