"""Tying what an app refused to the field of the form that holds it."""

from __future__ import annotations

from django.forms import BaseForm

from panhuo.orgs.api import DomainError, InvalidInput


def blame(form: BaseForm, error: DomainError) -> None:
    """Show `error` at its field, or above the form where no field is meant."""
    field = error.field if isinstance(error, InvalidInput) and error.field in form.fields else None
    form.add_error(field, error.message)
