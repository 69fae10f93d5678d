"""What we know of a patent, in the order in which people ask for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from panhuo.patents.api import (
    ClassScheme,
    IdentifierKind,
    LegalState,
    Patent,
    PatentClass,
    PatentOwner,
    expiry_of,
    ipc_path,
)
from panhuo.web.format import day


@dataclass(frozen=True, slots=True)
class OwnerView:
    """An owner's name as it stands on the patent, and the organisation that it means where that is known."""

    name: str
    organisation: str
    is_same: bool


@dataclass(frozen=True, slots=True)
class ClassView:
    symbol: str
    scheme: str
    title: str
    is_main: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A named fact; an empty value is shown as unknown. `note` says where it comes from, or why it is unknown."""

    label: str
    value: str
    note: str = ""


def dates(patent: Patent) -> list[Line]:
    """Filing, publication and grant; the expected end only where law and dates allow to compute it."""
    lines = [Line(_("申请日"), day(patent.application_date)), Line(_("公开（公告）日"), day(patent.publication_date))]
    if patent.grant_date:
        lines.append(Line(_("授权日"), day(patent.grant_date)))
    if patent.legal_state != LegalState.DEAD:
        end = expiry_of(patent)
        lines.append(Line(_("预计届满日"), day(end.day), end.reason))
    return lines


def numbers(patent: Patent) -> list[Line]:
    """All numbers by kind; the installation's own ids of a source come last."""
    found = sorted(patent.identifiers.all(), key=lambda item: (_ORDER.index(item.kind), item.value))
    return [Line(str(item.get_kind_display()), item.value) for item in found]


_ORDER: list[str] = list(IdentifierKind.values)


def counts(patent: Patent) -> list[Line]:
    """Family and citations, only where a source told them."""
    pairs = ((_("同族件数"), patent.family_size), (_("被引次数"), patent.cited_by))
    return [Line(label, str(number)) for label, number in pairs if number is not None]


def owners(patent: Patent, *, original: bool) -> list[OwnerView]:
    """Today's owners, or the applicants at filing."""
    return [_owner(owner) for owner in patent.owners.all() if owner.original is original]


def _owner(owner: PatentOwner) -> OwnerView:
    name = owner.owner_name
    organisation = str(name.organisation) if name.organisation else ""
    return OwnerView(name.name, organisation, organisation == name.name)


def classes(patent: Patent) -> list[ClassView]:
    """Class symbols with the Chinese title where the scheme is loaded."""
    return [_class(item) for item in patent.classes.all()]


def _class(item: PatentClass) -> ClassView:
    path = ipc_path(item.symbol) if item.scheme == ClassScheme.IPC else []
    nearest = path[-1] if path else None
    title = "" if nearest is None else nearest.title
    if nearest is not None and nearest.symbol != item.symbol:
        title = f"{nearest.symbol} {title}"  # only a class above it is loaded: say which
    return ClassView(item.symbol, str(item.get_scheme_display()), title, item.is_main)


def extra_columns(patent: Patent) -> Iterator[tuple[str, Any]]:
    """Columns of the source that are no field of ours."""
    for name, value in patent.extra.items():
        if value not in (None, "", [], {}):
            yield name, _("；").join(map(str, value)) if isinstance(value, list) else value
