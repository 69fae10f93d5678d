"""Deals on patents: agreements, payment, filings, shares."""
