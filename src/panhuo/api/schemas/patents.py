"""Patents as the API gives them."""

from __future__ import annotations

import datetime as dt

from ninja import Field, Schema

from panhuo.api.schemas.common import Coded, UnknownOut


class OwnerOut(Schema):
    """An owner; `organisation_id` is null where the name belongs to no organisation that we know."""

    name: str
    organisation_id: int | None
    original: bool = Field(description="true：申请时的申请人；false：现权利人")


class IdentifierOut(Schema):
    kind: str
    value: str


class ClassOut(Schema):
    scheme: str
    symbol: str
    is_main: bool


class ExpiryOut(Schema):
    """When the patent ends by law; `reason` says where the date comes from, or why there is none."""

    date: dt.date | None
    reason: str


class PatentOut(Schema):
    """A patent in a list."""

    id: int
    number: str | None
    title: str | None
    title_en: str | None
    kind: Coded
    legal_state: Coded
    application_date: dt.date | None
    publication_date: dt.date | None
    grant_date: dt.date | None
    expiry: ExpiryOut
    ipc_main: str | None
    owners: list[OwnerOut]
    is_demo: bool = Field(description="true：示例数据，均为虚构")
    version: int


class PatentDetailOut(PatentOut):
    """All that a patent's page shows."""

    status_text: str | None
    abstract: str | None
    abstract_en: str | None
    claims: str | None
    inventors: list[str]
    identifiers: list[IdentifierOut]
    classes: list[ClassOut]
    family_size: int | None
    cited_by: int | None
    unknown: list[UnknownOut]
