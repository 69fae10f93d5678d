"""Annuities: list, calendar, forecast, one account, files, settings."""
