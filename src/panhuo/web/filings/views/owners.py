"""The patents' owners follow a registered transfer."""

from __future__ import annotations

import re
from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from panhuo.deals.filings.api import write_owners
from panhuo.orgs.api import DomainError, NotAllowed
from panhuo.web.access import UserRequest, staff_only
from panhuo.web.filings.views.detail import filing_page, own_filing

_SEEN: Final = re.compile(r"(\d{1,18}):(\d{1,18})", re.ASCII)


@staff_only
@require_POST
def filing_owners(request: UserRequest, pk: int) -> HttpResponse:
    """Write what the page showed: `seen` holds a patent and the version of its record in each value."""
    filing = own_filing(request.user, pk)
    found = [match for text in request.POST.getlist("seen") if (match := _SEEN.fullmatch(text))]
    try:
        written = write_owners(filing, seen={int(one[1]): int(one[2]) for one in found}, actor=request.user)
    except NotAllowed:
        raise
    except DomainError as error:
        return filing_page(request, filing, error=error.message)
    if written:
        told = ngettext("已变更 %(n)s 件专利的权利人", "已变更 %(n)s 件专利的权利人", len(written))
        messages.success(request, told % {"n": len(written)})
    else:
        messages.info(request, _("此前已经变更，没有重复写入"))
    return redirect("filings-detail", pk)
