"""Names on patents become people: claimed by themselves or entered by their office."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.orgs.api import InvalidInput, NotAllowed, Organisation, User, is_member_of, log_event
from panhuo.patents.domain.touch import OBJECT_TYPE
from panhuo.patents.models import Inventor, Person, Team
from panhuo.patents.queries.owners import current_owners
from panhuo.patents.rules import may_write_for, require_write


@transaction.atomic
def claim_inventor(inventor: Inventor, *, actor: User) -> Person:
    """Link a name on a patent with the person who says "that's me".

    The person must belong to an organisation that owns the patent or holds its record, or to a part of one (a college),
    and bear the name.

    Raises:
        NotAllowed: they don't belong to such an organisation.
        InvalidInput: the name is another, or claimed by somebody else already.
    """
    home = next((org for org in _organisations(inventor) if _belongs(actor, org)), None)
    if home is None:
        raise NotAllowed
    if inventor.name != actor.display_name:
        message = _("发明人“%(inventor)s”与您的姓名“%(name)s”不一致，请联系成果转化办登记")
        params = {"inventor": inventor.name, "name": actor.display_name}
        raise InvalidInput(message, field="inventor", code="name", params=params)
    person, _made = Person.objects.get_or_create(
        user=actor, defaults={"name": actor.display_name, "organisation": home}
    )
    _link(inventor, person, actor)
    return person


@transaction.atomic
def assign_inventor(inventor: Inventor, *, person: Person, actor: User | None) -> Person:
    """The office says who a name is.

    Raises:
        NotAllowed: the actor may not write for the person's organisation, or it has no part in the patent.
    """
    require_write(actor, person.organisation)
    if person.organisation not in _organisations(inventor):
        raise NotAllowed
    _link(inventor, person, actor)
    return person


@transaction.atomic
def release_inventor(inventor: Inventor, *, actor: User) -> None:
    """Undo a claim: by the person or their office."""
    person = inventor.person
    if person is None:
        return
    if person.user_id != actor.pk and not may_write_for(actor, person.organisation):
        raise NotAllowed
    inventor.person = None
    inventor.save(update_fields=("person",))
    _log(inventor, "inventor_released", actor, person)


@transaction.atomic
def create_team(*, name: str, organisation: Organisation, members: Iterable[Person], actor: User | None) -> Team:
    """A team of people of one organisation.

    Raises:
        NotAllowed: the actor may not write for the organisation.
        InvalidInput: no name, or a member of another organisation.
    """
    require_write(actor, organisation)
    people = list(members)
    if not name.strip() or len(name) > 120:  # noqa: PLR2004
        raise InvalidInput(_("团队名称应为 1 到 120 个字"), field="name", code="name")
    if any(person.organisation_id != organisation.pk for person in people):
        raise InvalidInput(_("团队成员必须属于同一机构"), field="members", code="members")
    team = Team.objects.create(name=name.strip(), organisation=organisation)
    team.members.set(people)
    return team


def _belongs(actor: User, organisation: Organisation) -> bool:
    parts = organisation.children.all()
    return is_member_of(actor, organisation) or any(is_member_of(actor, part) for part in parts)


def _organisations(inventor: Inventor) -> list[Organisation]:
    owners = current_owners().filter(patent=inventor.patent_id, owner_name__organisation__isnull=False)
    found = [o.owner_name.organisation for o in owners.select_related("owner_name__organisation")]
    return [org for org in (inventor.patent.holder, *found) if org is not None]


def _link(inventor: Inventor, person: Person, actor: User | None) -> None:
    if inventor.person_id not in {None, person.pk}:
        raise InvalidInput(_("这个名字已由他人认领"), field="inventor", code="claimed")
    inventor.person = person
    inventor.save(update_fields=("person",))
    _log(inventor, "inventor_claimed", actor, person)


def _log(inventor: Inventor, verb: str, actor: User | None, person: Person) -> None:
    data = {"name": inventor.name, "person": person.pk}
    log_event(object_type=OBJECT_TYPE, object_id=inventor.patent_id, verb=verb, actor=actor, data=data)
