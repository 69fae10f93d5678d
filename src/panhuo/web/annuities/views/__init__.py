"""Pages of annuities."""
