"""How a patent was put to use, with the day and the proof."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from panhuo.portfolio.inventory.enums import ImplementationKind
from panhuo.portfolio.inventory.models.entry import Entry


class Implementation(models.Model):
    """`since` None: the day is not known. `evidence` may be missing; then it says so."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="implementations")
    kind = models.CharField(_("实施方式"), max_length=12, choices=ImplementationKind.choices)
    since = models.DateField(_("开始实施日期"), null=True, blank=True)
    by = models.CharField(_("实施单位"), max_length=200, blank=True)
    note = models.CharField(_("说明"), max_length=300, blank=True)
    evidence = models.FileField(_("证明材料"), upload_to="implementations", max_length=200, blank=True)
    evidence_name = models.CharField(max_length=200, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("since", "pk")

    def __str__(self) -> str:
        return str(self.get_kind_display())
