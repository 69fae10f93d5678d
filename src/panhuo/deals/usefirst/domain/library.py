"""The library of results."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.deals.agreements.api import region_of
from panhuo.deals.refused import refused
from panhuo.deals.rules.findings import Finding, Severity
from panhuo.deals.rules.usefirst.eligible import Result, result_findings
from panhuo.deals.rules.usefirst.region import parse_regions
from panhuo.deals.rules.usefirst.terms import Terms
from panhuo.deals.usefirst.enums import ResultState
from panhuo.deals.usefirst.may import may_change_regions, may_list
from panhuo.deals.usefirst.models import LibraryResult, RegionTable
from panhuo.deals.usefirst.queries.region import region_rule
from panhuo.deals.usefirst.queries.terms import terms_data
from panhuo.orgs.api import InvalidInput, NotAllowed, Organisation, log_event
from panhuo.patents.api import (
    Encumbrance,
    EncumbranceKind,
    LegalState,
    Patent,
    Visibility,
    encumbrances_of,
    follow_funding_statement,
)

if TYPE_CHECKING:
    from panhuo.orgs.models import User

FIELDS: Final = (
    "title", "summary", "scenario", "trl", "ownership_clear", "disputed", "co_owners_agree", "publicly_funded",
    "accepted_on",
)  # fmt: skip
FUNDING_SOURCE: Final = "先使用后付费成果 #{n} 的财政资助声明"
"""What is kept is found again by these words, whatever language the page speaks."""
BLOCKING: Final = (
    EncumbranceKind.EXCLUSIVE, EncumbranceKind.PRESERVATION, EncumbranceKind.SUSPENSION, EncumbranceKind.LAWSUIT,
)  # fmt: skip


@transaction.atomic
def save_result(
    organisation: Organisation,
    *,
    values: Mapping[str, Any],
    patents: Sequence[Patent],
    offer: Terms,
    actor: User,
    result: LibraryResult | None = None,
) -> LibraryResult:
    """A draft, new or changed; one that is listed must be withdrawn first.

    Raises:
        NotAllowed: not staff of the institution.
        InvalidInput: no title or words, no patent, or the result is listed.
    """
    if not may_list(actor, organisation) or (result is not None and result.organisation_id != organisation.pk):
        raise NotAllowed
    if result is not None and result.state == ResultState.LISTED:
        raise InvalidInput(_("已入库的成果先撤下再修改"), field="state")
    if not (values.get("title", "").strip() and values.get("summary", "").strip()):
        raise InvalidInput(_("请填写成果名称和用途"), field="title")
    ids = {one.pk for one in patents}
    if not ids or Patent.objects.visible_to(actor).filter(pk__in=ids).count() != len(ids):
        raise InvalidInput(_("请选择专利"), field="patents")
    made = result or LibraryResult(organisation=organisation, created_by=actor)
    for name in FIELDS:
        if name in values:
            setattr(made, name, values[name])
    made.offer = terms_data(offer)
    made.state = ResultState.DRAFT
    made.save()
    gone = list(made.patents.exclude(pk__in=ids))
    made.patents.set(patents)
    _follow_funding(made, patents, gone=gone, actor=actor)
    _tell(made, "created" if result is None else "changed", actor)
    return made


def findings_of_result(result: LibraryResult, *, on: date | None = None) -> list[Finding]:
    """What the region's rule and the patents say to listing it."""
    on = on or timezone.localdate()
    rule = region_rule(region_of(result.organisation), on=on)
    facts = Result(
        result.trl, result.ownership_clear, result.disputed, result.co_owners_agree, result.publicly_funded,
        result.accepted_on, tuple(_blocks(result, on)),
    )  # fmt: skip
    return result_findings(facts, rule, on=on)


def _blocks(result: LibraryResult, on: date) -> list[str]:
    patents = list(result.patents.all())
    found = [_("失效") for patent in patents if patent.legal_state == LegalState.DEAD]
    for rows in encumbrances_of(result.organisation, patents=[one.pk for one in patents]).values():
        found += [str(row.get_kind_display()) for row in rows if _lies(row, on) and row.kind in BLOCKING]
    return list(dict.fromkeys(found))


def _lies(row: Encumbrance, on: date) -> bool:
    return (row.first is None or row.first <= on) and (row.last is None or on <= row.last)


@transaction.atomic
def list_result(result: LibraryResult, *, actor: User) -> LibraryResult:
    """Put it into the library, for everybody to see.

    Raises:
        NotAllowed: not staff of the institution.
        InvalidInput: something stands against it, or a patent is kept inside the institution.
    """
    if not may_list(actor, result.organisation):
        raise NotAllowed
    for one in findings_of_result(result):
        if one.severity is Severity.BLOCK:
            raise InvalidInput(_(one.template), field="state", code=one.code, params=one.params)
    if result.patents.filter(visibility=Visibility.ORGANISATION).exists():
        raise InvalidInput(_("有专利只在本机构内可见，先改变公开范围"), field="patents")
    result.state, result.listed_on = ResultState.LISTED, timezone.localdate()
    result.save(update_fields=("state", "listed_on"))
    _tell(result, "listed", actor)
    return result


@transaction.atomic
def withdraw_result(result: LibraryResult, *, actor: User) -> LibraryResult:
    """Take it out of the library; deals under way go on. Raises `NotAllowed`."""
    if not may_list(actor, result.organisation):
        raise NotAllowed
    result.state = ResultState.WITHDRAWN
    result.save(update_fields=("state",))
    _tell(result, "withdrawn", actor)
    return result


@transaction.atomic
def save_regions(*, data: Mapping[str, Any], note: str, actor: User) -> RegionTable:
    """Put provincial rules in force.

    Raises:
        NotAllowed: not the administrator of the installation.
        InvalidInput: no word on why, or a rule that cannot be read, with its number.
    """
    if not may_change_regions(actor):
        raise NotAllowed
    if not note.strip():
        raise InvalidInput(_("请写明依据，例如文件名称和公布日期"), field="note")
    with refused("data"):
        parse_regions(data)
    last = RegionTable.objects.first()
    made = RegionTable.objects.create(
        version=last.version + 1 if last else 1, data=dict(data), note=note.strip()[:300], created_by=actor
    )
    log_event(
        object_type="region_table", object_id=made.pk, verb="created", actor=actor, data={"version": made.version}
    )
    return made


def _follow_funding(result: LibraryResult, patents: Sequence[Patent], *, gone: Sequence[Patent], actor: User) -> None:
    """What is said of the result is written down on its patents, where agreements and decisions see it."""
    source = FUNDING_SOURCE.format(n=result.pk)
    for patent, funded in [*((one, result.publicly_funded) for one in patents), *((one, False) for one in gone)]:
        follow_funding_statement(patent, organisation=result.organisation, funded=funded, source=source, actor=actor)


def _tell(result: LibraryResult, verb: str, actor: User) -> None:
    log_event(
        object_type="library_result", object_id=result.pk, verb=verb, actor=actor, organisation=result.organisation
    )
