"""Names on patents become people: claimed by themselves or entered by their office."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.orgs.api import InvalidInput, NotAllowed, Organisation, User, is_member_of, log_event
from panhuo.patents.domain.touch import OBJECT_TYPE
from panhuo.patents.models import Inventor, Patent, Person
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
    home = next((org for org in parties_of(inventor.patent) if belongs(actor, org)), None)
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
    if person.organisation not in parties_of(inventor.patent):
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


def namers_for(patent: Patent, *, actor: User | None) -> list[Organisation]:
    """Organisations with a part in the patent (they own it or hold its record) for which the actor may name people."""
    return [org for org in dict.fromkeys(parties_of(patent)) if may_write_for(actor, org)]


def parties_of(patent: Patent) -> list[Organisation]:
    """The organisation that holds the record, and today's owners that we know."""
    owners = current_owners().filter(patent=patent, owner_name__organisation__isnull=False)
    found = [o.owner_name.organisation for o in owners.select_related("owner_name__organisation")]
    return [org for org in (patent.holder, *found) if org is not None]


def belongs(user: User, organisation: Organisation) -> bool:
    """A member of it or of a part of it (a college)."""
    parts = organisation.children.all()
    return is_member_of(user, organisation) or any(is_member_of(user, part) for part in parts)


def _link(inventor: Inventor, person: Person, actor: User | None) -> None:
    if inventor.person_id not in {None, person.pk}:
        raise InvalidInput(_("这个名字已由他人认领"), field="inventor", code="claimed")
    inventor.person = person
    inventor.save(update_fields=("person",))
    _log(inventor, "inventor_claimed", actor, person)


def _log(inventor: Inventor, verb: str, actor: User | None, person: Person) -> None:
    data = {"name": inventor.name, "person": person.pk}
    log_event(object_type=OBJECT_TYPE, object_id=inventor.patent_id, verb=verb, actor=actor, data=data)
