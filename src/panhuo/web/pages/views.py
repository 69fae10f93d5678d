"""Fixed pages; what they say of the installation is read from it."""

from __future__ import annotations

from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from panhuo import __version__
from panhuo.web.access import public
from panhuo.web.match.levels import method_facts


@public
def about(request: HttpRequest) -> HttpResponse:
    """What Panhuo is and for whom."""
    return render(request, "web/pages/about.html")


@public
def method(request: HttpRequest) -> HttpResponse:
    """How matching works, and what is not measured."""
    return render(request, "web/pages/method.html", method_facts())


@public
def healthz(request: HttpRequest) -> JsonResponse:
    """For monitors: the process answers and reaches its database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok", "version": __version__})
