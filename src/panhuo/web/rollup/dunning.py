"""Dunning: what was said to whom and when, what they replied, and the Excel."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from panhuo.exchange.rollup.api import (
    Channel,
    Dunning,
    DunningKind,
    authority_of,
    dun,
    may_reply,
    reply_to_dunning,
)
from panhuo.intake.api import Book
from panhuo.orgs.api import DomainError, InvalidInput
from panhuo.web.access import UserRequest, members_only, staff_only
from panhuo.web.format import day, moment
from panhuo.web.listing import Chip, facet, paginate
from panhuo.web.rollup.scope import own_authority

MOST = 50_000


class DunForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("机构"), max_length=200)
    kind = forms.ChoiceField(label=gettext_lazy("事由"), choices=DunningKind.choices)
    channel = forms.ChoiceField(label=gettext_lazy("方式"), choices=Channel.choices)
    text = forms.CharField(
        label=gettext_lazy("内容"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("平台通知会立即告诉该机构的经办人；电话和发函只作记录"),
    )  # fmt: skip


@members_only
@require_GET
def rollup_dunning(request: UserRequest) -> HttpResponse:
    """Of the authority, or of the institution that was dunned."""
    base = Dunning.objects.visible_to(request.user)
    kinds = Counter(base.order_by().values_list("kind", flat=True))
    replied = base.exclude(reply="").count()
    facets = [
        facet(request.GET, name="kind", label=_("事由"), counts=[
            (str(value), str(label), kinds[value]) for value, label in DunningKind.choices
        ]),
        facet(request.GET, name="reply", label=_("机构说明"), counts=[
            ("yes", _("已说明"), replied), ("no", _("未说明"), base.count() - replied),
        ]),
    ]  # fmt: skip
    page = paginate(request, _narrowed(request).select_related("authority", "organisation", "by"))
    context = {
        "page": page,
        "rows": [(one, may_reply(request.user, one)) for one in page],
        "facets": facets,
        "chips": [Chip(f.label, e.label, e.url) for f in facets for e in f.entries if e.active],
        "clear_url": "?",
        "export_query": f"?{request.GET.urlencode()}" if request.GET else "",
        "is_authority": authority_of(request.user) is not None,
    }
    return render(request, "web/rollup/dunning.html", context)


@members_only
@require_GET
def rollup_dunning_export(request: UserRequest) -> FileResponse:
    """The narrowed list as a workbook."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "dunning.xlsx"
        with Book(path) as book:
            heads = (_("机构"), _("事由"), _("方式"), _("日期"), _("当时逾期未答复"), _("最早期限"), _("内容"),
                     _("经办人"), _("机构说明"), _("说明时间"))  # fmt: skip
            sheet = book.sheet(_("催办"), [(head, 18.0) for head in heads])
            for at, one in enumerate(_narrowed(request).select_related("by")[:MOST], start=1):
                cells = (one.name, str(one.get_kind_display()), str(one.get_channel_display()), day(one.on),
                         one.overdue, day(one.oldest_due), one.text, str(one.by or ""), one.reply,
                         moment(one.replied_at))  # fmt: skip
                for column, value in enumerate(cells):
                    book.put(sheet, at, column, value)
        return FileResponse(BytesIO(path.read_bytes()), as_attachment=True, filename=_("催办.xlsx"))


@staff_only
@require_http_methods(["GET", "POST"])
def rollup_dun(request: UserRequest) -> HttpResponse:
    """The form; from a line of the table the institution is filled in already."""
    authority = own_authority(request)
    form = DunForm(request.POST or None, initial={
        "name": request.GET.get("name", "")[:200], "kind": request.GET.get("kind", "answers"),
        "text": _("请尽快答复企业提出的需求，并说明情况。"),
    })  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            dun(authority=authority, actor=request.user, **form.cleaned_data)
        except InvalidInput as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("已记录催办。"))
            return redirect("rollup-dunning")
    return render(request, "web/rollup/dun.html", {"form": form})


@staff_only
@require_POST
def rollup_dunning_reply(request: UserRequest, pk: int) -> HttpResponse:
    one = get_object_or_404(Dunning.objects.visible_to(request.user), pk=pk)
    reply_to_dunning(one, text=request.POST.get("text", ""), actor=request.user)
    return redirect("rollup-dunning")


def _narrowed(request: UserRequest) -> QuerySet[Dunning]:
    rows = Dunning.objects.visible_to(request.user)
    kinds = [value for value in request.GET.getlist("kind") if value in DunningKind.values]
    rows = rows.filter(kind__in=kinds) if kinds else rows
    said = request.GET.getlist("reply")
    if said == ["yes"]:
        return rows.exclude(reply="")
    return rows.filter(reply="") if said == ["no"] else rows
