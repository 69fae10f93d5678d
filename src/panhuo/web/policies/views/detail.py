"""One policy: what it says of itself, its articles beside the original, what was found and decided."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET

from panhuo.orgs.api import events_of, model_endpoint
from panhuo.policies.api import Finding, FindingState, Mend, Policy, PolicyArticle, PolicyVersion, may_edit_policy
from panhuo.web.access import UserRequest, members_only
from panhuo.web.listing import paginate
from panhuo.web.policies.marks import marked_text
from panhuo.web.policies.words import told


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """`original`: the lines that the article was read from; `decide`: something can still be decided."""

    article: PolicyArticle
    original: str
    text: SafeString
    findings: list[Finding]
    mend: Mend | None

    @property
    def to_mend(self) -> bool:
        return any(finding.state != FindingState.OVERRULED for finding in self.findings)


@members_only
@require_GET
def policy_detail(request: UserRequest, pk: int) -> HttpResponse:
    """`?all=1` shows every article, else those with findings; `?version=` an earlier text."""
    policy = _policy(request, pk)
    version = _version(policy, request.GET.get("version", ""))
    flagged = version.articles.filter(findings__isnull=False).distinct() if version else PolicyArticle.objects.none()
    show_all = "all" in request.GET or not flagged.exists()
    articles = version.articles.all() if version and show_all else flagged
    page = paginate(request, articles)
    mends = Mend.objects.filter(policy=policy)
    endpoint = model_endpoint()
    context = {
        "policy": policy,
        "version": version,
        "versions": policy.versions.all(),
        "show_all": show_all,
        "flagged": flagged.count(),
        "page": page,
        "rows": [_row(article, version) for article in page] if version else [],
        "relations": policy.relations.select_related("other"),
        "repealed_by": policy.repealed_by.select_related("policy"),
        "referrals": policy.referrals.all(),
        "events": told(events_of("policy", policy.pk).order_by("-pk")[:20]),
        "may_edit": may_edit_policy(request.user, policy),
        "may_ask": endpoint is not None and bool(endpoint.model),
        "endpoint": endpoint,
        "may_adopt": mends.filter(article__version=policy.current, state="closed").exists(),
    }
    return render(request, "web/policies/detail.html", context)


def _policy(request: UserRequest, pk: int) -> Policy:
    rows = Policy.objects.visible_to(request.user).select_related("holder", "region", "current")
    return get_object_or_404(rows, pk=pk)


def _version(policy: Policy, wanted: str) -> PolicyVersion | None:
    if wanted.isascii() and wanted.isdigit() and len(wanted) < 9:  # noqa: PLR2004
        return get_object_or_404(policy.versions, number=int(wanted))
    return policy.current


def _row(article: PolicyArticle, version: PolicyVersion) -> ArticleRow:
    findings = list(article.findings.select_related("decided_by"))
    for finding in findings:
        finding.article = article
    first, last = article.first_line, article.last_line
    lines = version.lines[first - 1 : last] if first and last else []
    mend = Mend.objects.filter(article=article).first()
    return ArticleRow(
        article, "\n".join(line[0] for line in lines), marked_text(article.text, findings), findings, mend
    )


@members_only
@require_GET
def policy_file(request: UserRequest, pk: int, number: int) -> FileResponse:
    """The file as it came."""
    version = get_object_or_404(_policy(request, pk).versions, number=number)
    if not version.file:
        raise Http404
    return FileResponse(version.file.open("rb"), as_attachment=True, filename=version.file_name)
