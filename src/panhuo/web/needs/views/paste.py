"""From a pasted text to a need: read, ask at most three questions, save, match."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from panhuo.needs.api import (
    Need,
    NeedReading,
    NeedResult,
    industry_name,
    like_needs,
    read_need,
    read_pasted,
    save_need,
    templates,
    without_blanks,
)
from panhuo.orgs.api import DomainError, InvalidInput, Organisation, OrganisationKind
from panhuo.web.access import UserRequest, staff_only
from panhuo.web.blame import blame
from panhuo.web.needs.after import ask_now, settle
from panhuo.web.needs.intake import IntakeForm, PasteForm, template_choices
from panhuo.web.needs.views.write import FORM_FIELDS, publishers_for


@staff_only
@require_http_methods(["GET", "POST"])
def need_paste(request: UserRequest) -> HttpResponse:
    """`step` of the form says how far it is: empty or "read" shows what was read, "save" makes the need."""
    if request.method == "GET":
        return _box(request, PasteForm(initial={"text": _template(request.GET.get("template", ""))}))
    if request.POST.get("step") == "save":
        return _save(request)
    form = PasteForm(request.POST)
    if not form.is_valid():
        return _box(request, form)
    text = without_blanks(form.cleaned_data["text"])
    if not text:
        form.add_error("text", _("模板还没有填写"))
        return _box(request, form)
    return _review(request, text, None)


def _save(request: UserRequest) -> HttpResponse:
    text = request.POST.get("read_text", "")
    reading = read_need(text)
    form = IntakeForm(request.POST, request.FILES, organisations=publishers_for(request), questions=reading.questions)
    if not form.is_valid():
        return _review(request, text, form)
    result = _saved(request, form, reading)
    if result is None:
        return _review(request, text, form)
    for note in result.notes:
        messages.warning(request, note)
    messages.success(request, _("需求已保存") if result.changes else _("没有改动"))
    settle(result.need, form, request)
    if form.cleaned_data["ask_now"]:
        ask_now(result.need, request)
    return redirect("need-match", result.need.pk)


def _saved(request: UserRequest, form: IntakeForm, reading: NeedReading) -> NeedResult | None:
    organisation: Organisation = form.cleaned_data["organisation"]
    try:
        return save_need(form.need_values(reading), organisation=organisation, actor=request.user)
    except InvalidInput as error:
        error.field = FORM_FIELDS.get(error.field, error.field)
        blame(form, error)
    except DomainError as error:
        blame(form, error)
    return None


def _review(request: UserRequest, text: str, form: IntakeForm | None) -> HttpResponse:
    reading, how = read_pasted(text)
    publishers = publishers_for(request)
    if form is None:
        form = IntakeForm(organisations=publishers, questions=reading.questions, initial=_initial(text, reading))
    own = Need.objects.visible_to(request.user).filter(organisation__in=[one.pk for one in publishers])
    context = {
        "form": form,
        "reading": reading,
        "how": how,
        "read_text": text,
        "guesses": [(guess, industry_name(guess.code)) for guess in reading.industries],
        "same": like_needs(reading.title, text, among=own)[:3],
        "is_enterprise": bool(publishers) and all(one.kind == OrganisationKind.ENTERPRISE for one in publishers),
    }
    return render(request, "web/needs/review.html", context, status=422 if form.errors else 200)


def _initial(text: str, reading: NeedReading) -> dict[str, Any]:
    clear = reading.industries and not any(question.ask == "industry" for question in reading.questions)
    return {
        "text": text,
        "title": reading.title,
        "industry": reading.industries[0].code if clear else "",
        "ask_now": True,
    }


def _template(key: str) -> str:
    return next((one.text for one in templates() if one.key == key), "")


def _box(request: UserRequest, form: PasteForm) -> HttpResponse:
    context = {"form": form, "templates": template_choices(), "chosen": request.GET.get("template", "")}
    return render(request, "web/needs/paste.html", context, status=422 if form.errors else 200)
