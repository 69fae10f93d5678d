"""Tags and filters of every page: `{% load panhuo %}`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, RadioSelect, Select
from django.forms.boundfield import BoundWidget
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from panhuo.engine.api import Share
from panhuo.orgs.api import retold as said_again
from panhuo.web import format as write
from panhuo.web.nav import Item, menu

register = template.Library()


@register.filter
def html_lang(code: str) -> str:
    """The language tag for <html lang> of one of our languages."""
    return write.HTML_LANGUAGES.get(code, code)


@register.filter
def retold(text: object) -> str:
    """A sentence kept in the words of whoever wrote it down, in the reader's language."""
    return said_again(str(text)) if text else ""


@register.simple_tag
def icon(name: str) -> SafeString:
    """A symbol of icons.svg; decoration only, the words beside it or aria-label say it."""
    return format_html(
        '<svg class="icon" aria-hidden="true" fill="none" stroke="currentColor"><use href="{}#{}"/></svg>',
        static("panhuo/icons.svg"),
        name,
    )


@register.simple_tag(takes_context=True)
def nav_items(context: dict[str, Any], name: str = "main") -> list[Item]:
    """The items of a menu for this request's user; none where there is no request (error pages)."""
    request = context.get("request")
    return list(menu(name, request)) if request and hasattr(request, "user") else []


@register.filter
def yuan(fen: int | None) -> str:
    return write.yuan(fen)


@register.filter
def share(measured: Share) -> str:
    return write.share(measured)


@register.filter
def wan(fen: int | None) -> str:
    return write.wan(fen)


@register.filter
def day(value: date | datetime | None) -> str:
    return write.day(value)


@register.filter
def moment(value: datetime | None) -> str:
    return write.moment(value)


@register.filter
def duration(value: timedelta) -> str:
    return write.duration(value)


@register.filter
def known(value: object) -> str | SafeString:
    return write.known(value)


@register.filter
def highlight(text: str, spans: Iterable[tuple[int, int]]) -> SafeString:
    """`{{ text|highlight:spans }}`: spans are pairs (start, end)."""
    return write.highlight(text, spans)


@register.filter
def highlight_words(text: str, words: Iterable[str]) -> SafeString:
    """`{{ sentence|highlight_words:words }}`."""
    return write.highlight(text, write.word_spans(text, words))


@register.filter
def page_numbers(page: Page[Any]) -> list[int | None]:
    return write.page_numbers(page.number, page.paginator.num_pages)


@register.filter
def lookup(mapping: dict[Any, Any], key: object) -> Any:
    """`{{ mapping|lookup:key }}`; None where the key is absent."""
    return mapping.get(key)


@register.filter
def is_checkbox(field: BoundField) -> bool:
    return isinstance(field.field.widget, CheckboxInput)


@register.filter
def is_group(field: BoundField) -> bool:
    """Several inputs that share one label: radio buttons and lists of boxes."""
    return isinstance(field.field.widget, RadioSelect | CheckboxSelectMultiple)


@register.filter
def styled(field: BoundField) -> SafeString:
    """The field's input with Tabler's class."""
    widget = field.field.widget
    wanted = "form-control"
    if isinstance(widget, CheckboxInput | RadioSelect | CheckboxSelectMultiple):
        wanted = "form-check-input"
    elif isinstance(widget, Select):
        wanted = "form-select"
    invalid = " is-invalid" if field.errors else ""
    return field.as_widget(attrs={"class": f"{widget.attrs.get('class', '')} {wanted}{invalid}".strip()})


@register.filter
def boxed(option: BoundWidget) -> SafeString:
    """One radio button or box of a group, with Tabler's class and without its label."""
    option.data["attrs"]["class"] = "form-check-input"
    return option.tag()
