"""Industry classes of GB/T 4754."""

from __future__ import annotations

from django.db import models


class Industry(models.Model):
    """`code` is a letter and up to four digits (``C35``); `edition` is the year of the standard."""

    code = models.CharField(max_length=6, primary_key=True)
    name = models.CharField(max_length=120)
    parent = models.CharField(max_length=6, blank=True, db_index=True)
    edition = models.CharField(max_length=4)

    class Meta:
        ordering = ("code",)

    def __str__(self) -> str:
        return f"{self.code} {self.name}"
