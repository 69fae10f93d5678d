"""Who may do what at the desk, as small predicates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from panhuo.exchange.desk.enums import CourseState, QuestionState
from panhuo.exchange.desk.queries.visible import ANSWERING_KINDS
from panhuo.exchange.services.api import ServiceProfile
from panhuo.orgs.api import (
    Organisation,
    OrganisationKind,
    User,
    is_installation_admin,
    is_staff_of,
    organisations_of,
    works_for_kind,
)

if TYPE_CHECKING:
    from panhuo.exchange.desk.models import Course, Question


def may_answer(user: User) -> bool:
    """Staff of authorities and of service organisations, and the administrator of the installation."""
    return is_installation_admin(user) or works_for_kind(user, ANSWERING_KINDS)


def may_publish(user: User, question: Question) -> bool:
    """An authority publishes, and only where who asked agreed."""
    official = is_installation_admin(user) or works_for_kind(user, OrganisationKind.AUTHORITY)
    return official and question.may_publish and question.state in {QuestionState.ANSWERED, QuestionState.PUBLISHED}


def may_write_guides(user: User) -> bool:
    return is_installation_admin(user) or works_for_kind(user, OrganisationKind.AUTHORITY)


def teachers_of(user: User) -> list[Organisation]:
    """Organisations for which the user may hold courses: authorities, and those in the directory of services."""
    listed = set(ServiceProfile.objects.listed().values_list("organisation_id", flat=True))
    own = organisations_of(user)
    return [
        one for one in own if (one.kind == OrganisationKind.AUTHORITY or one.pk in listed) and is_staff_of(user, one)
    ]


def may_run(user: User, course: Course) -> bool:
    return is_staff_of(user, course.organisation)


def takes_sign_ups(course: Course) -> bool:
    """Open, before its last day of signing up and before it begins."""
    now = timezone.now()
    return course.state == CourseState.OPEN and timezone.localdate() <= course.sign_up_until and now < course.starts_at
