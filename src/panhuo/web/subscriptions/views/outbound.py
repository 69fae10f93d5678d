"""What may leave the machine: the administrator's page."""

from __future__ import annotations

from collections import Counter

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from panhuo.exchange.subscriptions.api import Sending, SendState, mail_server_known, outbound, set_outbound
from panhuo.orgs.api import DomainError
from panhuo.web.access import UserRequest, installation_admin
from panhuo.web.blame import blame
from panhuo.web.subscriptions.forms import OutboundForm


@installation_admin
@require_http_methods(["GET", "POST"])
def outbound_page(request: UserRequest) -> HttpResponse:
    """Off as shipped; how much was sent and what went wrong."""
    now = outbound()
    initial = {
        "mail_on": now.mail_on, "robots_on": now.robots_on, "site_url": now.site_url,
        "inner_hosts": "\n".join(now.inner_hosts),
    }  # fmt: skip
    form = OutboundForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        try:
            set_outbound(actor=request.user, **{**values, "inner_hosts": values["inner_hosts"].splitlines()})
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("已保存"))
            return redirect("subscription-outbound")
    counts = Counter(Sending.objects.exclude(way="app").values_list("state", flat=True))
    context = {
        "form": form,
        "server": mail_server_known(),
        "counts": [(str(label), counts[value]) for value, label in SendState.choices],
        "problems": Sending.objects.exclude(problem="").exclude(state=SendState.DROPPED).order_by("-pk")[:20],
    }
    return render(request, "web/subscriptions/outbound.html", context, status=422 if form.errors else 200)
