"""Enterprises with people and profiles, all invented."""

from __future__ import annotations

from typing import Any

from factories import make_organisation, make_user
from panhuo.needs.api import save_profile
from panhuo.orgs.api import Organisation, OrganisationKind, User


def make_firm(name: str, *, products: str = "") -> tuple[Organisation, User]:
    firm = make_organisation(name=name, kind=OrganisationKind.ENTERPRISE)
    user = make_user(organisation=firm)
    if products:
        save_profile(firm, actor=user, main_products=products, technologies_wanted=products)
    return firm, user


def said(**other: Any) -> dict[str, Any]:
    return {"prospect": 4, "interest": "yes", "modes": ["licence"], "rater_name": "示例工程师"} | other
