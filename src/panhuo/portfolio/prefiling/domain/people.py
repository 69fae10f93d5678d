"""Naming the people who may read a disclosure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed
from panhuo.portfolio.prefiling.domain.tell import say, tell
from panhuo.portfolio.prefiling.enums import DisclosureState, PersonRole
from panhuo.portfolio.prefiling.may import is_inventor, may_name
from panhuo.portfolio.prefiling.models import Disclosure, DisclosurePerson
from panhuo.portfolio.prefiling.queries.units import works_in_line

if TYPE_CHECKING:
    from panhuo.orgs.models import User


@transaction.atomic
def name_person(disclosure: Disclosure, *, user: User, role: str, actor: User) -> DisclosurePerson:
    """Let `user` read the disclosure as office staff or panel member.

    Raises:
        NotAllowed: the actor may not name people in this role.
        InvalidInput: the person is an inventor, does not work for the institution (office), or is named already.
    """
    if not may_name(actor, disclosure, role):
        raise NotAllowed
    return add_person(disclosure, user=user, role=role, actor=actor)


def add_person(disclosure: Disclosure, *, user: User, role: str, actor: User) -> DisclosurePerson:
    """As `name_person`, for an actor whose right was checked."""
    if role not in PersonRole.values or not user.is_active:
        raise InvalidInput(_("没有这个角色，或账号已停用"), field="user", code="person")
    if is_inventor(user, disclosure):
        raise InvalidInput(_("发明人不能参与评审或经办自己的披露"), field="user", code="interest")
    if role == PersonRole.OFFICE and not works_in_line(user, disclosure.organisation):
        raise InvalidInput(_("经办人必须是本单位的工作人员"), field="user", code="not_staff")
    if disclosure.people.filter(user=user).exists():
        raise InvalidInput(_("此人已在名单中"), field="user", code="named")
    person = DisclosurePerson.objects.create(disclosure=disclosure, user=user, role=role, named_by=actor)
    event = tell(disclosure, verb="named", actor=actor, user=user.pk, role=role)
    if role == PersonRole.PANEL:
        say(disclosure, users=[user], text=_("请评审披露 #%(n)s"), key=f"event:{event.pk}")
    return person


@transaction.atomic
def unname_person(person: DisclosurePerson, *, actor: User) -> None:
    """Take the right to read away, at once; what the person said stays.

    Raises:
        NotAllowed: as for `name_person`.
        DomainError: the last office staff of a disclosure that is handed in.
    """
    disclosure = person.disclosure
    if not may_name(actor, disclosure, person.role):
        raise NotAllowed
    others = disclosure.people.filter(role=PersonRole.OFFICE).exclude(pk=person.pk)
    if person.role == PersonRole.OFFICE and not others.exists() and disclosure.state != DisclosureState.DRAFT:
        raise DomainError(_("请先指定另一位经办人"), code="last_office")
    tell(disclosure, verb="unnamed", actor=actor, user=person.user_id, role=person.role)
    person.delete()
