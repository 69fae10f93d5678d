"""Campaigns as data: what ships, next year's editions, and changes by the administrator."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.exchange.events.enums import DateBasis
from panhuo.exchange.events.may import may_keep_campaigns
from panhuo.exchange.events.models import Campaign, CampaignSeries
from panhuo.orgs.api import InvalidInput, NotAllowed, log_event

if TYPE_CHECKING:
    from panhuo.orgs.models import User

YEARS: Final = (2000, 2100)


@cache
def shipped() -> list[dict[str, Any]]:
    """The series that come with the platform."""
    text = resources.files("panhuo.exchange.events").joinpath("data/campaigns.json").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = json.loads(text)["series"]
    return found


@transaction.atomic
def ensure_editions(*, today: date | None = None) -> int:
    """See that every running series has an edition of this year and of the next; gives how many were made.

    What an administrator changed stays. Dates are only what a notice said, or a default that is labelled so.
    """
    year = (today or timezone.localdate()).year
    for entry in shipped():
        fields = {name: entry[name] for name in ("name", "organiser", "cycle", "source", "organiser_is_default")}
        CampaignSeries.objects.get_or_create(code=entry["code"], defaults={**fields, "shipped": True})
    made = 0
    for series in CampaignSeries.objects.filter(retired=False):
        entry = next((one for one in shipped() if one["code"] == series.code), {})
        for edition in [*entry.get("editions", ()), {"year": year}, {"year": year + 1}]:
            made += _ensure(series, edition, entry.get("usual"))
    return made


def _ensure(series: CampaignSeries, edition: dict[str, Any], usual: dict[str, str] | None) -> bool:
    if "starts_on" in edition:
        values = {"basis": DateBasis.OFFICIAL, **edition}
    elif usual:
        year = edition["year"]
        values = {
            "starts_on": f"{year}-{usual['starts']}", "ends_on": f"{year}-{usual['ends']}", "source": usual["source"],
            "basis": DateBasis.DEFAULT,
        }  # fmt: skip
    else:
        values = {}
    values = {name: value for name, value in values.items() if name != "year"}
    _row, made = Campaign.objects.get_or_create(series=series, year=edition["year"], defaults=values)
    return made


@transaction.atomic
def save_campaign(
    campaign: Campaign | None,
    *,
    series: CampaignSeries,
    year: int,
    starts_on: date | None,
    ends_on: date | None,
    actor: User,
    theme: str = "",
    source: str = "",
) -> Campaign:
    """Write an edition as the administrator enters it: its dates then count as entered, or as unknown when empty.

    Raises:
        NotAllowed: not the administrator of the installation.
        InvalidInput: the year or the dates cannot be, or there is an edition of the year.
    """
    if not may_keep_campaigns(actor):
        raise NotAllowed
    if not YEARS[0] <= year <= YEARS[1]:
        raise InvalidInput(_("年度应为四位数字"), field="year", code="range")
    if starts_on and ends_on and ends_on < starts_on:
        raise InvalidInput(_("结束日期不能早于开始日期"), field="ends_on", code="order")
    same = Campaign.objects.filter(series=series, year=year)
    if same.exclude(pk=campaign.pk if campaign and campaign.pk else 0).exists():
        raise InvalidInput(_("这一年的活动已经有了"), field="year", code="twice")
    campaign = campaign or Campaign()
    campaign.series, campaign.year, campaign.theme = series, year, theme.strip()[:200]
    campaign.starts_on, campaign.ends_on, campaign.source = starts_on, ends_on, source.strip()[:300]
    campaign.basis = DateBasis.ENTERED if starts_on or ends_on else DateBasis.UNKNOWN
    campaign.save()
    log_event(object_type="campaign", object_id=campaign.pk, verb="changed", actor=actor)
    return campaign


@transaction.atomic
def save_series(
    series: CampaignSeries | None, *, name: str, actor: User, organiser: str = "", cycle: str = "", source: str = "",
    retired: bool = False,
) -> CampaignSeries:  # fmt: skip
    """Write a series; a new one gets its editions at once. Raises NotAllowed, InvalidInput."""
    if not may_keep_campaigns(actor):
        raise NotAllowed
    if not name.strip():
        raise InvalidInput(_("请填写名称"), field="name", code="empty")
    if series is None:
        last = CampaignSeries.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        series = CampaignSeries(code=f"own-{last + 1}")
    if series.organiser != organiser.strip():
        series.organiser_is_default = False
    series.name, series.organiser = name.strip()[:120], organiser.strip()[:200]
    series.cycle, series.source, series.retired = cycle.strip()[:60], source.strip()[:300], retired
    series.save()
    ensure_editions()
    log_event(object_type="campaign_series", object_id=series.pk, verb="changed", actor=actor)
    return series
