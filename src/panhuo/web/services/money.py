"""Prices are typed in 元 and kept in 分."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

FEN: Final = 100


def yuan_field(label: Any, *, required: bool = True, least: Decimal | int = 0) -> forms.DecimalField:
    """A price in 元 with at most two decimals."""
    return forms.DecimalField(
        label=label,
        required=required,
        min_value=least,
        max_digits=14,
        decimal_places=2,
        error_messages={"invalid": _("请填写数字，例如 8000 或 8000.50")},
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )


def to_fen(yuan: Decimal | None) -> int | None:
    return None if yuan is None else int(yuan * FEN)


def to_yuan(fen: int | None) -> Decimal | None:
    return None if fen is None else Decimal(fen) / FEN
