"""Who hears of a request: lines for people, and its story."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from panhuo.orgs.api import Role, User, log_event, notify

if TYPE_CHECKING:
    from panhuo.exchange.answers.models import AnswerRequest
    from panhuo.orgs.api import Organisation

OBJECT_TYPE: Final = "answer_request"
WORKING: Final = (Role.ADMIN, Role.STAFF)


def staff_of(organisation: Organisation) -> list[User]:
    """Administrators and staff."""
    rows = User.objects.filter(memberships__organisation=organisation, memberships__role__in=WORKING, is_active=True)
    return list(rows.distinct())


def heads_of(organisation: Organisation) -> list[User]:
    """Administrators; where there is none, the staff."""
    rows = User.objects.filter(
        memberships__organisation=organisation, memberships__role=Role.ADMIN, is_active=True
    ).distinct()
    return list(rows) or staff_of(organisation)


def answering(request: AnswerRequest) -> list[User]:
    """The person it was handed to, else the institution's staff."""
    return [request.assignee] if request.assignee is not None else staff_of(request.organisation)


def asking(request: AnswerRequest) -> list[User]:
    """Whoever asked, else the staff of the need's organisation, else who entered the need."""
    need = request.need
    if request.asked_by is not None:
        return [request.asked_by]
    if need.organisation is not None:
        return staff_of(need.organisation)
    return [need.created_by] if need.created_by is not None else []


def say(request: AnswerRequest, *, users: list[User], text: str, key: str) -> None:
    """One line a person and key, with the way to the request."""
    notify(users=users, text=text, url=f"/answers/{request.pk}/", key=f"answers:{request.pk}:{key}")


def log(request: AnswerRequest, verb: str, actor: User | None, **data: Any) -> None:
    """One event of the request's story."""
    log_event(
        object_type=OBJECT_TYPE, object_id=request.pk, verb=verb, actor=actor, organisation=request.organisation,
        data=data,
    )  # fmt: skip
