"""Mend one article: plan, new text, comparison, check, close."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from panhuo.orgs.api import DomainError, NotAllowed
from panhuo.policies.api import (
    FindingState,
    Mend,
    MendValues,
    Policy,
    PolicyArticle,
    close_mend,
    compare,
    drop_mend,
    may_edit_policy,
    reopen_mend,
    save_mend,
    what_is_missing,
)
from panhuo.web.access import UserRequest, staff_only
from panhuo.web.blame import blame
from panhuo.web.format import highlight
from panhuo.web.policies.forms import MendForm
from panhuo.web.policies.marks import marked_text

MOVES = {"close": close_mend, "reopen": reopen_mend}
WANTED = ("质量指标", "产业化情况", "对主营业务贡献度")


@staff_only
@require_http_methods(["GET", "POST"])
def mend_article(request: UserRequest, pk: int) -> HttpResponse:
    """The plan and the new text; saved, the auditor reads it."""
    article = _article(request, pk)
    mend = Mend.objects.filter(article=article).first()
    form = MendForm(request.POST or None, initial=_initial(article, mend))
    if request.method == "POST" and form.is_valid():
        try:
            save_mend(article, MendValues(**form.cleaned_data), actor=request.user)
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("已保存，新条文已检查"))
            return redirect("policy-mend", pk)
    return render(request, "web/policies/mend.html", _context(article, mend, form), status=422 if form.errors else 200)


def _context(article: PolicyArticle, mend: Mend | None, form: MendForm) -> dict[str, object]:
    findings = [one for one in article.findings.all() if one.state != FindingState.OVERRULED]
    check = mend.check_result if mend else {}
    return {
        "article": article,
        "policy": article.version.policy,
        "mend": mend,
        "form": form,
        "findings": findings,
        "text": marked_text(article.text, findings),
        "pieces": compare(article.text, mend.new_text) if mend and mend.new_text else [],
        "check": check,
        "checked": highlight(check.get("text", ""), check.get("words", ())) if check else "",
        "wanted": [(name, name in check.get("wanted", ())) for name in WANTED],
        "missing": what_is_missing(mend) if mend else [],
    }


def _initial(article: PolicyArticle, mend: Mend | None) -> dict[str, object]:
    if mend is None:
        return {"action": "amend", "new_text": article.text}
    names = ("action", "owner_name", "deadline", "new_text", "reason", "repealed_by")
    return {name: getattr(mend, name) for name in names}


def _article(request: UserRequest, pk: int) -> PolicyArticle:
    rows = PolicyArticle.objects.select_related("version__policy__holder")
    article = get_object_or_404(rows.filter(version__policy__in=Policy.objects.visible_to(request.user)), pk=pk)
    if not may_edit_policy(request.user, article.version.policy):
        raise NotAllowed
    return article


@staff_only
@require_POST
def mend_move(request: UserRequest, pk: int, verb: str) -> HttpResponse:
    """Close, open again, or drop the plan."""
    mends = Mend.objects.visible_to(request.user).select_related("policy__holder", "article")
    mend = get_object_or_404(mends, pk=pk)
    if verb == "drop":
        drop_mend(mend, actor=request.user)
        return redirect("policy-detail", mend.policy_id)
    if verb not in MOVES:
        raise Http404
    MOVES[verb](mend, actor=request.user)
    messages.success(request, _("整改完成") if verb == "close" else _("已重新打开"))
    return redirect("policy-mend", mend.article_id)
