"""What a user did wrong, as the pages say it: the one place where DomainError becomes an answer."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

import structlog
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme

from panhuo.orgs.api import DomainError, NotAllowed


class DomainErrorMiddleware:
    """A refused POST goes back to where it came from with the message; a refused GET is an error page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Only for our own errors; anything else is a fault and stays one."""
        if not isinstance(exception, DomainError) or request.path.startswith("/api/"):
            return None
        if isinstance(exception, NotAllowed):
            if exception.hidden:
                return not_found(request)
            return _page(request, exception, "403.html", HTTPStatus.FORBIDDEN)
        if request.headers.get("HX-Request"):
            return _part(request, exception)
        if request.method == "POST":
            messages.error(request, exception.message)
            return HttpResponseRedirect(_came_from(request))
        return _page(request, exception, "400.html", HTTPStatus.BAD_REQUEST)


def not_found(request: HttpRequest) -> HttpResponse:
    """The same answer as for an address that doesn't exist: nothing tells that there is something."""
    return render(request, "404.html", status=HTTPStatus.NOT_FOUND)


def server_error(request: HttpRequest) -> HttpResponse:
    """The page of an unforeseen fault, with the id under which the log has it; needs no database and no user."""
    request_id = structlog.contextvars.get_contextvars().get("request_id", "")
    page = render_to_string("500.html", {"request_id": request_id})
    return HttpResponse(page, status=HTTPStatus.INTERNAL_SERVER_ERROR)


def _page(request: HttpRequest, error: DomainError, template: str, status: HTTPStatus) -> HttpResponse:
    return render(request, template, {"exception_message": error.message}, status=status)


def _part(request: HttpRequest, error: DomainError) -> HttpResponse:
    answer = render(
        request, "web/partials/error.html", {"message": error.message}, status=HTTPStatus.UNPROCESSABLE_ENTITY
    )
    answer.headers["HX-Retarget"] = "[data-toasts]"
    answer.headers["HX-Reswap"] = "innerHTML"
    return answer


def _came_from(request: HttpRequest) -> str:
    referer = request.headers.get("Referer", "")
    safe = url_has_allowed_host_and_scheme(referer, {request.get_host()}, require_https=request.is_secure())
    return referer if safe else request.path
