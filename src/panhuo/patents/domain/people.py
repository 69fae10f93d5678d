"""People whom their office enters; others make their entry themselves by claiming a name on a patent."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.orgs.api import InvalidInput, Organisation, User, log_event
from panhuo.patents.domain.inventors import belongs
from panhuo.patents.models import Person
from panhuo.patents.rules import require_write

LONGEST_NAME = 120
PERSON = "person"


@transaction.atomic
def add_person(*, name: str, organisation: Organisation, account: User | None, actor: User | None) -> Person:
    """A person of the organisation; with `account`, that person's own log-in.

    Raises:
        NotAllowed: the actor may not write for the organisation.
        InvalidInput: no name; or the account is of another organisation, or belongs to another entry.
    """
    require_write(actor, organisation)
    tidy = _checked(name, organisation, account, but=None)
    person = Person.objects.create(name=tidy, organisation=organisation, user=account)
    _log(person, "created", actor)
    return person


@transaction.atomic
def change_person(person: Person, *, name: str, account: User | None, actor: User | None) -> Person:
    """Another name (a wrong character), another account or none.

    Raises:
        NotAllowed, InvalidInput: as `add_person` does; InvalidInput also for somebody without organisation.
    """
    require_write(actor, person.organisation)
    tidy = _checked(name, person.organisation, account, but=person)
    if (tidy, account) != (person.name, person.user):
        person.name, person.user = tidy, account
        person.save(update_fields=("name", "user"))
        _log(person, "changed", actor)
    return person


@transaction.atomic
def remove_person(person: Person, *, actor: User | None) -> None:
    """Take an entry out that was a mistake.

    Raises:
        NotAllowed: the actor may not write for the organisation.
        InvalidInput: the person is named on patents.
    """
    require_write(actor, person.organisation)
    named = person.inventions.count()
    if named:
        message = _("此人还登记为 %(n)s 件专利的发明人，请先在这些专利上解除登记")
        raise InvalidInput(message, field="person", code="named", params={"n": named})
    _log(person, "removed", actor)
    person.delete()


def _checked(name: str, organisation: Organisation | None, account: User | None, *, but: Person | None) -> str:
    tidy = name.strip()
    if not tidy or len(tidy) > LONGEST_NAME:
        raise InvalidInput(_("姓名应为 1 到 120 个字"), field="name", code="name")
    if account is None or (but is not None and but.user_id == account.pk):
        return tidy
    if organisation is None or not belongs(account, organisation):
        raise InvalidInput(_("所选账号不属于本机构"), field="account", code="account")
    if Person.objects.filter(user=account).exists():
        raise InvalidInput(_("所选账号已对应另一位发明人"), field="account", code="taken")
    return tidy


def _log(person: Person, verb: str, actor: User | None) -> None:
    data = {"name": person.name, "account": person.user_id}
    log_event(
        object_type=PERSON, object_id=person.pk, verb=verb, actor=actor, organisation=person.organisation, data=data
    )
