"""Rounds of invitations: start, look at what matching proposes, send, follow."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRefresh

from panhuo.intake.api import Book
from panhuo.orgs.api import DomainError, NotAllowed, Organisation, OrganisationKind, job_remaining, normalise_name
from panhuo.patents.api import Patent, Visibility, display_number
from panhuo.portfolio.inventory.api import Entry
from panhuo.portfolio.ratings.api import (
    Invitation,
    InvitationState,
    RatingRound,
    RoundState,
    close_round,
    entries_in,
    invite,
    link_token,
    may_run_ratings,
    send_round,
    start_round,
    withdraw,
)
from panhuo.web.access import UserRequest, members_only
from panhuo.web.blame import blame
from panhuo.web.format import day
from panhuo.web.inventory.files import workbook
from panhuo.web.inventory.query import EntryListQuery
from panhuo.web.listing import paginate
from panhuo.web.ratings.choose import rated_institution
from panhuo.web.ratings.forms import InviteForm, RoundForm
from panhuo.web.ratings.views.matrix import chosen_cells
from panhuo.web.shortlists import Column, Narrowing, short_list, wants_workbook, workbook_of


@members_only
@require_GET
def round_list(request: UserRequest) -> HttpResponseBase:
    """Rounds of the institution, the newest first; `?export=xlsx` as Excel."""
    organisation = rated_institution(request)
    rounds = RatingRound.objects.visible_to(request.user).filter(organisation=organisation)
    by = [Narrowing("state", _("状态"), RoundState.choices)]
    listed = short_list(request, rounds.select_related("created_by"), by=by)
    if wants_workbook(request):
        return workbook_of(listed.rows, name=_("评价邀请"), columns=_list_columns())
    context = {
        "organisation": organisation,
        "listed": listed,
        "page": listed.page,
        "may_run": may_run_ratings(request.user, organisation),
    }
    return render(request, "web/ratings/rounds.html", context)


def _list_columns() -> list[Column]:
    return [
        Column(_("名称"), 40, lambda one: one.title),
        Column(_("状态"), 12, lambda one: str(one.get_state_display())),
        Column(_("专利"), 8, lambda one: len(one.patents)),
        Column(_("截止"), 12, lambda one: day(one.due_on)),
        Column(_("经办人"), 16, lambda one: str(one.created_by or "")),
    ]


@members_only
@require_http_methods(["GET", "POST"])
def round_new(request: UserRequest) -> HttpResponse:
    """Which patents comes from the address: the filters of the inventory's list, or cells of the matrix."""
    organisation = rated_institution(request)
    if not may_run_ratings(request.user, organisation):
        raise NotAllowed
    patents = _chosen(request, organisation)
    title = _("%(day)s 企业评价") % {"day": timezone.localdate()}
    form = RoundForm(request.POST or None, initial={"title": title})
    if request.method == "POST" and form.is_valid():
        try:
            made = start_round(organisation, patents=patents, actor=request.user, **form.cleaned_data)
        except DomainError as error:
            blame(form, error)
        else:
            return redirect("rating-round", made.pk)
    context = {"organisation": organisation, "form": form, "count": len(patents), "query": request.GET.urlencode()}
    return render(request, "web/ratings/round_new.html", context, status=422 if form.errors else 200)


def _chosen(request: UserRequest, organisation: Organisation) -> list[int]:
    query = EntryListQuery.over(request.GET, user=request.user, organisation=organisation)
    cells = chosen_cells(request.GET, organisation)
    entries = query.entries()
    if cells:
        kept = entries_in(Entry.objects.filter(organisation=organisation), organisation, cells).values("pk")
        entries = entries.filter(pk__in=kept)
    return list(entries.values_list("patent_id", flat=True))


@members_only
@require_GET
def round_detail(request: UserRequest, pk: int) -> HttpResponse:
    """Who is asked about what and why; how far it is."""
    round_ = _round(request, pk)
    busy = round_.state == RoundState.MATCHING
    if request.GET.get("part") == "progress":
        return render(request, "web/ratings/_progress.html", _frame(round_)) if busy else HttpResponseClientRefresh()
    return render(request, "web/ratings/round.html", _frame(round_) | ({} if busy else _invitations(request, round_)))


def _frame(round_: RatingRound) -> dict[str, Any]:
    return {
        "round": round_,
        "busy": round_.state == RoundState.MATCHING,
        "job": round_.job,
        "remaining": job_remaining(round_.job) if round_.job else None,
    }


