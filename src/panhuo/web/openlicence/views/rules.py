"""What the linter goes by where no law says it: members read it, the administrator edits it."""

from __future__ import annotations

import json
from typing import Any, Final

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from panhuo.deals.openlicence.api import (
    LintKind,
    caps_in_force,
    lint_history,
    lint_table,
    lint_version,
    may_change_lint,
    save_caps,
    save_words,
    shipped_caps,
    shipped_rows,
    word_rows,
)
from panhuo.orgs.api import InvalidInput, NotAllowed, User
from panhuo.web.access import UserRequest, members_only
from panhuo.web.blame import blame
from panhuo.web.format import yuan
from panhuo.web.listing import paginate
from panhuo.web.openlicence.rule_forms import CapsForm, ListForm, WordsForm, caps_initial

WHATS: Final = ("caps", "words", "list")


@members_only
@require_http_methods(["GET", "POST"])
def openlicence_rules(request: UserRequest) -> HttpResponse:
    """Limits and words in force, which of them are ours, and changing them."""
    change = may_change_lint(request.user)
    forms = _forms(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if not change:
            raise NotAllowed
        if _changed(request.POST, forms, request.user):
            messages.success(request, _("已保存为新版本"))
            return redirect("openlicence-rules")
    caps, shipped = caps_in_force(), shipped_rows()
    context = {
        "caps": caps,
        "limits": _limits(),
        "caps_shipped": caps == shipped_caps(),
        "rows": [_row(at, one, shipped=one in shipped) for at, one in enumerate(word_rows())],
        "tables": {kind.value: lint_table(kind) for kind in LintKind},
        "seen": {kind.value: lint_version(kind) for kind in LintKind},
        "all_shipped": word_rows() == list(shipped),
        "may_change": change,
        "forms": forms,
        "page": paginate(request, lint_history()) if change else None,
        "tab": "open",
    }
    wrong = any(form.errors for form in forms.values())
    return render(request, "web/openlicence/rules.html", context, status=422 if wrong else 200)


def _forms(data: QueryDict | None) -> dict[str, Form]:
    """Each with ids of its own; the one that was sent is bound."""
    sent = {what: data if data is not None and data.get("what") == what else None for what in WHATS}
    raw = json.dumps({"words": word_rows()}, ensure_ascii=False, indent=1)
    return {
        "caps": CapsForm(sent["caps"], auto_id="id_caps_%s", initial=caps_initial(caps_in_force())),
        "words": WordsForm(sent["words"], auto_id="id_words_%s"),
        "list": ListForm(sent["list"], auto_id="id_list_%s", initial={"rows": raw}),
    }


def _changed(data: QueryDict, forms: dict[str, Form], user: User) -> bool:
    """False: a form says what is wrong. Raises `InvalidInput` where no form was sent."""
    what, text = data.get("what", ""), data.get("seen", "")
    seen = int(text) if text.isdecimal() and len(text) < 9 else -1  # noqa: PLR2004
    if what not in WHATS:
        _press(data, what, seen=seen, user=user)
        return True
    form = forms[what]
    if not form.is_valid():
        return False
    try:
        _save(form, seen=seen, user=user)
    except InvalidInput as error:
        blame(form, error)
        return False
    return True


def _save(form: Form, *, seen: int, user: User) -> None:
    if isinstance(form, CapsForm):
        save_caps(form.caps(), seen=seen, actor=user)
    elif isinstance(form, WordsForm):
        save_words(rows=[*word_rows(), form.row()], note=form.cleaned_data["note"], seen=seen, actor=user)
    else:
        save_words(rows=form.cleaned_data["rows"], note=form.cleaned_data["note"], seen=seen, actor=user)


def _press(data: QueryDict, what: str, *, seen: int, user: User) -> None:
    """The buttons without a form: a row out, or back to what we ship."""
    if what == "remove":
        rows, at = word_rows(), data.get("at", "")
        if not at.isdecimal() or int(at) >= len(rows):
            raise InvalidInput(_("没有这条规则"), field="at")
        note = _("删去：%(what)s") % {"what": _words(rows.pop(int(at)))}
        save_words(rows=rows, note=note, seen=seen, actor=user)
    elif what == "default_words":
        save_words(rows=list(shipped_rows()), note=_("恢复平台默认值"), seen=seen, actor=user)
    elif what == "default_caps":
        save_caps(shipped_caps(), seen=seen, actor=user)
    else:
        raise InvalidInput(_("没有这种操作"), field="what")


def _limits() -> list[tuple[str, str]]:
    """What each limit is of, and how high; "" where there is none."""
    caps = caps_in_force()
    rates = ((_("净销售额提成"), caps.net_sales), (_("利润额提成"), caps.profit))
    return [
        (_("固定费用"), yuan(caps.fixed)),
        *((label, "" if rate is None else f"{rate.normalize():f}%") for label, rate in rates),
    ]


def _row(at: int, one: dict[str, Any], *, shipped: bool) -> dict[str, Any]:
    return {
        "at": at, "number": at + 1, "words": _words(one), "is_pattern": "pattern" in one,
        "excepted": "、".join(one.get("except", ())), "note": one.get("note", ""), "shipped": shipped,
    }  # fmt: skip


def _words(one: dict[str, Any]) -> str:
    return str(one["pattern"]) if "pattern" in one else "、".join(one["words"])
