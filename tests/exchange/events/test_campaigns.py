"""Campaigns are data: next year's are there, defaults are labelled, what the administrator writes stays."""

from __future__ import annotations

from datetime import date

import pytest

from panhuo.exchange.events.api import Campaign, CampaignSeries, ensure_editions, save_campaign, save_series
from panhuo.orgs.api import InvalidInput, NotAllowed


def test_editions_of_this_year_and_the_next_with_honest_dates(root, office):
    assert ensure_editions(today=date(2026, 5, 1))
    assert ensure_editions(today=date(2026, 5, 1)) == 0
    fair = CampaignSeries.objects.get(code="baichang-wanqi")
    assert set(fair.editions.values_list("year", "basis")) == {(2024, "official"), (2026, "default"), (2027, "default")}
    chain = Campaign.objects.get(series__code="yiyue-yilian", year=2027)
    assert (chain.starts_on, chain.basis) == (None, "unknown")
    with pytest.raises(NotAllowed):
        save_campaign(chain, series=chain.series, year=2027, starts_on=None, ends_on=None, actor=office)
    days = {"starts_on": date(2027, 3, 1), "ends_on": date(2027, 11, 30)}
    save_campaign(chain, series=chain.series, year=2027, source="示例通知", actor=root, **days)
    with pytest.raises(InvalidInput, match="已经有了"):
        save_campaign(None, series=chain.series, year=2027, actor=root, **days)
    ensure_editions(today=date(2027, 1, 2))
    chain.refresh_from_db()
    assert (chain.starts_on, chain.basis) == (date(2027, 3, 1), "entered")
    assert Campaign.objects.filter(series=chain.series, year=2028).exists()
    own = save_series(None, name="示例对接月", actor=root)
    assert own.editions.exists()
