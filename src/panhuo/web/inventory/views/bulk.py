"""Many entries at once, and back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from panhuo.orgs.api import InvalidInput, Organisation, User
from panhuo.portfolio.inventory.api import (
    BulkAction,
    BulkVerb,
    Entry,
    colleges_of,
    move_many,
    set_college_of,
    set_grades_of,
    undo_bulk,
)
from panhuo.web.access import UserRequest, members_only
from panhuo.web.format import moment
from panhuo.web.inventory.choose import institution
from panhuo.web.inventory.query import EntryListQuery
from panhuo.web.shortlists import Column, Narrowing, short_list, wants_workbook, workbook_of

MOST_REASONS = 5
Refused = list[tuple[Entry, str]]


@members_only
@require_POST
def bulk(request: UserRequest) -> HttpResponse:
    """Do `do` (``grade:4``, ``college:12``, ``move:submit``) to the ticked entries, or to all of the narrowed list."""
    organisation = institution(request)
    action, refused = do(
        request.POST.get("do", ""),
        chosen_ids(request, organisation),
        organisation=organisation,
        actor=request.user,
        reason=request.POST.get("reason", ""),
    )
    tell(request, action, refused)
    back = QueryDict(request.POST.get("query", "")).urlencode()
    return redirect(reverse("inventory-list") + (f"?{back}" if back else ""))


def chosen_ids(request: UserRequest, organisation: Organisation) -> list[int]:
    """The ticked ones, or with `all` everything that the list under `query` holds."""
    if request.POST.get("all"):
        params = QueryDict(request.POST.get("query", ""))
        query = EntryListQuery.over(params, user=request.user, organisation=organisation)
        return list(query.entries().values_list("pk", flat=True))
    return [int(pk) for pk in request.POST.getlist("ids") if pk.isdecimal()]


def do(
    what: str, ids: list[int], *, organisation: Organisation, actor: User, reason: str
) -> tuple[BulkAction, Refused]:
    """One action by its code. Raises InvalidInput for a code that there isn't."""
    kind, _colon, value = what.partition(":")
    if kind == "grade":
        grade = int(value) if value.isdecimal() else None
        return set_grades_of(ids, organisation=organisation, grade=grade, actor=actor)
    if kind == "college":
        college = colleges_of(organisation).filter(pk=value).first() if value.isdecimal() else None
        return set_college_of(ids, organisation=organisation, college=college, actor=actor)
    if kind == "move":
        return move_many(ids, organisation=organisation, verb=value, actor=actor, reason=reason)
    raise InvalidInput(_("请选择要做的操作"), field="do", code="do")


def tell(request: UserRequest, action: BulkAction, refused: Refused) -> None:
    """What was done, and why the rest wasn't."""
    said = _("%(what)s：完成 %(done)s 件，未办理 %(refused)s 件")
    level = messages.success if action.done else messages.warning
    level(request, said % {"what": action.words, "done": action.done, "refused": action.refused})
    reasons = dict.fromkeys(why for _entry, why in refused)
    for why in list(reasons)[:MOST_REASONS]:
        n = sum(1 for _entry, other in refused if other == why)
        messages.warning(request, _("未办理 %(n)s 件：%(why)s") % {"n": n, "why": why})


@members_only
@require_GET
def bulk_list(request: UserRequest) -> HttpResponseBase:
    """What was done in bulk, the newest first, each to be taken back."""
    organisation = institution(request)
    actions = BulkAction.objects.visible_to(request.user).filter(organisation=organisation).select_related("actor")
    listed = short_list(request, actions, by=[Narrowing("verb", _("操作"), BulkVerb.choices)])
    if wants_workbook(request):
        return workbook_of(listed.rows, name=_("批量记录"), columns=_list_columns())
    context = {"organisation": organisation, "listed": listed, "page": listed.page}
    return render(request, "web/inventory/bulk.html", context)


def _list_columns() -> list[Column]:
    return [
        Column(_("操作"), 40, lambda action: action.words),
        Column(_("完成"), 8, lambda action: action.done),
        Column(_("未办理"), 8, lambda action: action.refused),
        Column(_("经办人"), 16, lambda action: str(action.actor or "")),
        Column(_("时间"), 17, lambda action: moment(action.at)),
        Column(_("撤销时间"), 17, lambda action: moment(action.undone_at)),
    ]


@members_only
@require_POST
def bulk_undo(request: UserRequest, pk: int) -> HttpResponse:
    """Take one back."""
    action = get_object_or_404(BulkAction.objects.visible_to(request.user).select_related("organisation"), pk=pk)
    undone = undo_bulk(action, actor=request.user)
    messages.success(request, _("已撤销；之后又有修改的 %(kept)s 件保持不变") % {"kept": undone.kept})
    return redirect(f"{reverse('inventory-bulk-list')}?org={action.organisation_id}")
