"""Robots of the groups of the user's organisations."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from panhuo.exchange.subscriptions.api import Robot, add_robot, may_keep_robots, outbound, remove_robot, test_robot
from panhuo.orgs.api import DomainError, NotAllowed, organisations_of
from panhuo.web.access import UserRequest, staff_only
from panhuo.web.blame import blame
from panhuo.web.subscriptions.forms import RobotForm


@staff_only
@require_http_methods(["GET", "POST"])
def robot_list(request: UserRequest) -> HttpResponse:
    """Robots with the form for another; addresses and secrets are never shown."""
    mine = [one for one in organisations_of(request.user).order_by("pk") if may_keep_robots(request.user, one)]
    form = RobotForm(request.POST or None, organisations=mine) if mine else None
    if request.method == "POST":
        if form is None:
            raise NotAllowed
        if form.is_valid():
            try:
                add_robot(actor=request.user, **form.cleaned_data)
            except DomainError as error:
                blame(form, error)
            else:
                messages.success(request, _("已保存，请发一条测试消息"))
                return redirect("subscription-robots")
    context = {
        "robots": Robot.objects.visible_to(request.user).select_related("organisation"),
        "form": form,
        "mine": {one.pk for one in mine},
        "allowed": outbound(),
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "web/subscriptions/robots.html", context, status=status)


def _robot(request: UserRequest, pk: int) -> Robot:
    return get_object_or_404(Robot.objects.visible_to(request.user).select_related("organisation"), pk=pk)


@staff_only
@require_POST
def robot_test(request: UserRequest, pk: int) -> HttpResponse:
    """One line to the group, now."""
    test_robot(_robot(request, pk), actor=request.user)
    messages.success(request, _("测试消息已发出"))
    return redirect("subscription-robots")


@staff_only
@require_POST
def robot_remove(request: UserRequest, pk: int) -> HttpResponse:
    """The robot goes, with the subscriptions that tell it."""
    remove_robot(_robot(request, pk), actor=request.user)
    messages.success(request, _("已删除"))
    return redirect("subscription-robots")
