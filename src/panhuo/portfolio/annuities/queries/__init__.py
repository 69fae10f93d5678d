"""Reading annuities."""
