"""The institution's rules and the law's dated data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.deals.refused import refused
from panhuo.deals.rules.findings import Severity
from panhuo.deals.rules.regions import in_force
from panhuo.deals.rules.shares.floors import Way, parse_floors
from panhuo.deals.rules.shares.net_income import Cost, parse_definitions
from panhuo.deals.rules.shares.roles import Part, Role
from panhuo.deals.rules.shares.split import check_parts, share
from panhuo.deals.rules.shares.structure import structure_findings
from panhuo.deals.shares.enums import TableKind
from panhuo.deals.shares.may import may_change_tables, may_rule
from panhuo.deals.shares.models import DatedTable, ShareRule
from panhuo.deals.shares.queries.law import floors_of, profile_of
from panhuo.orgs.api import InvalidInput, NotAllowed, Organisation, log_event

if TYPE_CHECKING:
    from panhuo.orgs.models import User

EXAMPLE = 1_000_000_00
"""An even sum on which the structure of a rule is judged."""


def parts_from(data: Sequence[Mapping[str, Any]]) -> list[Part]:
    """Stored parts as the rules know them."""
    return [Part(one["name"], Role(one["role"]), Decimal(one["percent"])) for one in data]


def parts_data(parts: Sequence[Part]) -> list[dict[str, str]]:
    return [{"name": one.name, "role": one.role.value, "percent": str(one.percent)} for one in parts]


def check_rule(organisation: Organisation, parts: Sequence[Part], *, on: date) -> None:
    """Whether an institution may divide by these parts on a day.

    Raises:
        InvalidInput: no profile, parts that do not make 100 %, persons below the floor, or a structure that a local
            rule forbids; the message names the article.
    """
    profile = profile_of(organisation)
    if profile is None:
        raise InvalidInput(_("请先填写单位性质和地区：它们决定适用的最低比例"), field="profile", code="no_profile")
    with refused("parts"):
        check_parts(parts)
    floors = floors_of(profile, way=Way.NET, on=on, ruled=True)
    persons = sum((one.percent for one in parts if one.to_person), Decimal(0))
    if floors.binding and persons < floors.percent:
        message = _("归做出重要贡献人员的比例为 %(percent)s%%，低于 %(floor)s%%（%(article)s）")
        params = {"percent": persons, "floor": floors.percent, "article": floors.binding.article}
        raise InvalidInput(message, field="parts", code="below_floor", params=params)
    amounts = share(EXAMPLE, parts=parts, floor_percent=floors.percent)
    found = structure_findings(parts, amounts, institution=profile.kind, region=profile.region, on=on)
    for one in found:
        if one.severity is Severity.BLOCK:
            message = f"{_(one.template)}（{one.article}）"
            raise InvalidInput(message, field="parts", code=one.code)


@transaction.atomic
def add_rule(
    organisation: Organisation,
    *,
    title: str,
    article: str,
    valid_from: date,
    valid_to: date | None,
    parts: Sequence[Part],
    costs: Sequence[Cost] | None,
    notice_days: int,
    actor: User,
) -> ShareRule:
    """A new version of the institution's rule; earlier receipts keep the rule of their day.

    Raises:
        NotAllowed: not an administrator of the institution.
        InvalidInput: no title or article, dates that are backwards, or see `check_rule`.
    """
    if not may_rule(actor, organisation):
        raise NotAllowed
    if not (title.strip() and article.strip()):
        raise InvalidInput(_("请写明名称和依据（文件和条款）"), field="article")
    if valid_to is not None and valid_to < valid_from:
        raise InvalidInput(_("失效日早于施行日"), field="valid_to")
    check_rule(organisation, parts, on=valid_from)
    last = ShareRule.objects.filter(organisation=organisation).order_by("-version").first()
    made = ShareRule.objects.create(
        organisation=organisation, version=last.version + 1 if last else 1, title=title.strip()[:200],
        article=article.strip()[:200], valid_from=valid_from, valid_to=valid_to, parts=parts_data(parts),
        costs=None if costs is None else [one.value for one in costs], notice_days=notice_days, created_by=actor,
    )  # fmt: skip
    _tell("share_rule", made.pk, "created", actor, organisation, version=made.version)
    return made


@transaction.atomic
def save_table(kind: TableKind, *, data: Mapping[str, Any], note: str, actor: User) -> DatedTable:
    """Put a new version of the law's dated data in force.

    Raises:
        NotAllowed: not the administrator of the installation.
        InvalidInput: no word on why, or a row that cannot be read.
    """
    if not may_change_tables(actor):
        raise NotAllowed
    if not note.strip():
        raise InvalidInput(_("请写明依据，例如法规名称和公布日期"), field="note")
    try:
        rows = parse_floors(data) if kind == TableKind.FLOORS else parse_definitions(data)
        in_force(rows, region="", on=date(2026, 1, 1))
        percents = [p for row in rows for p in getattr(row, "percents", {}).values()]
        if not all(0 <= percent <= 100 for percent in percents):  # noqa: PLR2004
            raise InvalidInput(_("比例应在 0 与 100% 之间"), field="data")
    except (KeyError, TypeError, ValueError, InvalidOperation, AttributeError) as error:
        message = _("表中有无法读取的内容：%(what)s")
        raise InvalidInput(message, field="data", code="unreadable", params={"what": str(error)[:80]}) from error
    last = DatedTable.objects.filter(kind=kind).first()
    made = DatedTable.objects.create(
        kind=kind, version=last.version + 1 if last else 1, data=dict(data), note=note.strip()[:300], created_by=actor
    )
    _tell("dated_table", made.pk, "created", actor, None, kind=kind)
    return made


def _tell(what: str, pk: int, verb: str, actor: User, organisation: Organisation | None, **data: Any) -> None:
    log_event(object_type=what, object_id=pk, verb=verb, actor=actor, organisation=organisation, data=data)
