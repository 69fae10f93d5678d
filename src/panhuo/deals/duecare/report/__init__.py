"""The evidence chain as one PDF."""
