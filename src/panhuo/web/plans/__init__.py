"""Pages of payment plans."""
