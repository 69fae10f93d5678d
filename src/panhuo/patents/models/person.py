"""Inventors: people of an organisation, or names that nobody has claimed yet; and their teams."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from panhuo.patents.queries.people import PersonQuerySet, TeamQuerySet


class Person(models.Model):
    """A researcher; `user` is set once the person claimed the entry."""

    name = models.CharField(max_length=120)
    organisation = models.ForeignKey("orgs.Organisation", null=True, blank=True, on_delete=models.SET_NULL)
    user = models.OneToOneField(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL)

    objects = PersonQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name


class Team(models.Model):
    name = models.CharField(max_length=120)
    organisation = models.ForeignKey("orgs.Organisation", on_delete=models.CASCADE, related_name="+")
    members = models.ManyToManyField(Person, related_name="teams")

    objects = TeamQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name


class Inventor(models.Model):
    """A name on a patent, in order; `person` is empty while the name is unclaimed."""

    patent = models.ForeignKey("patents.Patent", on_delete=models.CASCADE, related_name="inventors")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="inventions")

    class Meta:
        ordering = ("position",)
        constraints = (models.UniqueConstraint(fields=("patent", "position"), name="one_inventor_a_position"),)

    def __str__(self) -> str:
        return self.name
