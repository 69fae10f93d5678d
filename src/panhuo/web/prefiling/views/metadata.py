"""What the administrator of the installation sees of disclosures."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from panhuo.portfolio.prefiling.api import disclosure_metadata
from panhuo.web.access import UserRequest, installation_admin
from panhuo.web.listing import paginate


@installation_admin
@require_GET
def prefiling_metadata(request: UserRequest) -> HttpResponse:
    """Numbers, organisations, states and dates: no title, no text, no people."""
    page = paginate(request, disclosure_metadata(request.user))
    return render(request, "web/prefiling/metadata.html", {"page": page})
