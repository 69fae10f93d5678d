"""Indicators, weights and scores as a plain library: no Django, no database."""
