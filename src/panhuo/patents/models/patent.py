"""One patent: an application with all its publications."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from panhuo.patents.enums import LegalState, PatentKind, Visibility
from panhuo.patents.queries.visible import PatentQuerySet

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

    from panhuo.patents.models.identifier import PatentIdentifier
    from panhuo.patents.models.ipc import PatentClass
    from panhuo.patents.models.owner import PatentOwner
    from panhuo.patents.models.person import Inventor


class Patent(models.Model):
    """`holder` is the organisation that keeps this record (none: the installation itself).

    What is not known is empty or "unknown", never a default. `version` grows with each write and is what
    the index knows a record by. `merged_into` points to the record that this one became part of.
    `ipc_subclass` and `filing_year` repeat what `ipc_main` and `application_date` say, for counting.
    """

    identifiers: RelatedManager[PatentIdentifier]
    owners: RelatedManager[PatentOwner]
    inventors: RelatedManager[Inventor]
    classes: RelatedManager[PatentClass]

    holder = models.ForeignKey("orgs.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    visibility = models.CharField(max_length=12, choices=Visibility.choices, default=Visibility.PUBLIC)
    kind = models.CharField(_("类型"), max_length=10, choices=PatentKind.choices, default=PatentKind.UNKNOWN)
    title = models.CharField(_("名称"), max_length=500, blank=True)
    title_en = models.CharField(_("英文名称"), max_length=1000, blank=True)
    abstract = models.TextField(_("摘要"), blank=True)
    abstract_en = models.TextField(_("英文摘要"), blank=True)
    claims = models.TextField(_("权利要求"), blank=True)
    description = models.TextField(_("说明书"), blank=True)
    application_date = models.DateField(_("申请日"), null=True, blank=True)
    publication_date = models.DateField(_("公开（公告）日"), null=True, blank=True)
    grant_date = models.DateField(_("授权日"), null=True, blank=True)
    expiry_date = models.DateField(_("预计届满日"), null=True, blank=True)
    status_text = models.CharField(_("法律状态（原文）"), max_length=200, blank=True)
    legal_state = models.CharField(_("法律状态"), max_length=10, choices=LegalState.choices, default=LegalState.UNKNOWN)
    ipc_main = models.CharField(_("主分类号"), max_length=24, blank=True)
    family_size = models.PositiveIntegerField(_("同族件数"), null=True, blank=True)
    cited_by = models.PositiveIntegerField(_("被引次数"), null=True, blank=True)
    extra = models.JSONField(default=dict, blank=True)
    ipc_subclass = models.CharField(max_length=4, blank=True, editable=False)
    filing_year = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)
    is_demo = models.BooleanField(default=False)
    merged_into = models.ForeignKey(  # hardly any has one: an index of all would only mislead the database
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged", db_index=False
    )
    version = models.BigIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = PatentQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=("holder", "visibility")),
            models.Index(fields=("application_date", "id")),
            models.Index(fields=("publication_date", "id")),
            models.Index(fields=("title", "id")),
            models.Index(
                fields=(
                    "kind", "legal_state", "ipc_subclass", "filing_year", "visibility", "holder", "merged_into",
                ),
                name="patent_facets",
            ),
            models.Index(
                fields=("merged_into",), condition=Q(merged_into__isnull=False), name="patent_merged_into"
            ),
        )  # fmt: skip
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=PatentKind.values), name="patent_kind_is_known"),
            models.CheckConstraint(condition=Q(legal_state__in=LegalState.values), name="patent_state_is_known"),
            models.CheckConstraint(
                condition=~Q(visibility=Visibility.ORGANISATION) | Q(holder__isnull=False),
                name="a_private_patent_has_a_holder",
            ),
        )

    def __str__(self) -> str:
        return self.title or f"#{self.pk}"
