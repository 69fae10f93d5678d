"""Courses, and who signed up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from panhuo.exchange.desk.enums import CourseState, SeatState, Topic
from panhuo.exchange.desk.queries.visible import SignUpQuerySet

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager


class Course(models.Model):
    """Public. `capacity` None: no limit."""

    sign_ups: RelatedManager[SignUp]

    organisation = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    topic = models.CharField(_("主题"), max_length=14, choices=Topic.choices)
    title = models.CharField(_("名称"), max_length=120)
    text = models.TextField(_("内容"))
    place = models.CharField(_("地点或网址"), max_length=200)
    starts_at = models.DateTimeField(_("开始"))
    ends_at = models.DateTimeField(_("结束"))
    sign_up_until = models.DateField(_("报名截止"))
    capacity = models.PositiveIntegerField(_("名额"), null=True, blank=True)
    state = models.CharField(max_length=10, choices=CourseState.choices, default=CourseState.OPEN)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("starts_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ends_at__gte=models.F("starts_at")), name="desk_course_ends_after_it_starts"
            ),
        )

    def __str__(self) -> str:
        return self.title


class SignUp(models.Model):
    """Seats go by `queued_at`, first come, first served. `attended` None: not noted."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="sign_ups")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=8, choices=SeatState.choices)
    queued_at = models.DateTimeField()
    attended = models.BooleanField(null=True, blank=True)

    objects = SignUpQuerySet.as_manager()

    class Meta:
        ordering = ("queued_at", "pk")
        constraints = (models.UniqueConstraint(fields=("course", "user"), name="desk_one_sign_up_each"),)

    def __str__(self) -> str:
        return f"#{self.course_id} {self.user_id}"
