"""Needs: list, form, page."""
