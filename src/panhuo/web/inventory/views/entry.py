"""One entry: filled in (saved by itself), led on, its proofs of being put to use, its story."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from panhuo.orgs.api import DomainError, InvalidInput, events_of
from panhuo.patents.api import Patent, display_number
from panhuo.portfolio.decisions.api import latest_review, may_object
from panhuo.portfolio.inventory.api import (
    Entry,
    EntryState,
    Hand,
    Implementation,
    add_implementation,
    missing_words,
    move_entry,
    open_steps,
    remove_implementation,
    save_entry,
    settings_of,
    short_name,
)
from panhuo.web.access import UserRequest, members_only
from panhuo.web.blame import blame
from panhuo.web.inventory.choose import own_entry
from panhuo.web.inventory.forms import EntryForm, ImplementationForm, initial_of
from panhuo.web.inventory.words import mode_words, price_words, story


@members_only
@require_http_methods(["GET", "POST"])
def entry_detail(request: UserRequest, pk: int) -> HttpResponse:
    """The form for those who may fill in, the facts for the others; the buttons that the table of states gives."""
    entry = own_entry(request, pk)
    form = EntryForm(request.POST or None, initial=initial_of(entry), settings=settings_of(entry.organisation))
    if request.method == "POST" and form.is_valid() and _saved(form, request, entry):
        messages.success(request, _("已保存"))
        return redirect("inventory-entry", pk)
    return render(
        request, "web/inventory/entry.html", _context(request, entry, form), status=422 if form.errors else 200
    )


@members_only
@require_POST
def entry_autosave(request: UserRequest, pk: int) -> HttpResponse:
    """Keep what is valid so far; gives the line that says so, with the new version for the form."""
    entry = own_entry(request, pk)
    form = EntryForm(request.POST, settings=settings_of(entry.organisation))
    form.is_valid()
    error = ""
    version = request.POST.get("version", "")
    try:
        save_entry(entry, said=form.said(), actor=request.user, version=int(version) if version.isdecimal() else None)
    except InvalidInput as refused:
        refused.field = "price" if refused.field == "price_fen" else refused.field
        blame(form, refused)
    except DomainError as refused:
        error = refused.message
    labels = {name: str(field.label) for name, field in form.fields.items()}
    wrong = [(labels.get(name, ""), texts[0]) for name, texts in form.errors.items()]
    context = {"entry": entry, "error": error, "wrong": wrong, "at": timezone.now(), "missing": missing_words(entry)}
    return render(request, "web/inventory/_saved.html", context)


@members_only
@require_POST
def entry_move(request: UserRequest, pk: int) -> HttpResponse:
    """Lead it on (`verb`, `reason`). What stands in the form beside the button is saved first."""
    entry = own_entry(request, pk)
    if request.POST.get("filled"):
        form = EntryForm(request.POST, initial=initial_of(entry), settings=settings_of(entry.organisation))
        if not form.is_valid() or not _saved(form, request, entry):
            return render(request, "web/inventory/entry.html", _context(request, entry, form), status=422)
    verb = request.POST.get("verb", "")
    try:
        moved = move_entry(entry, verb=verb, actor=request.user, reason=request.POST.get("reason", ""))
    except ValueError:
        raise InvalidInput(_("请选择要做的操作"), field="verb", code="verb") from None
    messages.success(request, _("已办理，现在的状态：%(state)s") % {"state": EntryState(moved.state).label})
    return redirect("inventory-entry", pk)


@members_only
@require_POST
def implementation_add(request: UserRequest, pk: int) -> HttpResponse:
    """Write down that the patent is put to use, with its proof."""
    entry = own_entry(request, pk)
    form = ImplementationForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            add_implementation(entry, **form.cleaned_data, actor=request.user)
        except InvalidInput as error:
            error.field = "evidence" if error.field == "proof" else error.field
            blame(form, error)
        else:
            messages.success(request, _("已登记实施情况"))
            return redirect("inventory-entry", pk)
    shown = EntryForm(initial=initial_of(entry), settings=settings_of(entry.organisation))
    context = _context(request, entry, shown) | {"implementation_form": form}
    return render(request, "web/inventory/entry.html", context, status=422)


@members_only
@require_POST
def implementation_remove(request: UserRequest, pk: int) -> HttpResponse:
    """Take a wrong one back."""
    implementation = _implementation(request, pk)
    remove_implementation(implementation, actor=request.user)
    messages.success(request, _("已删除这条实施登记"))
    return redirect("inventory-entry", implementation.entry_id)


@members_only
@require_GET
def implementation_file(request: UserRequest, pk: int) -> FileResponse:
    """The proof as a download: files from outside are never shown inside our pages."""
    implementation = _implementation(request, pk)
    file = get_object_or_404(Implementation.objects.exclude(evidence=""), pk=implementation.pk)
    return FileResponse(file.evidence.open("rb"), as_attachment=True, filename=file.evidence_name)


def _implementation(request: UserRequest, pk: int) -> Implementation:
    visible = Entry.objects.visible_to(request.user).values("pk")
    return get_object_or_404(Implementation.objects.filter(entry__in=visible).select_related("entry"), pk=pk)


def _saved(form: EntryForm, request: UserRequest, entry: Entry) -> bool:
    """False where the rules refused a value: the form then says why, and where."""
    try:
        save_entry(entry, said=form.said(), actor=request.user)
    except InvalidInput as error:
        error.field = "price" if error.field == "price_fen" else error.field
        blame(form, error)
        return False
    return True


def _context(request: UserRequest, entry: Entry, form: EntryForm) -> dict[str, Any]:
    hand = Hand.of(request.user)
    steps = open_steps(entry, hand=hand)
    return {
        "entry": entry,
        "patent": entry.patent,
        "number": display_number(entry.patent),
        "sees_patent": Patent.objects.visible_to(request.user).filter(pk=entry.patent_id).exists(),
        "college": short_name(entry.college, entry.organisation) if entry.college else "",
        "form": form,
        "may_fill": hand.may_fill(entry),
        "missing": missing_words(entry),
        "submits": next((row for row in steps if row.verb == "submit"), None),
        "steps": [row for row in steps if row.verb != "submit"],
        "grade": settings_of(entry.organisation).label_of(entry.grade),
        "modes": mode_words(entry),
        "price": price_words(entry),
        "implementations": entry.implementations.all(),
        "implementation_form": ImplementationForm(),
        "events": [(event, story(event)) for event in events_of("inventory_entry", entry.pk).order_by("-pk")[:50]],
        "outside": entry.state == EntryState.NOT_CONVERTIBLE,
        "disposal_url": _disposal_url(request, entry) if entry.state == EntryState.NOT_CONVERTIBLE else "",
    }


def _disposal_url(request: UserRequest, entry: Entry) -> str:
    """To the patent in the newest review that has it, else to the reviews for those who may look at them."""
    if review := latest_review(entry.patent, request.user):
        return f"{reverse('decision-review', args=[review.pk])}?{urlencode({'q': display_number(entry.patent)})}"
    return reverse("decision-list") if may_object(request.user, entry.organisation) else ""
