"""Writing guides."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from panhuo.exchange.desk.api import guide_of, may_write_guides, save_guide
from panhuo.orgs.api import DomainError, NotAllowed
from panhuo.web.access import UserRequest, staff_only
from panhuo.web.blame import blame
from panhuo.web.desk.forms import GuideForm, guide_initial


@staff_only
@require_http_methods(["GET", "POST"])
def desk_guide_write(request: UserRequest, slug: str = "") -> HttpResponse:
    """A new guide, or one in the place of what is there."""
    if not may_write_guides(request.user):
        raise NotAllowed(_("指南由知识产权管理部门编写"))
    guide = guide_of(slug) if slug else None
    form = GuideForm(request.POST or None, initial=guide_initial(guide), cites=guide.cites if guide else ())
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("slug", "topic", "title", "text", "published")}
        try:
            saved = save_guide(**said, cites=form.cites(), actor=request.user)
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("已保存"))
            return redirect("desk-guide", saved.slug) if saved.published else redirect("desk-home")
    return render(request, "web/desk/guide_form.html", {"form": form}, status=422 if form.errors else 200)
