"""Writing disclosures: new, changed, handed in, taken up again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed, Organisation
from panhuo.portfolio.prefiling.domain.people import add_person
from panhuo.portfolio.prefiling.domain.tell import office_of, say, tell
from panhuo.portfolio.prefiling.enums import Confidentiality, DisclosureState, PersonRole
from panhuo.portfolio.prefiling.may import is_inventor, is_office, may_disclose_for, may_edit
from panhuo.portfolio.prefiling.models import Disclosure, DisclosureInventor, Funding
from panhuo.portfolio.prefiling.values import DisclosureValues

if TYPE_CHECKING:
    from panhuo.orgs.models import User

LONGEST_TEXT: Final = 30_000
LONGEST_TITLE: Final = 200
MOST_YEARS: Final = 20


@transaction.atomic
def create_disclosure(values: DisclosureValues, *, organisation: Organisation, office: User, actor: User) -> Disclosure:
    """A new disclosure of `actor`, to be handled by `office`, who must work for the institution.

    Raises:
        NotAllowed: not a member of the organisation, or it is none that files patents here.
        InvalidInput: a value is missing or too long.
    """
    if not may_disclose_for(actor, organisation):
        raise NotAllowed
    _check(values)
    disclosure = Disclosure.objects.create(organisation=organisation, author=actor, **_fields(values))
    _lists(disclosure, values)
    tell(disclosure, verb="created", actor=actor)
    add_person(disclosure, user=office, role=PersonRole.OFFICE, actor=actor)
    return disclosure


@transaction.atomic
def edit_disclosure(disclosure: Disclosure, values: DisclosureValues, *, actor: User) -> Disclosure:
    """Change a draft. Raises NotAllowed or InvalidInput as for a new one."""
    if not may_edit(actor, disclosure):
        raise NotAllowed
    _check(values)
    for name, value in _fields(values).items():
        setattr(disclosure, name, value)
    disclosure.save()
    disclosure.inventors.all().delete()
    disclosure.funding.all().delete()
    _lists(disclosure, values)
    tell(disclosure, verb="changed", actor=actor)
    return disclosure


@transaction.atomic
def submit_disclosure(disclosure: Disclosure, *, actor: User) -> Disclosure:
    """Hand it in for assessment.

    Raises:
        NotAllowed: not author or inventor, or it is no draft.
        InvalidInput: the statement on public funding is missing, or there is no office staff named.
    """
    if not may_edit(actor, disclosure):
        raise NotAllowed
    if disclosure.publicly_funded is None:
        raise InvalidInput(_("提交前请声明是否由财政资助项目形成"), field="publicly_funded", code="funding_not_said")
    if disclosure.publicly_funded and not disclosure.funding.exists():
        raise InvalidInput(_("请填写财政资助项目的名称、编号和资助机构"), field="funding", code="funding_empty")
    if not disclosure.planned_use:
        raise InvalidInput(_("提交前请填写打算怎么用：评估以产业化前景为核心"), field="planned_use", code="use_empty")
    office = office_of(disclosure)
    if not office:
        raise InvalidInput(_("请先指定经办人"), field="office", code="no_office")
    disclosure.state = DisclosureState.ASSESSING
    disclosure.submitted_at = timezone.now()
    disclosure.save(update_fields=["state", "submitted_at"])
    event = tell(disclosure, verb="submitted", actor=actor)
    say(disclosure, users=office, text=_("披露 #%(n)s 已提交，请安排评审"), key=f"event:{event.pk}")
    return disclosure


@transaction.atomic
def reopen_disclosure(disclosure: Disclosure, *, actor: User) -> Disclosure:
    """Take a decided one up again in a new round; what was decided before opens no filing any more.

    Raises:
        NotAllowed: neither author, inventor nor named office staff.
        DomainError: it is not decided, or a filing was made from it.
    """
    if not (is_inventor(actor, disclosure) or is_office(actor, disclosure)):
        raise NotAllowed
    if disclosure.state != DisclosureState.DECIDED or disclosure.filings.exists():
        raise DomainError(_("只有已决定且尚未提出申请的披露可以重新评估"), code="not_reopenable")
    disclosure.state = DisclosureState.DRAFT
    disclosure.round += 1
    disclosure.save(update_fields=["state", "round"])
    tell(disclosure, verb="reopened", actor=actor)
    return disclosure


def _fields(values: DisclosureValues) -> dict[str, object]:
    return {
        "title": values.title.strip(),
        "description": values.description.strip(),
        "planned_use": values.planned_use.strip(),
        "publicly_funded": values.publicly_funded,
        "planned_years": values.planned_years,
        "confidentiality": values.confidentiality,
    }


def _lists(disclosure: Disclosure, values: DisclosureValues) -> None:
    DisclosureInventor.objects.bulk_create(
        DisclosureInventor(disclosure=disclosure, position=at, name=one.name.strip(), user=one.user)
        for at, one in enumerate(values.inventors, start=1)
    )
    if values.publicly_funded:
        Funding.objects.bulk_create(
            Funding(disclosure=disclosure, project=one.project, number=one.number, agency=one.agency)
            for one in values.funding
        )


def _check(values: DisclosureValues) -> None:
    if not values.title.strip() or len(values.title) > LONGEST_TITLE:
        message = _("请填写名称，最多 %(most)s 个字")
        raise InvalidInput(message, field="title", code="title", params={"most": LONGEST_TITLE})
    for name, text in (("description", values.description), ("planned_use", values.planned_use)):
        if len(text) > LONGEST_TEXT:
            message = _("最多 %(most)s 个字，这里有 %(n)s 个字")
            raise InvalidInput(message, field=name, code="long", params={"most": LONGEST_TEXT, "n": len(text)})
    if not values.description.strip():
        raise InvalidInput(_("请填写技术方案，检索现有技术靠它进行"), field="description", code="empty")
    if values.planned_years is not None and not 1 <= values.planned_years <= MOST_YEARS:
        message = _("计划维持年限应为 1 到 %(most)s 年")
        raise InvalidInput(message, field="planned_years", code="years", params={"most": MOST_YEARS})
    if values.confidentiality not in Confidentiality.values:
        raise InvalidInput(_("没有这种密级"), field="confidentiality", code="choice")
    if not [one for one in values.inventors if one.name.strip()]:
        raise InvalidInput(_("请至少填写一位发明人"), field="inventors", code="no_inventor")
    if any(not (f.project.strip() and f.number.strip() and f.agency.strip()) for f in values.funding):
        raise InvalidInput(_("每个财政资助项目都要有名称、编号和资助机构"), field="funding", code="funding_part")
