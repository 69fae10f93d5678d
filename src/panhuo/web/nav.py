"""The menus: what stands where, and who is offered it. The rule of the page itself is on the view."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import get_script_prefix, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from panhuo.orgs.api import SUPPLY_KINDS, OrganisationKind, Role, User, filled
from panhuo.web.access import AccessRule, active_memberships, may_enter

Offer = Callable[[User], bool]


def _members(user: User) -> bool:
    return may_enter(AccessRule.MEMBERS, user)


def _staff(user: User) -> bool:
    return may_enter(AccessRule.STAFF, user)


def _works_for(kind: OrganisationKind) -> Offer:
    return lambda user: any(m.organisation.kind == kind for m in active_memberships(user))


_enterprise = _works_for(OrganisationKind.ENTERPRISE)


def _authorities(user: User) -> bool:
    """People who work for an authority."""
    work = (Role.ADMIN, Role.STAFF)
    houses = [m.organisation for m in active_memberships(user) if m.role in work]
    return any(one.kind == OrganisationKind.AUTHORITY and one.region_id for one in houses)


def _mandates(user: User) -> bool:
    """People of service organisations, and of those that were asked for a mandate."""
    from panhuo.exchange.mandates.api import Mandate

    return _works_for(OrganisationKind.SERVICE)(user) or (
        bool(filled(Mandate)) and Mandate.objects.visible_to(user).exists()
    )


def _discloses(user: User) -> bool:
    """Those who may disclose inventions or were named in a disclosure, and the keeper of the register."""
    from panhuo.portfolio.prefiling.api import Disclosure

    supply = any(m.organisation.kind in SUPPLY_KINDS for m in active_memberships(user))
    if user.is_superuser or supply:
        return True
    return bool(filled(Disclosure)) and Disclosure.objects.visible_to(user).exists()


def _approvers(user: User) -> bool:
    return user.is_superuser or _works_for(OrganisationKind.AUTHORITY)(user)


def _inventory(user: User) -> bool:
    """People of institutions (and their colleges), and of authorities, which check."""
    kinds = (*SUPPLY_KINDS, OrganisationKind.AUTHORITY)
    return user.is_superuser or any(m.organisation.kind in kinds for m in active_memberships(user))


def _suppliers(user: User) -> bool:
    """People of universities, institutes and hospitals."""
    return user.is_superuser or any(m.organisation.kind in SUPPLY_KINDS for m in active_memberships(user))


def _rates(user: User) -> bool:
    """People of institutions, whose patents are rated, and of enterprises, which rate."""
    houses = [m.organisation for m in active_memberships(user)]
    firm = any(one.kind == OrganisationKind.ENTERPRISE for one in houses)
    return firm or any(one.kind in SUPPLY_KINDS and one.parent_id is None for one in houses)


@dataclass(frozen=True, slots=True)
class Entry:
    """`offer`: None for everybody; `room`: prefix (or prefixes) of the url names that light the entry up."""

    menu: str
    name: str
    label: str | Promise
    room: str | tuple[str, ...]
    offer: Offer | None = None


_DEALS = (
    "agreements",
    "openlicence-list",
    "openlicence-new",
    "openlicence-batch",
    "openlicence-job",
    "openlicence-rules",
    "filings",
    "duecare",
)
ENTRIES = (
    Entry("main", "search", _("检索"), "search"),
    Entry("main", "patent-list", _("专利"), "patent"),
    Entry("main", "need-list", _("需求"), "need"),
    Entry("work", "answer-list", _("答复与对接"), ("answer", "contact"), _members),
    Entry("work", "mandate-list", _("委托"), "mandate", _mandates),
    Entry("work", "rollup-table", _("区域汇总"), "rollup", _authorities),
    Entry("work", "chain-list", _("产业链"), "chain-"),
    Entry("work", "event-list", _("对接活动"), "event-"),
    Entry("main", "service-list", _("服务机构"), "service"),
    Entry("main", "desk-home", _("公共服务台"), "desk"),
    Entry("work", "prefiling-list", _("申请前评估"), "prefiling", _discloses),
    Entry("work", "valuation-list", _("价值评估"), "valuation", _suppliers),
    Entry("work", "classes-list", _("高价值与产业分类"), "classes", _suppliers),
    Entry("work", "inventory-list", _("盘点建档"), "inventory", _inventory),
    Entry("work", "annuity-list", _("年费"), ("annuity", "decision"), _suppliers),
    Entry("work", "usefirst-library", _("先使用后付费"), "usefirst"),
    Entry("work", "ledger-list", _("账目与分配"), ("ledger", "plans", "shares"), _members),
    Entry("work", "procurement-list", _("代理采购"), ("procurement", "agency-"), _members),
    Entry("main", "openlicence-catalogue", _("开放许可"), "openlicence-catalogue"),
    Entry("work", "agreements-list", _("协议、备案和尽责"), _DEALS, _members),
    Entry("work", "policy-list", _("政策"), "policy", _members),
    Entry("work", "import-list", _("导入"), "import", _staff),
    Entry("work", "owner-reviews", _("权利人核对"), "owner", _staff),
    Entry("work", "people-list", _("发明人和团队"), "people", _suppliers),
    Entry("work", "registration-list", _("企业审核"), "registration-", _approvers),
    Entry("account", "organisation", _("我的机构"), "organisation", _members),
    Entry("account", "profile", _("企业画像"), "profile", _enterprise),
    Entry("account", "shares-statement", _("我的收益"), "shares-statement"),
    Entry("account", "notifications", _("通知"), "notification"),
    Entry("account", "subscription-list", _("订阅"), "subscription"),
    Entry("visitor", "registration", _("企业登记"), "registration"),
    Entry("foot", "policy-public", _("政策清理公开"), "policy-public"),
    Entry("foot", "method", _("匹配方法"), "method"),
    Entry("foot", "about", _("关于"), "about"),
)


@dataclass(frozen=True, slots=True)
class Item:
    """An entry as this page shows it."""

    label: str
    url: str
    current: bool


def menu(name: str, request: HttpRequest) -> Iterator[Item]:
    """The items of the menu `name` that this request's user is offered, in order."""
    here = (request.resolver_match.url_name or "") if request.resolver_match else ""
    offered = _offered(request)
    for entry in ENTRIES:
        if entry.menu == name and entry.name in offered:
            yield Item(str(entry.label), _address(entry.name, get_script_prefix()), here.startswith(entry.room))


@cache
def _address(name: str, _prefix: str) -> str:
    """Thirty addresses a page that never change; `_prefix`: where the site lies on its host."""
    return reverse(name)


def _offered(request: HttpRequest) -> set[str]:
    """Names of all entries that this user is offered: asked once a request, though menus are drawn several times."""
    known: set[str] | None = getattr(request, "panhuo_menu", None)
    if known is None:
        user = request.user
        known = {
            entry.name
            for entry in ENTRIES
            if entry.offer is None or (not isinstance(user, AnonymousUser) and entry.offer(user))
        }
        request.panhuo_menu = known  # type: ignore[attr-defined]
    return known
