"""Keeping a profile, services and cases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.exchange.services.enums import PriceKind, ServiceKind
from panhuo.exchange.services.may import may_edit_profile, may_offer_services
from panhuo.exchange.services.models import ServiceCase, ServiceItem, ServiceProfile
from panhuo.orgs.api import InvalidInput, NotAllowed, Organisation, Region, log_event

if TYPE_CHECKING:
    from panhuo.orgs.api import User


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemValues:
    """Prices in 分; None: not said."""

    kind: str
    title: str
    text: str = ""
    price_kind: str = PriceKind.NEGOTIABLE
    price_low: int | None = None
    price_high: int | None = None
    unit: str = ""
    nationwide: bool = False
    regions: Sequence[Region] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseValues:
    kind: str
    title: str
    text: str
    year: int | None = None
    client: str = ""
    client_agreed: bool = False


@transaction.atomic
def save_profile(
    organisation: Organisation,
    *,
    summary: str,
    licence: str = "",
    contact: str = "",
    published: bool,
    actor: User,
) -> ServiceProfile:
    """Write the organisation's own words.

    Raises:
        NotAllowed: not its staff, or an authority.
        InvalidInput: no summary, or a listed patent agency without the number of its licence (专利代理条例第九条).
    """
    if not may_offer_services(actor, organisation):
        raise NotAllowed
    if not summary.strip():
        raise InvalidInput(_("请填写简介"), field="summary", code="empty")
    if published and not licence.strip() and _is_agency(organisation):
        raise InvalidInput(
            _("提供专利代理的机构须填写执业许可证号（专利代理条例第九条）"), field="licence", code="licence"
        )
    values = {"summary": summary.strip(), "licence": licence.strip(), "contact": contact.strip()[:200]}
    profile, made = ServiceProfile.objects.update_or_create(
        organisation=organisation, defaults={**values, "published": published}
    )
    _log(profile, "created" if made else "changed", actor)
    return profile


@transaction.atomic
def save_item(
    profile: ServiceProfile, *, values: ItemValues, actor: User, item: ServiceItem | None = None
) -> ServiceItem:
    """Add or change a service.

    Raises:
        NotAllowed: not staff of the organisation.
        InvalidInput: no title, an unknown kind, prices that don't go with the way of pricing.
    """
    _check(profile, actor)
    _check_item(profile, values)
    row = item or ServiceItem(profile=profile)
    row.kind, row.title, row.text = values.kind, values.title.strip()[:120], values.text.strip()
    row.price_kind, row.unit, row.nationwide = values.price_kind, values.unit.strip()[:40], values.nationwide
    row.price_low, row.price_high = _prices(values)
    row.save()
    row.regions.set([] if values.nationwide else values.regions)
    _log(profile, "item_saved", actor)
    return row


@transaction.atomic
def save_case(
    profile: ServiceProfile, *, values: CaseValues, actor: User, case: ServiceCase | None = None
) -> ServiceCase:
    """Add or change a case. Raises NotAllowed, InvalidInput."""
    _check(profile, actor)
    if values.kind not in ServiceKind.values:
        raise InvalidInput(_("请选择服务类型"), field="kind", code="choice")
    if not values.title.strip() or not values.text.strip():
        raise InvalidInput(_("请写明案例的名称和做法"), field="text", code="empty")
    if values.year is not None and values.year > timezone.localdate().year:
        raise InvalidInput(_("年份不能晚于今年"), field="year", code="future")
    row = case or ServiceCase(profile=profile)
    row.kind, row.title, row.text = values.kind, values.title.strip()[:120], values.text.strip()
    row.year, row.client, row.client_agreed = values.year, values.client.strip()[:120], values.client_agreed
    row.save()
    _log(profile, "case_saved", actor)
    return row


@transaction.atomic
def remove_part(part: ServiceItem | ServiceCase, *, actor: User) -> None:
    """Take a service or a case out. Raises NotAllowed."""
    _check(part.profile, actor)
    _log(part.profile, "part_removed", actor)
    part.delete()


def _check(profile: ServiceProfile, actor: User) -> None:
    if not may_edit_profile(actor, profile):
        raise NotAllowed


def _check_item(profile: ServiceProfile, values: ItemValues) -> None:
    if values.kind not in ServiceKind.values:
        raise InvalidInput(_("请选择服务类型"), field="kind", code="choice")
    if values.price_kind not in PriceKind.values:
        raise InvalidInput(_("请选择计价方式"), field="price_kind", code="choice")
    if not values.title.strip():
        raise InvalidInput(_("请填写名称"), field="title", code="empty")
    if values.kind == ServiceKind.AGENCY and not profile.licence:
        message = _("请先在简介中填写专利代理机构执业许可证号（专利代理条例第九条）")
        raise InvalidInput(message, field="kind", code="licence")
    if values.price_kind == PriceKind.FIXED and values.price_low is None:
        raise InvalidInput(_("固定价须填写价格"), field="price_low", code="empty")
    if values.price_kind == PriceKind.RANGE and (values.price_low is None or values.price_high is None):
        raise InvalidInput(_("价格区间须填写下限和上限"), field="price_low", code="empty")
    if any(price is not None and price < 0 for price in (values.price_low, values.price_high)):
        raise InvalidInput(_("价格不能是负数"), field="price_low", code="negative")
    if values.price_kind == PriceKind.RANGE and (values.price_low or 0) > (values.price_high or 0):
        raise InvalidInput(_("价格下限高于上限"), field="price_high", code="order")


def _prices(values: ItemValues) -> tuple[int | None, int | None]:
    """Only what the way of pricing says: a negotiable price has no figure."""
    if values.price_kind == PriceKind.FIXED:
        return values.price_low, values.price_low
    if values.price_kind == PriceKind.RANGE:
        return values.price_low, values.price_high
    return (0, 0) if values.price_kind == PriceKind.FREE else (None, None)


def _is_agency(organisation: Organisation) -> bool:
    return ServiceItem.objects.filter(profile__organisation=organisation, kind=ServiceKind.AGENCY).exists()


def _log(profile: ServiceProfile, verb: str, actor: User) -> None:
    log_event(
        object_type="service_profile", object_id=profile.pk, verb=verb, actor=actor, organisation=profile.organisation
    )
