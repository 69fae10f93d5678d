"""Who is looking: for which side they may speak."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser

from panhuo.matching.api import MatchRating, RatingSide, may_rate, ratings_for
from panhuo.needs.api import EnterpriseProfile, Need
from panhuo.orgs.api import User, is_installation_admin, organisations_of
from panhuo.patents.api import Patent

Demand = Need | EnterpriseProfile


@dataclass(frozen=True, slots=True)
class Looker:
    """The user of a page with the ids of their organisations, read once."""

    user: User | AnonymousUser
    own: frozenset[int]

    @classmethod
    def of(cls, user: User | AnonymousUser) -> Looker:
        return cls(user, frozenset(organisations_of(user).values_list("pk", flat=True)))

    def sides(self, patent: Patent, demand: Demand) -> Iterable[RatingSide]:
        """Sides for which the user may rate this pair, the demand first.

        Pairs that have nothing to do with the user's organisations are told without a query.
        """
        if isinstance(self.user, AnonymousUser):
            return
        for side in (RatingSide.DEMAND, RatingSide.SUPPLY):
            if self._concerned(side, patent, demand) and may_rate(self.user, side=side, patent=patent, subject=demand):
                yield side

    def side(self, patent: Patent, demand: Demand) -> RatingSide | None:
        """The side for which the user rates, None for those who speak for neither."""
        return next(iter(self.sides(patent, demand)), None)

    def ratings(self, demand: Demand) -> dict[int, MatchRating]:
        """The user's own ratings of this need's matches: id of the patent → rating."""
        if isinstance(self.user, AnonymousUser):
            return {}
        return {rating.patent_id: rating for rating in ratings_for(demand, self.user) if rating.user_id == self.user.pk}

    def _concerned(self, side: RatingSide, patent: Patent, demand: Demand) -> bool:
        if is_installation_admin(self.user):
            return True
        if side is RatingSide.DEMAND:
            return demand.organisation_id in self.own or getattr(demand, "created_by_id", None) == self.user.pk
        owners = {owner.owner_name.organisation_id for owner in patent.owners.all()}
        return bool(self.own & ({patent.holder_id} | owners))
