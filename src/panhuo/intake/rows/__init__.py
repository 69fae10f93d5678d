"""Rows become patents and needs."""
