"""Short facts of a patent and of a need, as cards and the left side show them."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _

from panhuo.needs.api import CooperationMode, Need, firm_name, format_budget, industry_name
from panhuo.orgs.api import User
from panhuo.patents.api import Patent, PatentKind, display_number, display_owner
from panhuo.web.format import day
from panhuo.web.match.cards import Fact


def patent_facts(patent: Patent) -> tuple[Fact, ...]:
    """Number, owner, kind, main class. What is missing is said to be unknown."""
    kind = "" if patent.kind == PatentKind.UNKNOWN else str(patent.get_kind_display())
    facts = [
        fact(_("号码"), display_number(patent), missing=_("号码未知")),
        fact(_("权利人"), display_owner(patent), missing=_("权利人未知")),
        fact(_("类型"), kind, missing=_("类型未知")),
    ]
    return (*facts, Fact(_("主分类号"), patent.ipc_main)) if patent.ipc_main else tuple(facts)


def need_facts(need: Need, user: User | AnonymousUser | None = None) -> tuple[Fact, ...]:
    """Who asks, for how much, how and until when."""
    return (
        fact(_("企业"), need_owner(need, user), missing=_("企业未知")),
        fact(_("行业"), industry_name(need.industry) if need.industry else ""),
        fact(_("地区"), str(need.region or "")),
        fact(_("预算"), format_budget(need)),
        fact(_("合作方式"), modes_of(need)),
        fact(_("截止"), day(need.deadline)),
    )


def need_owner(need: Need, user: User | AnonymousUser | None = None) -> str:
    """The enterprise: by its name in the file, else the organisation that published the need.

    Of an anonymous need nothing is said to whom it is not open; without a `user` to nobody.
    """
    return firm_name(need, user or AnonymousUser())


def modes_of(need: Need) -> str:
    """The ways of cooperation in words."""
    return _("、").join(str(CooperationMode(mode).label) for mode in need.modes if mode in CooperationMode.values)


def fact(label: str, value: str | None, *, missing: str = "") -> Fact:
    """A fact, or that it is unknown."""
    return Fact(label, value) if value else Fact(label, missing or _("未知"), unknown=True)
