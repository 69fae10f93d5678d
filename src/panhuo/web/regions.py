"""Choosing a region: provinces, and below them the cities that the installation has loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import Q

from panhuo.orgs.api import Region

if TYPE_CHECKING:
    _Choice = forms.ModelChoiceField[Region]
else:
    _Choice = forms.ModelChoiceField


class RegionField(_Choice):
    """Each region after those that it lies in: 浙江省 · 杭州市."""

    def __init__(self, *, counties: bool = False, **kwargs: Any) -> None:
        found = Region.objects.select_related("parent__parent").order_by("code")
        super().__init__(queryset=found if counties else found.exclude(level="county"), **kwargs)

    def offer(self, code: str | None) -> None:
        """Let the region of a record stand, though it is a county."""
        found = Region.objects.select_related("parent__parent").order_by("code")
        self.queryset = found.filter(~Q(level="county") | Q(pk=code))

    def label_from_instance(self, obj: Region) -> str:
        names = [obj.name]
        while (above := obj.parent) is not None:
            names.insert(0, above.name)
            obj = above
        return " · ".join(names)