def _invitations(request: UserRequest, round_: RatingRound) -> dict[str, Any]:
    counts = Counter(round_.invitations.values_list("state", flat=True))
    tabs = [(value, str(label), counts[value]) for value, label in InvitationState.choices if counts[value]]
    tab = request.GET.get("state", "")
    tab = tab if counts[tab] else next((value for value, _label, _n in tabs), "")
    rows = round_.invitations.filter(state=tab).select_related("patent", "enterprise")
    page = paginate(request, rows.prefetch_related("patent__identifiers").order_by("patent", "pk"))
    may_run = may_run_ratings(request.user, round_.organisation)
    asked = round_.invitations.exclude(state__in=("conflict", "withdrawn")).values_list("patent_id", "enterprise_name")
    pairs = list(asked)
    without = set(round_.patents) - {patent for patent, _name in pairs}
    private = round_.invitations.filter(
        state=InvitationState.PROPOSED, enterprise__isnull=False, patent__visibility=Visibility.ORGANISATION
    )
    return {
        "tabs": tabs,
        "tab": tab,
        "page": page,
        "rows": [(one, _link(request, one) if may_run else "") for one in page],
        "may_run": may_run,
        "enterprises": len({name for _patent, name in pairs}),
        "without": Patent.objects.filter(pk__in=without).prefetch_related("identifiers")[:50],
        "without_count": len(without),
        "opened": private.values("patent").distinct().count(),
        "waiting": counts[InvitationState.PROPOSED],
        "answered": counts[InvitationState.ANSWERED],
    }


def _link(request: UserRequest, invitation: Invitation) -> str:
    """The one-time link, for those without an account."""
    if invitation.enterprise_id is not None or invitation.state != InvitationState.SENT:
        return ""
    return request.build_absolute_uri(f"/r/{link_token(invitation)}/")


@members_only
@require_POST
def round_send(request: UserRequest, pk: int) -> HttpResponse:
    """Send what is proposed."""
    n = send_round(_round(request, pk), actor=request.user)
    messages.success(request, ngettext("已发出 %(n)s 份邀请", "已发出 %(n)s 份邀请", n) % {"n": n})
    return redirect("rating-round", pk)


@members_only
@require_POST
def round_close(request: UserRequest, pk: int) -> HttpResponse:
    """End the round."""
    close_round(_round(request, pk), actor=request.user)
    messages.success(request, _("本轮评价已结束"))
    return redirect("rating-round", pk)


@members_only
@require_POST
def round_invite(request: UserRequest, pk: int) -> HttpResponse:
    """Add an enterprise by hand: by its name, as an organisation where it is one here."""
    round_, form = _round(request, pk), InviteForm(request.POST)
    if not form.is_valid():
        raise DomainError(_("请选择专利并填写企业名称"), code="form")
    patent = get_object_or_404(Patent.objects.visible_to(request.user), pk=form.cleaned_data["patent"])
    name = form.cleaned_data["name"]
    known = Organisation.objects.active().filter(normal_name=normalise_name(name), kind=OrganisationKind.ENTERPRISE)
    made = invite(round_, patent=patent, enterprise=known.first(), name=name, actor=request.user)
    if made.conflict:
        messages.warning(request, _("“%(name)s”不能评价：%(why)s") % {"name": name, "why": made.conflict})
    else:
        messages.success(request, _("已加入“%(name)s”") % {"name": name})
    return redirect("rating-round", pk)


@members_only
@require_POST
def invitation_withdraw(request: UserRequest, pk: int) -> HttpResponse:
    """Take one back."""
    rows = Invitation.objects.visible_to(request.user).select_related("round__organisation")
    invitation = withdraw(get_object_or_404(rows, pk=pk), actor=request.user)
    messages.success(request, _("已撤回"))
    return redirect("rating-round", invitation.round_id)


@members_only
@require_GET
def round_export(request: UserRequest, pk: int) -> FileResponse:
    """All invitations with their reasons and, for the office, the one-time links."""
    round_ = _round(request, pk)
    with_links = may_run_ratings(request.user, round_.organisation)
    return workbook(lambda path: _write(path, request, round_, with_links=with_links), name=_("评价邀请"))


def _write(path: Path, request: UserRequest, round_: RatingRound, *, with_links: bool) -> None:
    headings = [
        (_("号码"), 20.0), (_("名称"), 40.0), (_("企业"), 30.0), (_("状态"), 12.0), (_("邀请依据"), 50.0),
        (_("利益关系"), 24.0), (_("一次性链接"), 60.0),
    ]  # fmt: skip
    with Book(path) as book:
        sheet = book.sheet(_("邀请"), headings)
        rows = round_.invitations.select_related("patent").prefetch_related("patent__identifiers")
        for at, one in enumerate(rows.order_by("patent", "pk"), start=1):
            link = _link(request, one) if with_links else ""
            cells = (
                display_number(one.patent), str(one.patent), one.enterprise_name, str(one.get_state_display()),
                "；".join(one.reasons), one.conflict, link,
            )  # fmt: skip
            for column, value in enumerate(cells):
                book.put(sheet, at, column, value)


def _round(request: UserRequest, pk: int) -> RatingRound:
    return get_object_or_404(RatingRound.objects.visible_to(request.user).select_related("organisation", "job"), pk=pk)
