"""Valuation of patents: list, page, ratings, reports, scheme."""
