"""The money of one agreement."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from panhuo.deals.agreements.api import Agreement
from panhuo.web.access import UserRequest, members_only


@members_only
def ledger_agreement(request: UserRequest, pk: int) -> HttpResponse:
    """Reports, what is owed, invoices, receipts."""
    agreement = get_object_or_404(Agreement.objects.visible_to(request.user), pk=pk)
    return render(request, "web/ledger/agreement.html", {"agreement": agreement})
