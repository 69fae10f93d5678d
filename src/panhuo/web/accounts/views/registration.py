"""Self-registration of an enterprise."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from panhuo.orgs.api import DomainError, Registration, User, register_enterprise
from panhuo.web.access import public
from panhuo.web.accounts.approve import PROFILE_FIELDS
from panhuo.web.accounts.forms.registration import RegistrationForm
from panhuo.web.blame import blame

BACKEND = "django.contrib.auth.backends.ModelBackend"


@public
@sensitive_post_parameters("password", "password_again")
def register(request: HttpRequest) -> HttpResponse:
    """The form, and after it the page of the organisation that now waits for approval."""
    if isinstance(request.user, User):
        messages.info(request, _("您已登录。要登记另一家企业，请先退出。"))
        return redirect("organisation")
    form = RegistrationForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        registration = _register(form)
        if registration is not None:
            login(request, registration.applicant, backend=BACKEND)
            messages.success(request, _("登记已提交。审核结果会在这里和首页告诉您。"))
            return redirect("organisation")
    status = 422 if form.errors else 200
    return render(request, "web/accounts/register.html", {"form": form}, status=status)


def _register(form: RegistrationForm) -> Registration | None:
    """None where the rules refused it: the form then says why, and where."""
    values = form.cleaned_data
    profile = {name: values[name] for name in PROFILE_FIELDS if values.get(name)}
    given = ("name", "uscc", "region", "contact_name", "username", "email", "password", "proof")
    try:
        return register_enterprise(**{name: values[name] for name in given}, profile=profile)
    except DomainError as error:
        blame(form, error)
        return None
