"""Errors as problem details (RFC 9457): one shape for everything that can go wrong."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any, Final

import structlog
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from panhuo.api.wording import message_of
from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed

MEDIA_TYPE: Final = "application/problem+json"
log = structlog.get_logger("panhuo.api")


def problem(*, status: int, code: str, detail: str, errors: list[dict[str, str]] | None = None) -> JsonResponse:
    """A problem document. `code` is stable, `detail` a sentence for people, `errors` names places in the input."""
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "code": code,
        "detail": detail,
    }
    if errors is not None:
        body["errors"] = errors
    return JsonResponse(body, status=status, content_type=MEDIA_TYPE, json_dumps_params={"ensure_ascii": False})


def not_found() -> JsonResponse:
    """What is not there and what the asker may not see look the same."""
    return problem(status=404, code="not_found", detail=_("没有这条记录，或者您无权查看。"))


def install(api: NinjaAPI) -> None:
    """Hang the handlers on the API."""
    api.exception_handler(Http404)(_missing)
    api.exception_handler(DomainError)(_domain)
    api.exception_handler(ValidationError)(_validation)
    api.exception_handler(HttpError)(_http)
    api.exception_handler(Exception)(_unforeseen)


def _missing(request: HttpRequest, exc: Exception) -> HttpResponse:
    return not_found()


def _domain(request: HttpRequest, exc: Exception) -> HttpResponse:
    if isinstance(exc, NotAllowed):
        return not_found() if exc.hidden else problem(status=403, code=exc.code, detail=exc.message)
    if isinstance(exc, InvalidInput):
        errors = [{"field": exc.field, "message": exc.message}]
        return problem(status=422, code=exc.code, detail=exc.message, errors=errors)
    assert isinstance(exc, DomainError)  # noqa: S101  # ninja hands over what it was registered for
    return problem(status=409, code=exc.code, detail=exc.message)


def _validation(request: HttpRequest, exc: Exception) -> HttpResponse:
    assert isinstance(exc, ValidationError)  # noqa: S101
    errors = [{"field": _field(item), "message": message_of(item)} for item in exc.errors]
    return problem(status=422, code="invalid", detail=_("请求中有不能接受的值。"), errors=errors)


def _field(item: dict[str, Any]) -> str:
    """``["query", "filters", "state", 0]`` → ``state.0``: the place as the caller knows it."""
    where, *steps = item.get("loc", ()) or ("",)
    named = where in {"query", "body"} and len(steps) > 1
    return ".".join(str(step) for step in (steps[1:] if named else steps))


def _http(request: HttpRequest, exc: Exception) -> HttpResponse:
    assert isinstance(exc, HttpError)  # noqa: S101
    return problem(status=exc.status_code, code="http_error", detail=str(exc))


def _unforeseen(request: HttpRequest, exc: Exception) -> HttpResponse:
    """Nothing of the inside goes out; the log has it under the request's id."""
    log.error("api_broke", path=request.path, exc_info=exc)
    return problem(status=500, code="internal", detail=_("服务器出错，已记录；请稍后再试。"))
