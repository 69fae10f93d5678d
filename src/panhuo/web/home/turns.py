"""Whose turn is it? What waits for this person, the longest waiting first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from django.db.models import Exists, Model, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from panhuo.deals.agreements.api import Approval
from panhuo.deals.filings.api import Filing
from panhuo.deals.openlicence.api import Acceptance
from panhuo.exchange.answers.api import AnswerRequest
from panhuo.exchange.contacts.api import Broker, Contact, Meeting
from panhuo.exchange.desk.api import Question
from panhuo.exchange.events.api import MatchEvent
from panhuo.exchange.mandates.api import BothSidesConsent, Mandate
from panhuo.exchange.procurement.api import AgencyOrder, Procurement
from panhuo.exchange.rollup.api import Dunning
from panhuo.exchange.services.api import CreditRecord, ServiceOrder, ServiceRequest
from panhuo.imports.api import ImportBatch, ImportState
from panhuo.needs.api import EnterpriseProfile, Need, NeedStatus
from panhuo.orgs.api import (
    SUPPLY_KINDS,
    Event,
    Notification,
    Organisation,
    OrganisationKind,
    Registration,
    RegistrationStatus,
    User,
    Viewer,
    filled,
    is_installation_admin,
    own_organisations,
    pending_registrations,
    retold,
    unread,
)
from panhuo.patents.api import OwnerName, owner_reviews, patents_of
from panhuo.policies.api import HandIn
from panhuo.portfolio.inventory.api import Entry, Sampling
from panhuo.portfolio.prefiling.api import Disclosure
from panhuo.portfolio.ratings.api import Invitation
from panhuo.web.access import AccessRule, may_enter
from panhuo.web.agreements.turns import deal_turns
from panhuo.web.events_room.turns import event_turns
from panhuo.web.home.exchange_turns import answer_turns, broker_turns, contact_turns, meeting_turns
from panhuo.web.home.turn import MOST_OF_A_KIND, Turn
from panhuo.web.inventory.turns import inventory_turns, rating_turns
from panhuo.web.mandates.turns import dunning_turns, mandate_turns
from panhuo.web.match.seen import SEEN
from panhuo.web.policies.turns import policy_turns
from panhuo.web.prefiling.turns import disclosure_turns
from panhuo.web.services.turns import credit_turns, desk_turns, procurement_turns, service_turns

WAITING_STATES: Final = (ImportState.PLANNED, ImportState.NEEDS_MAPPING, ImportState.FAILED)


def turns(user: User) -> list[Turn]:
    """Everything that waits for `user`. Those without a date come last, in the order of their makers."""
    there = filled(*_TOLD_OF)
    found = [turn for make, models in MAKERS if not models or there & set(models) for turn in make(user)]
    return sorted(found, key=lambda turn: (turn.since is None, turn.since.timestamp() if turn.since else 0.0))


def _registrations(user: User) -> Iterator[Turn]:
    for waiting in pending_registrations(user)[:MOST_OF_A_KIND]:
        text = _("审核“%(name)s”的登记") % {"name": waiting.organisation}
        url = reverse("registration-detail", args=(waiting.pk,))
        yield Turn(_("企业审核"), text, url, _("审核"), waiting.created_at)


def _own_registration(user: User) -> Iterator[Turn]:
    for own in (
        Registration.objects.filter(applicant=user)
        .exclude(status=RegistrationStatus.APPROVED)
        .select_related("organisation")
    ):
        if own.status == RegistrationStatus.REJECTED:
            text = _("“%(name)s”的登记被退回，请更正后重新提交") % {"name": own.organisation}
            yield Turn(_("企业登记"), text, reverse("organisation"), _("更正"), own.decided_at, own.reason)


def _imports(user: User) -> Iterator[Turn]:
    if not may_enter(AccessRule.STAFF, user):
        return
    batches = ImportBatch.objects.visible_to(user).filter(state__in=WAITING_STATES).order_by("pk")
    for batch in batches[:MOST_OF_A_KIND]:
        text = _("导入 #%(n)s（%(target)s）：%(state)s") % {
            "n": batch.pk, "target": batch.get_target_display(), "state": batch.get_state_display(),
        }  # fmt: skip
        action = _("查看原因") if batch.state == ImportState.FAILED else _("去处理")
        yield Turn(_("导入"), text, reverse("import-detail", args=(batch.pk,)), action, batch.created_at)


def _owners(user: User) -> Iterator[Turn]:
    count = owner_reviews(user).count()
    if count:
        text = _("%(n)s 个权利人名称待核对是否属于本机构") % {"n": count}
        yield Turn(_("权利人"), text, reverse("owner-reviews"), _("核对"))


def _unseen_needs(user: User) -> Iterator[Turn]:
    own = Viewer.of(user).organisations  # whose needs their members see, at any level
    seen = Event.objects.filter(object_type="need", object_id=OuterRef("pk"), verb=SEEN, organisation__in=own)
    needs = Need.objects.filter(organisation__in=own, status=NeedStatus.OPEN)
    for need in needs.filter(~Exists(seen)).order_by("pk")[:MOST_OF_A_KIND]:
        text = _("需求“%(title)s”的匹配还没有看过") % {"title": need.title}
        yield Turn(_("需求"), text, reverse("need-match", args=(need.pk,)), _("看匹配"), need.created_at)


def _profile(user: User) -> Iterator[Turn]:
    firms = [one for one in own_organisations(user) if one.kind == OrganisationKind.ENTERPRISE]
    known = EnterpriseProfile.objects.filter(organisation__in=firms).values_list("organisation", flat=True)
    done = set(known) if firms else set()
    for firm in (one for one in firms if one.pk not in done):
        text = _("填写“%(name)s”的画像，不写需求也能得到匹配") % {"name": firm}
        yield Turn(_("企业画像"), text, reverse("profile"), _("填写"))


def _first_steps(user: User) -> Iterator[Turn]:
    """What a new installation or a new institution does first."""
    if is_installation_admin(user) and not Organisation.objects.active().exists():
        yield Turn(_("机构"), _("还没有机构：先建立一家，再为它开通管理员账号"), reverse("organisation-new"), _("新建"))
    for one in own_organisations(user):
        institution = one.kind in SUPPLY_KINDS and one.parent_id is None
        if institution and may_enter(AccessRule.STAFF, user) and not patents_of(one).exists():
            text = _("导入“%(name)s”的专利清单") % {"name": one}
            yield Turn(_("导入"), text, reverse("import-new"), _("导入"))


def _notifications(user: User) -> Iterator[Turn]:
    for note in unread(user)[:MOST_OF_A_KIND]:
        yield Turn(_("通知"), retold(note.text), reverse("notifications"), _("查看"), note.at)


MAKERS: Final[tuple[tuple[Callable[[User], Iterator[Turn]], tuple[type[Model], ...]], ...]] = (
    (mandate_turns, (Mandate, BothSidesConsent)),
    (dunning_turns, (Dunning,)),
    (deal_turns, (Approval, Filing, Acceptance)),
    (_registrations, (Registration,)),
    (_own_registration, (Registration,)),
    (_imports, (ImportBatch,)),
    (_unseen_needs, (Need,)),
    (_notifications, (Notification,)),
    (_owners, (OwnerName,)),
    (_profile, ()),
    (_first_steps, ()),
    (inventory_turns, (Entry, Sampling)),
    (rating_turns, (Invitation,)),
    (answer_turns, (AnswerRequest,)),
    (contact_turns, (Contact,)),
    (meeting_turns, (Meeting,)),
    (broker_turns, (Broker,)),
    (event_turns, (MatchEvent,)),
    (service_turns, (ServiceOrder, ServiceRequest)),
    (credit_turns, (CreditRecord,)),
    (procurement_turns, (Procurement, AgencyOrder)),
    (desk_turns, (Question,)),
    (policy_turns, (HandIn,)),
    (disclosure_turns, (Disclosure,)),
)
"""Each with the records that its lines tell of: where there are none of them at all, nobody need be asked for."""
_TOLD_OF: Final = tuple(dict.fromkeys(model for _make, models in MAKERS for model in models))
