"""Where a patent was last decided about."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser

from panhuo.orgs.api import User
from panhuo.patents.api import Patent
from panhuo.portfolio.decisions.enums import ReviewState
from panhuo.portfolio.decisions.models import Review


def latest_review(patent: Patent, user: User | AnonymousUser) -> Review | None:
    """The newest review with this patent that the user may see; one that was called off does not count."""
    reviews = Review.objects.visible_to(user).exclude(state=ReviewState.CANCELLED)
    return reviews.filter(proposals__account__patent=patent).order_by("-pk").first()
