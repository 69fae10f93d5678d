"""Reading payment plans."""
