"""The desk's front: search, guides, published answers, courses. No account needed."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from panhuo.exchange.desk.api import (
    Question,
    coming_courses,
    guide_of,
    guides,
    may_answer,
    may_write_guides,
    narrowed,
    search_desk,
    teachers_of,
    topic_counts,
)
from panhuo.orgs.api import User
from panhuo.web.access import public
from panhuo.web.desk.words import last_answer
from panhuo.web.listing import Chip, facet, paginate, replaced


@public
@require_GET
def desk_home(request: HttpRequest) -> HttpResponse:
    """A search over everything public, or the latest of each kind."""
    q = request.GET.get("q", "").strip()[:200]
    user = request.user if isinstance(request.user, User) else None
    context: dict[str, Any] = {
        "q": q,
        "may_answer": user is not None and may_answer(user),
        "may_write": user is not None and may_write_guides(user),
        "may_teach": user is not None and bool(teachers_of(user)),
    }
    if q:
        found = search_desk(q)
        rows = [(one, last_answer(one.question) if one.question else None) for one in found.rows]
        context |= {"rows": rows, "by_meaning": found.by_meaning}
    else:
        latest = Question.objects.published().order_by("-published_at").prefetch_related("answers")[:8]
        context |= {"guides": guides(), "questions": latest, "courses": coming_courses()[:6]}
    return render(request, "web/desk/home.html", context)


@public
@require_GET
def desk_published(request: HttpRequest) -> HttpResponse:
    """All published questions by topic."""
    base = Question.objects.published()
    topics = tuple(value for value in request.GET.getlist("topic") if value)
    found = facet(request.GET, name="topic", label=_("主题"), counts=topic_counts(base))
    rows = narrowed(base, topic=topics).order_by("-published_at", "-pk")
    context = {
        "page": paginate(request, rows),
        "facets": [found],
        "chips": [Chip(found.label, e.label, e.url) for e in found.entries if e.active],
        "clear_url": replaced(request.GET, topic=""),
    }
    return render(request, "web/desk/published.html", context)


@public
@require_GET
def desk_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """One published question with its answer: the public words only."""
    question = get_object_or_404(Question.objects.published().prefetch_related("answers__organisation"), pk=pk)
    return render(request, "web/desk/answer.html", {"question": question, "last": last_answer(question)})


@public
@require_GET
def desk_guide(request: HttpRequest, slug: str) -> HttpResponse:
    guide = guide_of(slug)
    if guide is None:
        raise Http404
    user = request.user if isinstance(request.user, User) else None
    context = {"guide": guide, "may_write": user is not None and may_write_guides(user)}
    return render(request, "web/desk/guide.html", context)
