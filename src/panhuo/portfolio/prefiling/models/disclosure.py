"""A disclosure of an invention. Secret: see queries/visible.py for who may read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from panhuo.portfolio.prefiling.enums import Confidentiality, DisclosureState, PersonRole
from panhuo.portfolio.prefiling.queries.visible import DisclosureQuerySet

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

    from panhuo.portfolio.prefiling.models.assessment import Assessment
    from panhuo.portfolio.prefiling.models.decision import Decision
    from panhuo.portfolio.prefiling.models.filing import Filing
    from panhuo.portfolio.prefiling.models.search import PriorSearch


class Disclosure(models.Model):
    """`organisation` is the college or institution it comes from. `publicly_funded` None: not said yet.

    `round` grows when a disclosure is taken up again; assessments and decisions belong to a round.
    """

    inventors: RelatedManager[DisclosureInventor]
    people: RelatedManager[DisclosurePerson]
    funding: RelatedManager[Funding]
    assessments: RelatedManager[Assessment]
    decisions: RelatedManager[Decision]
    searches: RelatedManager[PriorSearch]
    filings: RelatedManager[Filing]

    organisation = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(_("名称"), max_length=200)
    description = models.TextField(_("技术方案"))
    planned_use = models.TextField(_("打算怎么用"), blank=True)
    publicly_funded = models.BooleanField(_("财政资助"), null=True, blank=True)
    planned_years = models.PositiveSmallIntegerField(_("计划维持年限"), null=True, blank=True)
    confidentiality = models.CharField(
        _("密级"), max_length=14, choices=Confidentiality.choices, default=Confidentiality.ORDINARY
    )
    state = models.CharField(max_length=10, choices=DisclosureState.choices, default=DisclosureState.DRAFT)
    round = models.PositiveSmallIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    submitted_at = models.DateTimeField(null=True, blank=True)

    objects = DisclosureQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=DisclosureState.values), name="disclosure_state_is_known"
            ),
        )

    def __str__(self) -> str:
        """Never the title: this text lands in lists of choices, error reports and logs."""
        return f"#{self.pk}"


class DisclosureInventor(models.Model):
    """`user`: the inventor's account, by which they may read the disclosure."""

    disclosure = models.ForeignKey(Disclosure, on_delete=models.CASCADE, related_name="inventors")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(fields=("disclosure", "position"), name="one_disclosure_inventor_a_position"),
        )

    def __str__(self) -> str:
        return f"#{self.disclosure_id} {self.position}"


class DisclosurePerson(models.Model):
    """Somebody who was named: of the office, or of the panel."""

    disclosure = models.ForeignKey(Disclosure, on_delete=models.CASCADE, related_name="people")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=8, choices=PersonRole.choices)
    named_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    named_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("disclosure", "user"), name="one_role_a_disclosure"),)

    def __str__(self) -> str:
        return f"#{self.disclosure_id} {self.role}"


class Funding(models.Model):
    """One publicly funded project behind the invention (财政资助科研项目)."""

    disclosure = models.ForeignKey(Disclosure, on_delete=models.CASCADE, related_name="funding")
    project = models.CharField(_("项目名称"), max_length=200)
    number = models.CharField(_("项目编号"), max_length=80)
    agency = models.CharField(_("资助机构"), max_length=120)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"#{self.disclosure_id} {self.pk}"
