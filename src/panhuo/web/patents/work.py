"""What the rooms know of one patent: each line is shown to those who may see the record behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from panhuo.deals.agreements.api import Agreement
from panhuo.deals.openlicence.api import OpenStatement
from panhuo.orgs.api import SUPPLY_KINDS, User
from panhuo.patents.api import Patent, display_number
from panhuo.portfolio.annuities.api import AnnuityAccount
from panhuo.portfolio.decisions.api import latest_review
from panhuo.portfolio.inventory.api import Entry
from panhuo.portfolio.valuation.api import Valuation
from panhuo.web.access import active_memberships

MOST = 5


@dataclass(frozen=True, slots=True)
class Link:
    """`room` is what it is about, `text` the record's own words; `begins`: there is no record yet, it begins one."""

    room: str
    text: str
    url: str
    begins: bool = False


def work_links(patent: Patent, user: User) -> list[Link]:
    """Records of the rooms about `patent`, and what can be begun."""
    return [link for make in MAKERS for link in make(patent, user)]


def _inventory(patent: Patent, user: User) -> Iterator[Link]:
    for one in Entry.objects.visible_to(user).filter(patent=patent)[:MOST]:
        yield Link(_("盘点建档"), one.get_state_display(), reverse("inventory-entry", args=(one.pk,)))


def _annuities(patent: Patent, user: User) -> Iterator[Link]:
    for one in AnnuityAccount.objects.visible_to(user).filter(patent=patent)[:MOST]:
        due = _("下次缴费 %(day)s") % {"day": one.next_due.isoformat()} if one.next_due else _("下次缴费未知")
        yield Link(_("年费"), due, reverse("annuity-account", args=(one.pk,)))


def _decisions(patent: Patent, user: User) -> Iterator[Link]:
    if review := latest_review(patent, user):
        url = f"{reverse('decision-review', args=(review.pk,))}?{urlencode({'q': display_number(patent)})}"
        yield Link(_("处置评审"), f"{review.title}：{review.get_state_display()}", url)


def _valuations(patent: Patent, user: User) -> Iterator[Link]:
    for one in Valuation.objects.visible_to(user).filter(patent=patent).order_by("-pk")[:MOST]:
        yield Link(_("价值评估"), str(one), reverse("valuation-detail", args=(one.pk,)))
    if any(m.organisation.kind in SUPPLY_KINDS for m in active_memberships(user)):
        number = urlencode({"number": display_number(patent)})
        yield Link(_("价值评估"), _("开始一次评估"), f"{reverse('valuation-new')}?{number}", begins=True)


def _open_licences(patent: Patent, user: User) -> Iterator[Link]:
    for one in OpenStatement.objects.visible_to(user).filter(patent=patent).order_by("-pk")[:MOST]:
        yield Link(_("开放许可"), one.get_state_display(), reverse("openlicence-detail", args=(one.pk,)))


def _agreements(patent: Patent, user: User) -> Iterator[Link]:
    rows = Agreement.objects.visible_to(user).filter(patents__patent=patent).distinct()
    for one in rows.order_by("-pk")[:MOST]:
        text = f"{one.get_kind_display()} · {one.title}：{one.get_state_display()}"
        yield Link(_("合同"), text, reverse("agreements-detail", args=(one.pk,)))


MAKERS = (_inventory, _annuities, _decisions, _valuations, _open_licences, _agreements)
