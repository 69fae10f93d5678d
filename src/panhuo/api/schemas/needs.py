"""Needs as the API gives them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from ninja import Field, Schema

from panhuo.api.schemas.common import Coded, UnknownOut


class NeedOut(Schema):
    """A need in a list. Budgets are 元, null where the enterprise did not say."""

    id: int
    title: str
    organisation: str | None
    industry: Coded | None
    region: Coded | None
    budget_min_yuan: Decimal | None
    budget_max_yuan: Decimal | None
    modes: list[Coded]
    deadline: date | None
    status: Coded
    is_demo: bool = Field(description="true：示例数据，均为虚构")
    version: int


class NeedDetailOut(NeedOut):
    """All that a need's page shows."""

    text: str
    unknown: list[UnknownOut]
