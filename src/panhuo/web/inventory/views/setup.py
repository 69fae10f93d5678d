"""Opening the inventory, its levels, days and colleges."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed, Organisation
from panhuo.portfolio.inventory.api import (
    add_college,
    colleges_of,
    may_run_inventory,
    may_set_up,
    set_days,
    set_grades,
    settings_of,
    short_name,
    start_joining,
    to_join,
)
from panhuo.web.access import UserRequest, members_only
from panhuo.web.inventory.choose import institution

ROWS_OF_LEVELS = 10


@members_only
@require_http_methods(["GET", "POST"])
def setup(request: UserRequest) -> HttpResponse:
    """`what` says which part is changed: join, grades, days, college."""
    organisation = institution(request)
    if not may_run_inventory(request.user, organisation):
        raise NotAllowed
    if request.method == "POST":
        return _change(request, organisation)
    settings = settings_of(organisation)
    levels = [(level.label, level.meaning) for level in settings.levels]
    context = {
        "organisation": organisation,
        "settings": settings,
        "is_open": settings.pk is not None,
        "waiting": to_join(organisation).count(),
        "levels": levels + [("", "")] * (ROWS_OF_LEVELS - len(levels)),
        "colleges": [
            (one, short_name(one, organisation), one.memberships.count()) for one in colleges_of(organisation)
        ],
        "may_set_up": may_set_up(request.user, organisation),
    }
    return render(request, "web/inventory/setup.html", context)


def _change(request: UserRequest, organisation: Organisation) -> HttpResponse:
    what, post = request.POST.get("what", ""), request.POST
    if what == "join":
        job = start_joining(organisation, actor=request.user)
        return redirect("job-detail", job.pk)
    if what == "grades":
        pairs = zip(post.getlist("label"), post.getlist("meaning"), strict=False)
        set_grades(organisation, levels=[(a, b) for a, b in pairs if a.strip() or b.strip()], actor=request.user)
        messages.success(request, _("自评等级已保存"))
    elif what == "days":
        set_days(
            organisation, fill_days=_days(post.get("fill_days", "")), review_days=_days(post.get("review_days", "")),
            actor=request.user,
        )  # fmt: skip
        messages.success(request, _("期限已保存，从下一步流转起生效"))
    elif what == "college":
        college = add_college(organisation, name=post.get("name", ""), actor=request.user)
        messages.success(request, _("已开通“%(name)s”，请在“我的机构”中添加审核人") % {"name": college})
    else:
        raise DomainError(_("请选择要做的操作"), code="what")
    return redirect(f"{reverse('inventory-setup')}?org={organisation.pk}")


def _days(text: str) -> int:
    if not text.strip().isdecimal():
        raise InvalidInput(_("期限应为天数，例如 30；不设期限填 0"), field="days", code="days")
    return int(text)
