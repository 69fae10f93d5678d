"""The sampling check of the authority (抽查)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from panhuo.orgs.api import (
    SUPPLY_KINDS,
    DomainError,
    InvalidInput,
    NotAllowed,
    Organisation,
    is_installation_admin,
    is_staff_of,
)
from panhuo.portfolio.inventory.api import (
    SampleItem,
    Sampling,
    SamplingState,
    answer,
    close_sampling,
    draw_sample,
    find,
    may_inspect,
    recheck,
    redraw,
    send_answers,
    send_findings,
    write_report,
)
from panhuo.web.access import UserRequest, members_only
from panhuo.web.blame import blame
from panhuo.web.format import moment
from panhuo.web.inventory.files import workbook
from panhuo.web.inventory.forms import STRATA_WORDS, SamplingForm
from panhuo.web.listing import paginate
from panhuo.web.shortlists import Column, Narrowing, short_list, wants_workbook, workbook_of

MOVES: dict[str, Callable[..., Sampling]] = {
    "send_findings": send_findings,
    "send_answers": send_answers,
    "close": close_sampling,
}


@members_only
@require_GET
def sampling_list(request: UserRequest) -> HttpResponseBase:
    """Checks that the user's authority makes or that their institution undergoes; `?export=xlsx` as Excel."""
    samplings = Sampling.objects.visible_to(request.user).defer("frame").select_related("authority", "organisation")
    listed = short_list(request, samplings, by=[Narrowing("state", _("状态"), SamplingState.choices)])
    if wants_workbook(request):
        return workbook_of(listed.rows, name=_("抽查"), columns=_list_columns())
    context = {"listed": listed, "page": listed.page, "may_draw": bool(_institutions(request))}
    return render(request, "web/inventory/samplings.html", context)


def _list_columns() -> list[Column]:
    return [
        Column(_("名称"), 40, lambda one: one.title),
        Column(_("被抽查单位"), 28, lambda one: str(one.organisation)),
        Column(_("抽查机关"), 28, lambda one: str(one.authority)),
        Column(_("状态"), 12, lambda one: str(one.get_state_display())),
        Column(_("抽样框"), 10, lambda one: one.frame_size),
        Column(_("抽取"), 8, lambda one: one.size),
        Column(_("时间"), 17, lambda one: moment(one.created_at)),
    ]


@members_only
@require_http_methods(["GET", "POST"])
def sampling_new(request: UserRequest) -> HttpResponse:
    """Draw one: seed, size, strata and range are asked for."""
    institutions = _institutions(request)
    if not institutions:
        raise NotAllowed
    choices = [(one.pk, one.name) for one in institutions]
    initial = {"title": _("%(year)s 年存量专利盘点抽查") % {"year": timezone.localdate().year}}
    form = SamplingForm(request.POST or None, institutions=choices, initial=initial)
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        chosen = next(one for one in institutions if str(one.pk) == values.pop("organisation"))
        try:
            sampling = draw_sample(chosen, **values, actor=request.user)
        except InvalidInput as error:
            blame(form, error)
        else:
            return redirect("inventory-sampling", sampling.pk)
    return render(request, "web/inventory/sampling_new.html", {"form": form}, status=422 if form.errors else 200)


@members_only
@require_GET
def sampling_detail(request: UserRequest, pk: int) -> HttpResponse:
    """How it was drawn, and every patent with finding, answer and second look; the form of whose turn it is."""
    sampling = _sampling(request, pk)
    authority, institution = _sides(request, sampling)
    context = {
        "sampling": sampling,
        "page": paginate(request, sampling.items.select_related("answered_by").order_by("position")),
        "stratify": STRATA_WORDS.get(sampling.stratify, sampling.stratify),
        "reproduced": redraw(sampling),
        "turn": _turn(sampling, authority=authority, institution=institution),
    }
    return render(request, "web/inventory/sampling.html", context)


@members_only
@require_POST
def sampling_item(request: UserRequest, pk: int) -> HttpResponse:
    """Write down `finding`, the `answer` or the `recheck` of one patent, by the state that the check is in."""
    visible = Sampling.objects.visible_to(request.user).values("pk")
    item = get_object_or_404(SampleItem.objects.filter(sampling__in=visible).select_related("sampling"), pk=pk)
    text = request.POST.get("text", "")
    state = item.sampling.state
    if state == SamplingState.CHECKING:
        find(item, finding=request.POST.get("value", ""), text=text, actor=request.user)
    elif state == SamplingState.ANSWERING:
        answer(item, text=text, actor=request.user)
    else:
        recheck(item, result=request.POST.get("value", ""), text=text, actor=request.user)
    messages.success(request, _("已保存：%(number)s") % {"number": item.number})
    return redirect("inventory-sampling", item.sampling_id)


@members_only
@require_POST
def sampling_move(request: UserRequest, pk: int) -> HttpResponse:
    """Hand it to the other side, or end it."""
    sampling = _sampling(request, pk)
    step = MOVES.get(request.POST.get("step", ""))
    if step is None:
        raise DomainError(_("请选择要做的操作"), code="step")
    moved = step(sampling, actor=request.user)
    messages.success(request, _("现在的状态：%(state)s") % {"state": SamplingState(moved.state).label})
    return redirect("inventory-sampling", pk)


@members_only
@require_GET
def sampling_report(request: UserRequest, pk: int) -> FileResponse:
    """The report as a workbook."""
    sampling = _sampling(request, pk)
    return workbook(lambda path: write_report(sampling, path), name=_("抽查报告"))


def _sampling(request: UserRequest, pk: int) -> Sampling:
    samplings = Sampling.objects.visible_to(request.user).select_related("authority", "organisation")
    return get_object_or_404(samplings, pk=pk)


def _sides(request: UserRequest, sampling: Sampling) -> tuple[bool, bool]:
    root = is_installation_admin(request.user)
    return (
        root or is_staff_of(request.user, sampling.authority),
        root or is_staff_of(request.user, sampling.organisation),
    )


def _turn(sampling: Sampling, *, authority: bool, institution: bool) -> dict[str, Any] | None:
    """What this user does now: which form stands at each patent and which button hands it on."""
    turns = {
        SamplingState.CHECKING: (authority, "find", "send_findings", _("发送核查结果")),
        SamplingState.ANSWERING: (institution, "answer", "send_answers", _("提交答复")),
        SamplingState.RECHECKING: (authority, "recheck", "close", _("完成复核")),
    }
    may, form, step, label = turns.get(SamplingState(sampling.state), (False, "", "", ""))
    return {"form": form, "step": step, "label": label} if may else None


def _institutions(request: UserRequest) -> list[Organisation]:
    """Institutions with an open inventory that the user may check."""
    found = Organisation.objects.active().filter(kind__in=SUPPLY_KINDS, parent=None, inventory__isnull=False)
    return [one for one in found.select_related("region") if may_inspect(request.user, one)]
