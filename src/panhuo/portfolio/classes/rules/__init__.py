"""Flags and class symbols as a plain library: no Django, no database."""
