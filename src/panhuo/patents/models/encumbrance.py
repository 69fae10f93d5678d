"""What lies on a patent: licences, pledges, court measures, duties."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from panhuo.patents.enums import EncumbranceKind
from panhuo.patents.queries.encumbrances import EncumbranceQuerySet


class Encumbrance(models.Model):
    """Lies on `patent` from `first` to `last` (None: not known, or without end).

    `organisation` wrote it down and is the only one to see it; `source` says where it stands (a contract, a notice of
    the office, a court's ruling). Rows are never deleted: a mistake is `withdrawn`. Of a licence: `territory` and
    `field` (parted by 、; empty: no limit), whether it may be licensed on and whether the owner may let the patent
    lapse (None: not said). `acts`: what the party consents to, as acts of the deals' rules.
    """

    patent = models.ForeignKey("patents.Patent", on_delete=models.CASCADE, related_name="encumbrances")
    organisation = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16, choices=EncumbranceKind.choices)
    first = models.DateField(null=True, blank=True)
    last = models.DateField(null=True, blank=True)
    party = models.CharField(max_length=200, blank=True)
    consent = models.BooleanField(null=True, blank=True)
    territory = models.CharField(max_length=300, blank=True)
    field = models.CharField(max_length=300, blank=True)
    sublicence = models.BooleanField(null=True, blank=True)
    may_lapse = models.BooleanField(null=True, blank=True)
    acts = models.JSONField(default=list, blank=True)
    source = models.CharField(max_length=300)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT)
    at = models.DateTimeField(auto_now_add=True)
    withdrawn = models.BooleanField(default=False)

    objects = EncumbranceQuerySet.as_manager()

    class Meta:
        ordering = ("first", "pk")
        indexes = (models.Index(fields=("organisation", "patent")),)
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=EncumbranceKind.values), name="encumbrance_kind_is_known"),
            models.CheckConstraint(
                condition=Q(first=None) | Q(last=None) | Q(last__gte=F("first")), name="encumbrance_ends_after_it_began"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.first or ''}–{self.last or ''}"
