"""Taking a licence by notice and payment; when it arises it becomes an agreement."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.deals.agreements.api import PartyValue, Side, obtained_licence, staff_of
from panhuo.deals.openlicence.domain.write import tell
from panhuo.deals.openlicence.enums import OPEN_STATES
from panhuo.deals.openlicence.may import may_accept, require_work
from panhuo.deals.openlicence.models import Acceptance, AcceptancePayment, OpenStatement
from panhuo.deals.openlicence.queries.fee import due_first, fee_words
from panhuo.deals.rules.open_licence.arises import Announced, Arising, Paying, licence_arises
from panhuo.orgs.api import InvalidInput, NotAllowed, notify, require_one_side

if TYPE_CHECKING:
    from django.core.files.base import File

    from panhuo.orgs.models import Organisation, User


@transaction.atomic
def give_notice(
    statement: OpenStatement, *, organisation: Organisation, contact: str, text: str, actor: User
) -> Acceptance:
    """A registered firm tells the patentee in writing, today, that it takes the licence.

    Raises:
        NotAllowed: not staff of the firm, the patentee itself, on both sides, or the statement is not open.
        InvalidInput: it gave notice before, or says nothing.
    """
    if not may_accept(actor, statement, organisation):
        raise NotAllowed(_("只有其他单位的工作人员能在声明公告期间接受"))
    _one_side(statement, organisation, actor)
    if statement.acceptances.filter(organisation=organisation, withdrawn=False).exists():
        raise InvalidInput(_("贵单位已经通知过"), field="contact", code="known")
    if not text.strip() or not contact.strip():
        raise InvalidInput(_("请填写通知内容和联系方式"), field="text")
    row = _write(
        statement, organisation=organisation, name=organisation.name, uscc=organisation.uscc or "", contact=contact,
        notice_on=timezone.localdate(), text=text, file=None, actor=actor,
    )  # fmt: skip
    url = reverse("openlicence-detail", args=(statement.pk,))
    notify(
        users=staff_of(statement.holder), url=url, key=f"acceptance:{row.pk}",
        text=_("%(name)s 书面通知接受专利 %(number)s 的开放许可") % {"name": row.name, "number": statement.number},
    )  # fmt: skip
    return row


@transaction.atomic
def record_notice(
    statement: OpenStatement,
    *,
    name: str,
    uscc: str,
    contact: str,
    notice_on: date,
    actor: User,
    organisation: Organisation | None = None,
    file: File[bytes] | None = None,
) -> Acceptance:
    """The patentee's office enters a written notice that it received.

    Raises:
        NotAllowed: not staff of the holder, or on both sides.
        InvalidInput: no name, a day in the future, or the statement is not open.
    """
    require_work(actor, statement.holder)
    _one_side(statement, organisation, actor)
    if statement.state not in OPEN_STATES:
        raise InvalidInput(_("声明没有公告或已经终止"), field="name")
    if not name.strip() and organisation is None:
        raise InvalidInput(_("请填写被许可人"), field="name")
    if notice_on > timezone.localdate():
        raise InvalidInput(_("通知日不能晚于今天"), field="notice_on")
    return _write(
        statement, organisation=organisation, name=name.strip() or str(organisation), uscc=uscc, contact=contact,
        notice_on=notice_on, text="", file=file, actor=actor,
    )  # fmt: skip


def _one_side(statement: OpenStatement, organisation: Organisation | None, actor: User) -> None:
    """A licence arises between two: nobody acts for both by mandate unasked (民法典第一百六十八条)."""
    require_one_side(actor, demand=organisation, supply=statement.holder, patent_ids=[statement.patent_id])


def _write(
    statement: OpenStatement,
    *,
    organisation: Organisation | None,
    name: str,
    uscc: str,
    contact: str,
    notice_on: date,
    text: str,
    file: File[bytes] | None,
    actor: User,
) -> Acceptance:
    row = Acceptance.objects.create(
        statement=statement, organisation=organisation, name=name[:200], uscc=uscc[:18], contact=contact.strip()[:200],
        notice_on=notice_on, notice_text=text.strip(), notice_file=file or "", created_by=actor,
    )  # fmt: skip
    tell(statement, "acceptance_recorded", actor, acceptance=row.pk)
    settle(row, actor=actor)
    row.refresh_from_db()
    return row


@transaction.atomic
def record_payment(acceptance: Acceptance, *, day: date, amount: int, note: str, actor: User) -> Acceptance:
    """The patentee received `amount` 分 on `day`; where it completes what is due first, the licence arises.

    Raises:
        NotAllowed: not staff of the holder, or on both sides.
        InvalidInput: nothing received, or a day in the future.
    """
    require_work(actor, acceptance.statement.holder)
    _one_side(acceptance.statement, acceptance.organisation, actor)
    if amount <= 0:
        raise InvalidInput(_("金额应大于零"), field="amount")
    if day > timezone.localdate():
        raise InvalidInput(_("到账日不能晚于今天"), field="day")
    AcceptancePayment.objects.create(acceptance=acceptance, day=day, amount=amount, note=note[:120], actor=actor)
    tell(acceptance.statement, "acceptance_paid", actor, acceptance=acceptance.pk, amount=amount)
    settle(acceptance, actor=actor)
    acceptance.refresh_from_db()
    return acceptance


@transaction.atomic
def take_back_notice(acceptance: Acceptance, *, actor: User) -> None:
    """The notice was withdrawn before a licence arose. Raises `NotAllowed`."""
    own = acceptance.organisation is not None and may_accept(actor, acceptance.statement, acceptance.organisation)
    if not own:
        require_work(actor, acceptance.statement.holder)
    if acceptance.obtained_on is not None:
        raise NotAllowed(_("已经获得许可，不能撤回通知"))
    acceptance.withdrawn = True
    acceptance.save(update_fields=("withdrawn",))
    tell(acceptance.statement, "acceptance_withdrawn", actor, acceptance=acceptance.pk)


def arising_of(acceptance: Acceptance) -> Arising:
    """Whether and when the licence arose, by the rules."""
    one = acceptance.statement
    paid = tuple((row.day, row.amount) for row in acceptance.payments.all())
    statement = Announced(one.announced_on, one.withdrawn_on or one.ended_on, one.last)
    return licence_arises(statement, notice=acceptance.notice_on, paying=Paying(due_first(one), paid))


def settle(acceptance: Acceptance, *, actor: User) -> None:
    """Follow the rules: write down what lacks, or the licence. A licence once obtained stays."""
    if acceptance.obtained_on is not None or acceptance.withdrawn:
        return
    statement = acceptance.statement
    arising = arising_of(acceptance)
    acceptance.missing = arising.missing.value
    if arising.day is not None:
        acceptance.obtained_on = arising.day
        acceptance.agreement = obtained_licence(
            author=statement.created_by, actor=actor, holder=statement.holder, patent=statement.patent,
            obtained_on=arising.day,
            licensee=PartyValue(
                Side.TAKER, acceptance.name, acceptance.organisation, acceptance.uscc, "", acceptance.contact
            ),
            title=_("开放许可：%(title)s") % {"title": statement.title[:150]}, ends_on=statement.last,
            payment_terms=f"{fee_words(statement)}；{statement.due}".strip("；"), price=due_first(statement) or None,
        )  # fmt: skip
    acceptance.save(update_fields=("missing", "obtained_on", "agreement"))


def settle_all(statement: OpenStatement, *, actor: User) -> None:
    """Every acceptance that has no licence yet."""
    for row in statement.acceptances.filter(obtained_on=None, withdrawn=False).select_related("statement__holder"):
        settle(row, actor=actor)
