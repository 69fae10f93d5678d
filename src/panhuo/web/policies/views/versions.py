"""Two versions of a policy side by side: what was added, removed and changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from panhuo.policies.api import (
    ClausePair,
    Finding,
    FindingState,
    Piece,
    Policy,
    PolicyArticle,
    PolicyVersion,
    compare,
    compare_versions,
)
from panhuo.web.access import UserRequest, members_only
from panhuo.web.listing import Facet, facet, paginate


@dataclass(frozen=True, slots=True)
class Row:
    """`before`, `after`: the standing faults that the auditor or a person sees in the old and in the new text."""

    kind: str
    label: str
    old: PolicyArticle | None
    new: PolicyArticle | None
    pieces: list[Piece]
    before: list[str]
    after: list[str]


@members_only
@require_GET
def policy_compare(request: UserRequest, pk: int) -> HttpResponse:
    """`?old=&new=` are numbers of versions (else the current one and the one before); `kind` narrows."""
    policy = get_object_or_404(Policy.objects.visible_to(request.user).select_related("holder", "current"), pk=pk)
    versions = list(policy.versions.defer("lines"))
    if len(versions) < 2:  # noqa: PLR2004 -- two texts are compared
        raise Http404(_("这件政策只有一个版本"))
    new = _chosen(versions, request.GET.get("new", ""), usual=policy.current or versions[-1])
    earlier = [one for one in versions if one.number < new.number] or versions
    old = _chosen(versions, request.GET.get("old", ""), usual=earlier[-1])
    pairs = compare_versions(_articles(old), _articles(new))
    counts = Counter(pair.kind for pair in pairs)
    kinds = [kind for kind in request.GET.getlist("kind") if kind in _labels()]
    shown = [pair for pair in pairs if pair.kind in kinds] if kinds else [p for p in pairs if p.kind != "same"]
    page = paginate(request, shown)
    context = {
        "policy": policy,
        "versions": versions,
        "old": old,
        "new": new,
        "page": page,
        "rows": _rows(page),
        "facets": [_facet(request, counts)],
        "kinds": kinds,
        "different": len(pairs) - counts["same"],
        "counts": [(label, counts[kind]) for kind, label in _labels().items() if counts[kind]],
    }
    return render(request, "web/policies/compare.html", context)


def _chosen(versions: list[PolicyVersion], wanted: str, *, usual: PolicyVersion) -> PolicyVersion:
    if not wanted:
        return usual
    found = next((one for one in versions if str(one.number) == wanted), None)
    if found is None:
        raise Http404(_("没有这个版本"))
    return found


def _articles(version: PolicyVersion) -> list[PolicyArticle]:
    return list(version.articles.only("label", "chapter", "place", "text", "version"))


def _labels() -> dict[str, str]:
    return {
        "changed": _("修改"),
        "added": _("新增"),
        "removed": _("删除"),
        "moved": _("移动位置，文字未变"),
        "renumbered": _("只改编号或章节"),
        "same": _("未变"),
    }


def _facet(request: UserRequest, counts: Counter[str]) -> Facet:
    values = [(kind, label, counts[kind]) for kind, label in _labels().items()]
    return facet(request.GET, name="kind", label=_("变化"), counts=values)


def _rows(pairs: Iterable[ClausePair[PolicyArticle]]) -> list[Row]:
    pairs, labels = list(pairs), _labels()
    faults = _faults([one.pk for pair in pairs for one in (pair.old, pair.new) if one is not None])
    return [
        Row(
            pair.kind,
            labels[pair.kind],
            pair.old,
            pair.new,
            compare(pair.old.text, pair.new.text) if pair.kind == "changed" and pair.old and pair.new else [],
            faults.get(pair.old.pk, []) if pair.old else [],
            faults.get(pair.new.pk, []) if pair.new else [],
        )
        for pair in pairs
    ]


def _faults(articles: list[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    rows = Finding.objects.filter(article__in=articles).exclude(state=FindingState.OVERRULED)
    for article, tags in rows.values_list("article", "tags"):
        found[article] = list(dict.fromkeys([*found.get(article, []), *tags]))
    return found
