"""`visible_to` as tokens: a record carries who may find it, an asker who they are. One shared token is enough.

The index only filters by them beforehand; what is shown is checked against the records again. A property test
keeps both equal.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from django.db.models import Q
from django.utils import timezone

from panhuo.orgs.api import AccessGrant, RepresentationScope, Viewer, represented_ids

SCOPE: Final = "scope"
PUBLIC: Final = "public"
MEMBERS: Final = "members"
ALL: Final = "all"
"""How the administrator's scope is called in stored runs; it is never a token."""

Grants = Mapping[int, Sequence[str]]


def organisation_token(organisation_id: int) -> str:
    """``org:7``."""
    return f"org:{organisation_id}"


def user_token(user_id: int) -> str:
    """``user:7``."""
    return f"user:{user_id}"


def tokens_of(*, visibility: str, organisation_id: int | None, granted: Sequence[str] = ()) -> tuple[str, ...]:
    """Who may find a record of this visibility that belongs to this organisation and is shared with `granted`."""
    own = [visibility] if visibility in (PUBLIC, MEMBERS) else []
    if organisation_id is not None:
        own.append(organisation_token(organisation_id))
    return tuple(dict.fromkeys([*own, *granted]))


def tokens_for(viewer: Viewer) -> tuple[str, ...] | None:
    """What the asker may use; None: no filter, they see everything. By mandate also what their principals may."""
    if viewer.sees_all:
        return None
    tokens = [PUBLIC]
    if viewer.is_member:
        houses = {*viewer.organisations, *represented_ids(viewer, RepresentationScope.NEEDS)}
        tokens += [MEMBERS, *(organisation_token(pk) for pk in sorted(houses))]
    if viewer.user_id is not None:
        tokens.append(user_token(viewer.user_id))
    return tuple(tokens)


def granted_tokens(object_type: str, ids: Sequence[int]) -> Grants:
    """Tokens of those with whom each of these objects is shared now."""
    live = Q(until=None) | Q(until__gt=timezone.now())
    rows = AccessGrant.objects.filter(live, object_type=object_type, object_id__in=ids)
    tokens: dict[int, list[str]] = defaultdict(list)
    for object_id, organisation_id, user_id in rows.values_list("object_id", "organisation_id", "user_id"):
        token = user_token(user_id) if organisation_id is None else organisation_token(organisation_id)
        tokens[object_id].append(token)
    return tokens
