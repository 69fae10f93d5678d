"""Which agreements have their evidence together, and the rules."""

from __future__ import annotations

import json

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from panhuo.deals.agreements.api import Agreement
from panhuo.deals.duecare.api import care_book, care_data, chain_of, may_change_book, save_book, verdict
from panhuo.deals.rules.due_care.rules import DUTIES, EVIDENCE
from panhuo.orgs.api import DomainError, organisations_of
from panhuo.web.access import UserRequest, members_only
from panhuo.web.blame import blame
from panhuo.web.duecare.forms import BookForm
from panhuo.web.listing import paginate


@members_only
@require_GET
def care_list(request: UserRequest) -> HttpResponse:
    """The holder's agreements, the newest first, each with what its chain lacks."""
    rows = Agreement.objects.filter(holder__in=organisations_of(request.user)).exclude(state="dropped")
    page = paginate(request, rows.select_related("holder", "created_by").prefetch_related("parties").order_by("-pk"))
    lines = []
    for one in page:
        chain = chain_of(one)
        lines.append((one, chain, verdict(chain)))
    return render(request, "web/duecare/list.html", {"page": page, "rows": lines, "tab": "care"})


@members_only
@require_http_methods(["GET", "POST"])
def care_rules(request: UserRequest) -> HttpResponse:
    """The duties by region with their articles; the administrator changes them as data."""
    may_change = may_change_book(request.user)
    form = BookForm(request.POST or None, initial={"text": json.dumps(care_data(), ensure_ascii=False, indent=2)})
    if request.method == "POST" and form.is_valid():
        try:
            save_book(form.cleaned_data["text"], note=form.cleaned_data["note"], actor=request.user)
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("规则已保存为新的版本"))
            return redirect("duecare-rules")
    book = care_book()
    context = {
        "rules": [
            (rule, [_(DUTIES[one]) for one in (*rule.duties, *rule.agreed, *rule.market)], _who(rule.who))
            for rule in book.rules
        ],
        "evidence": [(_(DUTIES[duty]), [_(EVIDENCE[kind]) for kind in kinds]) for duty, kinds in book.evidence.items()],
        "form": form,
        "may_change": may_change,
        "tab": "care",
    }
    return render(request, "web/duecare/rules.html", context, status=422 if form.errors else 200)


def _who(kinds: frozenset[object]) -> list[str]:
    from panhuo.web.agreements.forms.rights import INSTITUTIONS

    labels = {value: str(label) for value, label in INSTITUTIONS}
    return sorted(labels.get(str(kind), str(kind)) for kind in kinds)
