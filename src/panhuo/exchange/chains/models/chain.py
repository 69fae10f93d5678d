"""A chain and its earlier versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from panhuo.exchange.chains.enums import ChainVisibility
from panhuo.exchange.chains.queries.visible import ChainQuerySet

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

    from panhuo.exchange.chains.models.node import ChainNode


class Chain(models.Model):
    """Drawn by an operation centre, a leading enterprise, an authority. `version` grows with each change of nodes."""

    nodes: RelatedManager[ChainNode]
    versions: RelatedManager[ChainVersion]

    organisation = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(_("名称"), max_length=120)
    description = models.TextField(_("说明"), blank=True)
    visibility = models.CharField(
        _("公开范围"), max_length=12, choices=ChainVisibility.choices, default=ChainVisibility.MEMBERS
    )
    version = models.PositiveIntegerField(default=0)
    archived_at = models.DateTimeField(null=True, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = ChainQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(visibility__in=ChainVisibility.values), name="chain_visibility_is_known"
            ),
        )

    def __str__(self) -> str:
        return self.title


class ChainVersion(models.Model):
    """The outline as it stood after a change; never changed itself."""

    chain = models.ForeignKey(Chain, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    outline = models.TextField()
    note = models.CharField(max_length=200, blank=True)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-number",)
        constraints = (models.UniqueConstraint(fields=("chain", "number"), name="one_chain_version_a_number"),)

    def __str__(self) -> str:
        return f"#{self.chain_id} v{self.number}"
