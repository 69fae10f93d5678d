"""Shapes of what the API takes and gives. An unknown value is null, never a default."""
