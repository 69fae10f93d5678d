"""For which organisation somebody enters people and teams."""

from __future__ import annotations

from panhuo.orgs.api import NotAllowed, Organisation, User, own_organisations
from panhuo.patents.api import Patent, PatentQuerySet, Person
from panhuo.web.access import UserRequest

DIGITS = 9


def works_for(user: User) -> list[Organisation]:
    """Organisations whose people the user enters."""
    return own_organisations(user, working=True)


def unit_of(request: UserRequest) -> Organisation:
    """The organisation that the address names, else the first that the user works for.

    Raises:
        NotAllowed: the user works for none, or not for the named one.
    """
    choices = works_for(request.user)
    wanted = request.POST.get("unit") or request.GET.get("unit", "")
    if request.user.is_superuser and wanted.isdecimal() and len(wanted) <= DIGITS:
        choices = list(Organisation.objects.active().filter(pk=int(wanted)))
    found = next((one for one in choices if str(one.pk) == wanted), None) if wanted else next(iter(choices), None)
    if found is None:
        raise NotAllowed
    return found


def seen_patents(user: User, people: list[Person]) -> PatentQuerySet:
    """Patents on which these people are named, of those that the user may see; the newest first."""
    patents = Patent.objects.visible_to(user).filter(inventors__person__in=people).distinct()
    return patents.for_list().order_by("-application_date", "-pk")
