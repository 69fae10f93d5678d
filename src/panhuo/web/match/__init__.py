"""The match page and its component."""
