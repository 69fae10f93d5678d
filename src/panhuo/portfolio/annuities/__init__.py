"""Annuities of a portfolio: rules, accounts, payments, calendar and forecast."""
