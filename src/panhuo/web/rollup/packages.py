"""Packages of institutions that don't use the platform: staged, looked at, taken in, undone."""

from __future__ import annotations

from collections import Counter
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from panhuo.exchange.rollup.api import (
    FIGURE_COLUMNS,
    Package,
    PackageState,
    drop_package,
    may_take_in,
    prefix_of,
    stage_package,
    take_package,
    template,
    undo_package,
)
from panhuo.orgs.api import DomainError, InvalidInput, Organisation, Region, User, events_of
from panhuo.web.access import UserRequest, members_only, staff_only
from panhuo.web.listing import Chip, facet, paginate
from panhuo.web.rollup.scope import own_authority

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DAY = {"type": "date"}


class PackageForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("报送机构"), max_length=200)
    region = forms.ModelChoiceField(label=gettext_lazy("所在地"), queryset=Region.objects.none(), empty_label=None)
    first = forms.DateField(label=gettext_lazy("期间起"), widget=forms.DateInput(format="%Y-%m-%d", attrs=_DAY))
    last = forms.DateField(label=gettext_lazy("期间止"), widget=forms.DateInput(format="%Y-%m-%d", attrs=_DAY))
    cut_off = forms.DateField(
        label=gettext_lazy("数据截止日"), widget=forms.DateInput(format="%Y-%m-%d", attrs=_DAY),
        help_text=gettext_lazy("答复情况和各项件数截至哪一天"),
    )  # fmt: skip
    file = forms.FileField(label=gettext_lazy("文件"), help_text=gettext_lazy("按模板填写的 xlsx，或 jsonl"))
    note = forms.CharField(label=gettext_lazy("说明"), required=False, max_length=300)

    def __init__(self, *args: Any, authority: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast("forms.ModelChoiceField[Region]", self.fields["region"])
        field.queryset = Region.objects.filter(code__startswith=prefix_of(authority)).exclude(level="county")
        if not field.queryset.exists():
            field.queryset = Region.objects.filter(code=authority.region_id)


@members_only
@require_GET
def package_list(request: UserRequest) -> HttpResponse:
    """The newest first; those of one's own institution for its people."""
    base = Package.objects.visible_to(request.user)
    counts = Counter(base.order_by().values_list("state", flat=True))
    chosen = [value for value in request.GET.getlist("state") if value in PackageState.values]
    facets = [
        facet(request.GET, name="state", label=_("状态"), counts=[
            (str(value), str(label), counts[value]) for value, label in PackageState.choices
        ])
    ]  # fmt: skip
    rows = base.filter(state__in=chosen) if chosen else base
    page = paginate(request, rows.select_related("region", "authority"))
    context = {
        "page": page,
        "rows": [(one, len({p["place"].split("行")[0] for p in one.problems})) for one in page],
        "facets": facets,
        "chips": [Chip(f.label, e.label, e.url) for f in facets for e in f.entries if e.active],
        "clear_url": "?",
    }
    return render(request, "web/rollup/packages.html", context)


@staff_only
@require_http_methods(["GET", "POST"])
def package_new(request: UserRequest) -> HttpResponse:
    """Upload; the next page shows what it says before anything counts."""
    authority = own_authority(request)
    today = timezone.localdate()
    name = request.GET.get("name", "")[:200]
    initial = {"first": today.replace(month=1, day=1), "last": today, "cut_off": today, "name": name}
    form = PackageForm(request.POST or None, request.FILES or None, authority=authority, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            made = stage_package(authority=authority, actor=request.user, **form.cleaned_data)
        except InvalidInput as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            return redirect("rollup-package", made.pk)
    return render(request, "web/rollup/package_form.html", {"form": form})


@members_only
@require_GET
def package_template(request: UserRequest) -> HttpResponse:
    """The empty workbook; every member may hand it on."""
    answer = HttpResponse(template(), content_type=XLSX)
    answer.headers["Content-Disposition"] = 'attachment; filename="panhuo-package.xlsx"'
    return answer


@members_only
@require_GET
def package_detail(request: UserRequest, pk: int) -> HttpResponse:
    """What it says, what was refused and where, and what may be done with it."""
    package = _own(request.user, pk)
    figures = {one.code: one.value for one in package.figures.all()}
    may = may_take_in(request.user, package.authority)
    words = {
        "staged": _("上传"), "taken": _("接收"), "replaced": _("被新数据包代替"), "restored": _("恢复接收"),
        "undone": _("撤销接收"), "dropped": _("退回"),
    }  # fmt: skip
    context = {
        "package": package,
        "figures": [(_(one.heading), one.article, figures.get(one.code)) for one in FIGURE_COLUMNS],
        "page": paginate(request, package.answers.all()),
        "problems": package.problems,
        "may_take": may and package.state == PackageState.STAGED,
        "may_undo": may and package.state == PackageState.TAKEN,
        "story": [(one, words.get(one.verb, one.verb)) for one in events_of("package", package.pk)],
    }
    return render(request, "web/rollup/package.html", context)


@members_only
@require_GET
def package_file(request: UserRequest, pk: int) -> FileResponse:
    """The file as it came."""
    package = _own(request.user, pk)
    return FileResponse(package.file.open("rb"), as_attachment=True, filename=package.file_name)


@staff_only
@require_POST
def package_take(request: UserRequest, pk: int) -> HttpResponse:
    take_package(_own(request.user, pk), actor=request.user)
    messages.success(request, _("已接收，计入汇总，并标明是机构报送。"))
    return redirect("rollup-package", pk)


@staff_only
@require_POST
def package_undo(request: UserRequest, pk: int) -> HttpResponse:
    undo_package(_own(request.user, pk), actor=request.user)
    messages.success(request, _("已撤销；它代替过的数据包重新计入。"))
    return redirect("rollup-package", pk)


@staff_only
@require_POST
def package_drop(request: UserRequest, pk: int) -> HttpResponse:
    drop_package(_own(request.user, pk), reason=request.POST.get("reason", ""), actor=request.user)
    return redirect("rollup-package", pk)


def _own(user: User, pk: int) -> Package:
    rows = Package.objects.visible_to(user).select_related("region", "authority", "replaced_by", "created_by")
    return get_object_or_404(rows, pk=pk)
