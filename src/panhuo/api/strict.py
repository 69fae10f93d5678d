"""A misspelt name in the address is refused: ignored, it would answer another question than was asked."""

from __future__ import annotations

import re
from functools import cache

from django.http import HttpRequest
from django.utils.translation import gettext as _

from panhuo.orgs.api import InvalidInput


def refuse_unknown_names(request: HttpRequest) -> None:
    """Raises InvalidInput for the first name in the query string that the operation doesn't know."""
    if request.resolver_match is None:
        return
    path = "/" + re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", request.resolver_match.route)
    known = _known_names().get((request.method or "", path), frozenset())
    for name in request.GET:
        if name not in known:
            raise InvalidInput(_("没有“%(name)s”这个条件") % {"name": name}, field=name)


@cache
def _known_names() -> dict[tuple[str, str], frozenset[str]]:
    """(method, path) of each operation → the names that its query string may hold."""
    from panhuo.api.app import api

    return {
        (method.upper(), path): frozenset(
            item["name"] for item in operation.get("parameters", []) if item["in"] == "query"
        )
        for path, operations in api.get_openapi_schema(path_prefix="/api/v1/")["paths"].items()
        for method, operation in operations.items()
    }
