"""What was told to a person."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from panhuo.orgs.api import Notification, mark_read, unread
from panhuo.web.access import UserRequest, signed_in
from panhuo.web.listing import paginate


@signed_in
@require_GET
def notification_list(request: UserRequest) -> HttpResponse:
    """Newest first, read and unread."""
    rows = Notification.objects.visible_to(request.user)
    context = {"page": paginate(request, rows), "unread_count": unread(request.user).count()}
    return render(request, "web/accounts/notifications.html", context)


@signed_in
@require_POST
def notification_open(request: UserRequest, pk: int) -> HttpResponse:
    """Mark it read and go to where it leads."""
    note = get_object_or_404(Notification.objects.visible_to(request.user), pk=pk)
    mark_read(request.user, pk=pk)
    safe = note.url and url_has_allowed_host_and_scheme(note.url, {request.get_host()})
    return redirect(note.url if safe else "notifications")


@signed_in
@require_POST
def notifications_read(request: UserRequest) -> HttpResponse:
    """Mark all read."""
    mark_read(request.user)
    return redirect("notifications")
