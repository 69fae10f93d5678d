"""Which chain and whose."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from panhuo.exchange.chains.api import Chain, may_draw_for, may_edit_chain
from panhuo.orgs.api import Organisation, organisations_of
from panhuo.web.access import UserRequest


def seen_chain(request: HttpRequest, pk: int) -> Chain:
    """The chain, if the user may see it."""
    rows = Chain.objects.visible_to(request.user).select_related("organisation")
    return get_object_or_404(rows, pk=pk)


def own_chain(request: UserRequest, pk: int) -> Chain:
    """The chain, if the user may change it; else as if there were none."""
    chain = seen_chain(request, pk)
    if not may_edit_chain(request.user, chain):
        raise Http404
    return chain


def drawing_for(request: UserRequest) -> list[Organisation]:
    """The organisations for which the user may draw."""
    return [one for one in organisations_of(request.user).order_by("pk") if may_draw_for(request.user, one)]
