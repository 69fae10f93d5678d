"""What closing an organisation means, counted before it happens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from panhuo.needs.api import EnterpriseProfile, Need
from panhuo.orgs.api import Membership, Organisation, OrganisationStatus, Representation
from panhuo.patents.api import OwnerName, Patent, Visibility


@dataclass(frozen=True, slots=True)
class Consequence:
    """`count` of `what`, and what becomes of them."""

    what: str
    count: int
    text: str


def consequences(organisation: Organisation) -> list[Consequence]:
    """Those that concern at least one record."""
    return [one for one in _all(organisation) if one.count]


def _all(organisation: Organisation) -> Iterator[Consequence]:
    members = Membership.objects.filter(organisation=organisation)
    elsewhere = Membership.objects.filter(organisation__status=OrganisationStatus.ACTIVE).exclude(
        organisation=organisation
    )
    only = members.exclude(user__in=elsewhere.values("user")).count()
    yield Consequence(
        _("成员"),
        members.count(),
        _("不能再以本机构身份工作；其中 %(n)s 人不属于其他正常的机构，今后只能看到公开的内容") % {"n": only},
    )
    held = Patent.objects.filter(holder=organisation, merged_into=None)
    levels = held.aggregate(
        open=Count("pk", filter=~Q(visibility=Visibility.ORGANISATION)),
        own=Count("pk", filter=Q(visibility=Visibility.ORGANISATION)),
    )
    yield Consequence(_("公开或会员可见的专利记录"), levels["open"], _("照旧列出，可以检索和匹配，但没有人能更改"))
    yield Consequence(_("仅本机构可见的专利记录"), levels["own"], _("只有平台管理员和已获共享的人还能看到"))
    names = OwnerName.objects.filter(organisation=organisation).count()
    yield Consequence(_("归到本机构的权利人名称"), names, _("由规则归入的不再归到本机构，人工确认的保留"))
    needs = Need.objects.open().filter(organisation=organisation).count()
    yield Consequence(_("开放的需求"), needs, _("照旧列出并参与匹配，但不能再请求对接；不需要时请先关闭"))
    profiles = EnterpriseProfile.objects.filter(organisation=organisation).count()
    yield Consequence(_("企业画像"), profiles, _("不再参与匹配"))
    mandates = Representation.objects.filter(Q(agent=organisation) | Q(principal=organisation)).count()
    yield Consequence(_("代办授权"), mandates, _("不再有效，恢复后在原期限内重新有效"))
    parts = organisation.children.filter(status=OrganisationStatus.ACTIVE).count()
    yield Consequence(_("下级机构"), parts, _("不受影响，需要时请逐个停用"))
