"""What follows a saved need: named institutions, files, requests for an answer, and what the writer should know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from panhuo.exchange.answers.api import ask_matched
from panhuo.needs.api import Need, NeedVisibility, attach_file, like_needs, name_organisations
from panhuo.orgs.api import DomainError

if TYPE_CHECKING:
    from panhuo.web.access import UserRequest
    from panhuo.web.needs.forms import NeedForm


def settle(need: Need, form: NeedForm, request: UserRequest) -> None:
    """The need is saved already: what is refused here is said and loses nothing."""
    if need.visibility == NeedVisibility.NAMED:
        name_organisations(need, form.cleaned_data["named"], actor=request.user)
    for file in request.FILES.getlist("files"):
        try:
            attach_file(need, file, actor=request.user)
        except DomainError as error:
            messages.error(request, error.message)
    warn(need, request)


def warn(need: Need, request: UserRequest) -> None:
    """A name in an anonymous text, and needs of the same house that say nearly the same."""
    name = need.organisation_name or (need.organisation.name if need.organisation else "")
    if need.is_anonymous and name and name in f"{need.title}\n{need.text}":
        messages.warning(request, _("需求是匿名的，但正文里写着企业名称“%(name)s”，请改掉") % {"name": name})
    same = like_needs(need.title, need.text, among=Need.objects.filter(organisation=need.organisation), but=need.pk)
    if same and need.organisation is not None:
        link = format_html('<a href="{}">{}</a>', reverse("need-duplicates"), _("去合并"))
        said = _("与本机构已有的需求“%(title)s”几乎相同") % {"title": same[0].need.title}
        messages.warning(request, format_html("{}　{}", said, link))


def ask_now(need: Need, request: UserRequest) -> None:
    """Ask the owners of the best patents for an answer."""
    try:
        asked = ask_matched(need, actor=request.user)
    except DomainError as error:
        messages.warning(request, error.message)
        return
    if asked:
        messages.success(request, _("已请 %(n)s 家机构在 %(day)s 前答复") % {"n": len(asked), "day": asked[0].due_on})
    else:
        messages.info(request, _("平台上还没有可以请其答复的机构；有新专利匹配时可以再请"))
