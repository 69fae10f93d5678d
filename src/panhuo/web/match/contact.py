"""What `c` opens: who the other side is, what we know of them, and how to go on. Nothing is made up."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.translation import gettext as _

from panhuo.needs.api import EnterpriseProfile, Need, firm_known
from panhuo.orgs.api import Organisation, OrganisationStatus, User
from panhuo.patents.api import Patent, display_number, display_owner
from panhuo.web.match.facts import need_owner


@dataclass(frozen=True, slots=True)
class Contact:
    """`standing`: how the other side stands to this platform; `steps`: what to do now; `reference`: what to quote.

    `room_url`: where to ask for contact; `ask_url` and `ask_patent`: where to ask the owner for an answer in time; ""
    where that is not possible.
    """

    name: str
    kind: str
    standing: str
    steps: tuple[str, ...]
    reference: str
    room_url: str = ""
    ask_url: str = ""
    ask_patent: int = 0


def patent_contact(
    patent: Patent, *, own: Collection[int], with_letter: bool, demand: Need | EnterpriseProfile | None = None
) -> Contact:
    """The owner of a patent. `own`: ids of the user's organisations; `with_letter`: the page prints a match letter.

    `demand`: for what it was matched; those who speak for it may ask the owner here.
    """
    organisation = _owner(patent)
    reference = " ".join(
        part
        for part in (display_number(patent), _("《%(title)s》") % {"title": patent.title} if patent.title else "")
        if part
    )
    name = display_owner(patent) or _("权利人未知")
    if organisation is not None and organisation.pk in own:
        return _contact(
            name, organisation, _("这是本机构的专利。"), (_("请直接与本机构的发明人或成果转化部门联系。"),), reference
        )
    found = _contact(name, organisation, _standing(organisation), _steps(with_letter=with_letter), reference)
    if demand is None or demand.organisation_id not in own or not _here(organisation):
        return found
    asked = f"?patent={patent.pk}" + (f"&need={demand.pk}" if isinstance(demand, Need) else "")
    return replace(
        found,
        standing=_("对方在平台上，可以直接请求对接。"),
        steps=(_("评为“合适”或“不合适”并选理由：会影响本页的顺序，也会告诉权利人。"),),
        room_url=reverse("contact-new") + asked,
        ask_url=reverse("answer-ask", args=(demand.pk,)) if isinstance(demand, Need) else "",
        ask_patent=patent.pk,
    )


def need_contact(
    need: Need, *, own: Collection[int], with_letter: bool, user: User | AnonymousUser, patent: Patent | None = None
) -> Contact:
    """The enterprise of a need, as this user may know it; `patent`: for which it was matched."""
    organisation = need.organisation
    name = need_owner(need, user) or _("企业未知")
    if not firm_known(need, user):
        found = Contact(
            name,
            "",
            _("企业匿名发布，接受对接后才显示名称。"),
            (_("请求对接，并说明贵单位能解决什么。"),),
            _reference(need),
        )
        return _with_room(found, need, patent, own)
    reference = _reference(need)
    if organisation is not None and organisation.pk in own:
        return _contact(
            name, organisation, _("这是本机构发布的需求。"), (_("请直接与本机构的经办人联系。"),), reference
        )
    if organisation is not None and need.organisation_name and need.organisation_name != organisation.name:
        standing = _("由“%(name)s”代为发布，请先联系该机构。") % {"name": organisation.name}
    else:
        standing = _standing(organisation)
    found = _contact(name, organisation, standing, _steps(with_letter=with_letter), reference)
    return _with_room(found, need, patent, own)


def _with_room(found: Contact, need: Need, patent: Patent | None, own: Collection[int]) -> Contact:
    """With the way to a room where the user's organisation owns the patent and the enterprise is here."""
    houses = set() if patent is None else {owner.owner_name.organisation_id for owner in patent.owners.all()}
    mine = patent is not None and bool({patent.holder_id, *houses} & set(own))
    if patent is None or not mine or not _here(need.organisation):
        return found
    return replace(found, room_url=reverse("contact-new") + f"?need={need.pk}&patent={patent.pk}")


def _reference(need: Need) -> str:
    return " ".join(part for part in (need.external_id, _("《%(title)s》") % {"title": need.title}) if part)


def _here(organisation: Organisation | None) -> bool:
    return organisation is not None and organisation.status == OrganisationStatus.ACTIVE


def _contact(
    name: str, organisation: Organisation | None, standing: str, steps: tuple[str, ...], reference: str
) -> Contact:
    kind = str(organisation.get_kind_display()) if organisation else ""
    return Contact(name, kind, standing, steps, reference)


def _owner(patent: Patent) -> Organisation | None:
    """The first owner of today that we know as an organisation."""
    owners = sorted(patent.owners.all(), key=lambda owner: (owner.original, owner.position))
    return next((owner.owner_name.organisation for owner in owners if owner.owner_name.organisation), None)


def _standing(organisation: Organisation | None) -> str:
    if organisation is None:
        return _("尚不知道这是平台上的哪家机构，平台没有其联系方式。")
    if organisation.status == OrganisationStatus.ACTIVE:
        return _("平台收录了该机构，但没有其联系方式。")
    return _("该机构目前不在平台上。")


def _steps(*, with_letter: bool) -> tuple[str, ...]:
    letter = _("用本页的“打印匹配函”打印一页说明，连同下面的编号寄给对方的成果转化或知识产权部门。")
    quote = _("通过对方官网上的成果转化或知识产权部门联系，并引用下面的编号。")
    return (letter if with_letter else quote, _("先在这里评为“合适”：评价会保留，双方都评为合适的会优先推进。"))
