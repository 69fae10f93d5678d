"""The list of people as its address asks for it: the same for the page and for the export."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q
from django.http import QueryDict
from django.utils.translation import gettext as _

from panhuo.orgs.api import User
from panhuo.patents.api import Patent, Person, PersonQuerySet
from panhuo.web.listing import Facet, facet

LONGEST = 100
NAMES = ("org", "account")
COUNTED = "patents"
"""On how many patents that the user may see somebody is named: a column of `rows`."""


@dataclass(frozen=True, slots=True)
class PeopleQuery:
    """`q`: a part of a person's or a team's name."""

    params: QueryDict
    user: User

    @property
    def q(self) -> str:
        return self.params.get("q", "").replace("\x00", "").strip()[:LONGEST]

    def people(self, *, but: str = "") -> PersonQuerySet:
        """Those that the user may see, narrowed by all filters `but` one."""
        found = Person.objects.visible_to(self.user)
        if self.q:
            teams = Person.objects.filter(teams__name__icontains=self.q).values("pk")
            found = found.filter(Q(name__icontains=self.q) | Q(pk__in=teams))
        units = [int(v) for v in self.params.getlist("org") if v.isdecimal() and len(v) < LONGEST // 10]
        if units and but != "org":
            found = found.filter(organisation__in=units)
        accounts = set(self.params.getlist("account"))
        if but != "account" and len(accounts & {"yes", "no"}) == 1:
            found = found.filter(user__isnull="no" in accounts)
        return found

    def rows(self) -> PersonQuerySet:
        """The list itself, each with `COUNTED`."""
        seen = Patent.objects.visible_to(self.user).values("pk")
        counted = Count("inventions__patent", filter=Q(inventions__patent__in=seen), distinct=True)
        return (
            self.people()
            .select_related("organisation", "user")
            .prefetch_related("teams")
            .annotate(**{COUNTED: counted})
            .order_by("name", "pk")
        )

    def facets(self) -> Sequence[Facet]:
        """Organisations, and whether somebody has an account, with counts."""
        units = self.people(but="org").exclude(organisation=None).order_by()
        by_unit = units.values_list("organisation", "organisation__name").annotate(n=Count("pk")).order_by("-n")
        either = self.people(but="account")
        with_account = either.exclude(user=None).count()
        answers = [("yes", _("有账号"), with_account), ("no", _("没有账号"), either.count() - with_account)]
        found = [
            facet(self.params, name="org", label=_("机构"), counts=[(str(pk), name, n) for pk, name, n in by_unit]),
            facet(self.params, name="account", label=_("平台账号"), counts=answers),
        ]
        return [one for one in found if one.entries]
