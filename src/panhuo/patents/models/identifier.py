"""The numbers that a patent goes by."""

from __future__ import annotations

from django.db import models

from panhuo.patents.enums import IdentifierKind


class PatentIdentifier(models.Model):
    """A typed number of a patent. `value` is in normal form, `raw` as it was written.

    `realm` keeps what organisations hold privately apart from what is public: 0 for public records, else
    the holder's id. Within one realm a number means one patent. `key` is what numbers are met by: the value, or
    the digits that all publications of one invention share (docs/decisions/0006-identity-of-patents.md).
    """

    patent = models.ForeignKey("patents.Patent", on_delete=models.CASCADE, related_name="identifiers")
    kind = models.CharField(max_length=12, choices=IdentifierKind.choices)
    value = models.CharField(max_length=120)
    key = models.CharField(max_length=120)
    raw = models.CharField(max_length=200, blank=True)
    realm = models.BigIntegerField(default=0)

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=("kind", "key")),)
        constraints = (models.UniqueConstraint(fields=("kind", "value", "realm"), name="a_number_means_one_patent"),)

    def __str__(self) -> str:
        return self.value
